/** In the runtime's own package: the way for tests to what it tells nobody. */
package dev.goexit.runtime;

/**
 * Races of the runtime's parts that take no lock, each with all outcomes that may be: in the
 * runtime's own package, since they are not public.
 */
package dev.goexit.runtime;

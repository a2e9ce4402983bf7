/** Programs that the integration tests run in JVMs of their own, one behaviour each. */
package dev.goexit.programs;

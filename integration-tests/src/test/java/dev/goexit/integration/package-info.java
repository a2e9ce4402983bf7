/**
 * Real JVMs with the real agent jar: what they print, how they end.
 *
 * <p>{@link dev.goexit.integration.Built} names the jars and starts the programs of {@code
 * dev.goexit.programs}, which see these classes' directory and goexit-runtime.jar, and no library.
 */
package dev.goexit.integration;

/**
 * Hostile frames, of every compiler. The sources stand in src/test/compilers and say for each shape
 * what is to run, in order; {@link dev.goexit.compilers.Shape} compares.
 */
package dev.goexit.compilers;

/**
 * Stands for other people's code: no program's package lies above it, so nothing in it is guarded.
 */
package dev.goexit.foreign;

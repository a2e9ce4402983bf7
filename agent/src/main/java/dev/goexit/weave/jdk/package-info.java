/**
 * What is put into classes of the JDK, bytes in and bytes out: one call in front of a few method
 * bodies. No member is added or removed, so loaded classes can be changed.
 */
package dev.goexit.weave.jdk;

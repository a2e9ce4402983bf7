/**
 * The demo application: scenes that show each promise alone, and an importer that needs them all.
 *
 * <p>Start at {@link dev.goexit.demo.Demo}; the scenes are in {@code dev.goexit.demo.scenes}, the
 * importer in {@code dev.goexit.demo.zones}.
 */
package dev.goexit.demo;

/**
 * Bytes in, bytes out: the weaver. It knows nothing of {@code java.lang.instrument}, loads no
 * class, and knows the runtime and the bridge by name only ({@link dev.goexit.weave.WovenNames}).
 *
 * <p>Start with {@link dev.goexit.weave.Weaver}: {@link dev.goexit.weave.ConstantPool} dismisses
 * most classes; {@link dev.goexit.weave.DefersScope} tells which methods asked for {@code defer};
 * each method then goes through a chain of rewritings, one concern each: the handlers' guards
 * (dev.goexit.weave.handlers) first, then those of dev.goexit.weave.methods. What no rewriting
 * changes is copied byte for byte. {@link dev.goexit.weave.InitialiserMarks} and {@link
 * dev.goexit.weave.MainBottom} need no parsed class: they write into the class file as it stands.
 */
package dev.goexit.weave;

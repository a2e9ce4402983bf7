/**
 * Real Go as the judge of defer, panic, recover and Goexit: random programs run in Go and in woven
 * Java, and what they did is compared to the letter.
 *
 * <p>Start at {@link dev.goexit.oracle.Program}, what is run, and {@link
 * dev.goexit.oracle.Generator}, whence it comes. A program runs on two levels: as source, by {@link
 * dev.goexit.oracle.GoSource} and {@link dev.goexit.oracle.JavaSource}, so that the compilers and
 * the weaver see all shapes of functions; and in an interpreter, here and in Go, which is fast.
 * Both give a trace: each number emitted, each value recovered, each result and how each goroutine
 * ended. {@link dev.goexit.oracle.RealGo} and {@link dev.goexit.oracle.WovenJava} run them, {@link
 * dev.goexit.oracle.Campaign} compares, {@link dev.goexit.oracle.Shrinker} makes what diverges
 * small.
 *
 * <p>{@link dev.goexit.oracle.GoldenPrograms} are the programs of a build without Go. How far they
 * reach is measured with {@link dev.goexit.oracle.model.Model}, which can get any one rule wrong:
 * see {@link dev.goexit.oracle.RuleReport}.
 */
package dev.goexit.oracle;

/**
 * Handler guards: an exit that nobody can swallow, and whose clean-up always runs. Start at {@link
 * dev.goexit.weave.handlers.HandlerGuards}.
 *
 * <p>An exit is one throwable. Every handler that can catch it runs as for any error; where it
 * would complete, the exit is thrown again. For this method
 *
 * <pre>{@code
 * try { work(); } catch (Throwable t) { log(t); } rest();
 * }</pre>
 *
 * the handler becomes (new instructions on the right)
 *
 * <pre>{@code
 * H:                       dup; astore L1        keep what was caught
 *   astore t
 *   aload t
 *   invokestatic log                             covered by E
 *                          aload L1              the body ends here
 *                          invokestatic resume   throws the exit again, or does nothing
 *   invokestatic rest
 *   return
 * E:                       aload L1; swap        log threw something
 *                          invokestatic exitWins
 *                          athrow
 * }</pre>
 *
 * <p>How it is found where a body ends, in this order of reading:
 *
 * <ol>
 *   <li>{@link dev.goexit.weave.handlers.ControlFlow} numbers the instructions; {@link
 *       dev.goexit.weave.handlers.DroppedRanges} mends what javac leaves out of the exception
 *       table.
 *   <li>{@link dev.goexit.weave.handlers.LevelAnalysis} gives each instruction its level: in how
 *       many guarded handlers it stands. A {@link dev.goexit.weave.handlers.GuardedHandler} knows
 *       what else ends its body: the scope of the {@link dev.goexit.weave.handlers.CaughtVariable},
 *       and the ranges of the try blocks around it. {@link
 *       dev.goexit.weave.handlers.RethrowingHandler} tells those that need no guard.
 *   <li>{@link dev.goexit.weave.handlers.GuardCover} decides which handlers see the exit that a
 *       guard throws again, {@link dev.goexit.weave.handlers.ExitWinsHandlers} where a throw leaves
 *       a guarded body.
 *   <li>{@link dev.goexit.weave.handlers.GuardWriter} writes it all, with {@link
 *       dev.goexit.weave.handlers.StackMaps}, {@link dev.goexit.weave.handlers.EdgeTypes} and
 *       {@link dev.goexit.weave.handlers.ExceptionTable}.
 * </ol>
 *
 * <p>Each level has a local of its own behind the method's locals, since a nested handler must not
 * overwrite what the outer one holds. On an edge where the level drops stands one guard for each
 * lost level, innermost first: before a {@code goto} or a return, behind an instruction that falls
 * through, in a trampoline for a conditional jump or a switch. A guard is never covered by the
 * handler it belongs to.
 *
 * <p>What is promised: the exit survives and every handler's body runs, always, as often and in the
 * order as for an error thrown again at each handler's end. Code behind a handler never runs where
 * its end is known: with a variable table, within the surrounding try blocks, and wherever the
 * ordinary flow joins. Else, in {@code try { return f(); } catch (Throwable t) { log(t); } rest();}
 * compiled without tables, nobody can tell whether {@code rest()} is part of the clause, and it
 * runs: extra code is better than a skipped rollback.
 *
 * <p>Tried and dropped: skipping handlers (a try-with-resources is a {@code catch (Throwable)}, and
 * a skipped one commits half the work); regions by dominance (they cut tails that sibling handlers
 * share); guarding where the region ends in the bytecode instead of where the surrounding try block
 * is left (a {@code return} passed by the outer {@code catch}); a guard covered by the handler of a
 * {@code synchronized} block whose monitor had been left (it left it twice, for ever).
 */
package dev.goexit.weave.handlers;

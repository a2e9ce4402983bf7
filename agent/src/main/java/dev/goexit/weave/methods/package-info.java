/**
 * Rewritings of one method each: {@link dev.goexit.weave.methods.GoStatements} gives go statements
 * their line, {@link dev.goexit.weave.methods.DeferWeaver} gives a method its deferred calls,
 * {@link dev.goexit.weave.methods.BoundaryWeaver} makes an exit end in it, {@link
 * dev.goexit.weave.methods.StreamUses} gives a program under a trap standard streams of its own.
 */
package dev.goexit.weave.methods;

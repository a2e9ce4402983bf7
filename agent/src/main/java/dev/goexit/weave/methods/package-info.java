/**
 * Rewritings of one method each: {@link dev.goexit.weave.methods.GoStatements} gives go statements
 * their line, {@link dev.goexit.weave.methods.DeferWeaver} gives a method its deferred calls,
 * {@link dev.goexit.weave.methods.BoundaryWeaver} makes an exit end in it.
 */
package dev.goexit.weave.methods;

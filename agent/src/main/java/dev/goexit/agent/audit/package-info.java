/**
 * {@code audit=true}: who would swallow an exit. {@link dev.goexit.agent.audit.ExitAudit} walks the
 * stack at each exit; {@link dev.goexit.agent.audit.GuardedClasses} knows what needs no look.
 */
package dev.goexit.agent.audit;

/**
 * The agent's entry: options, installation, and the filter in front of the weaver.
 *
 * <p>Start with {@link dev.goexit.agent.GoexitAgent} and {@link dev.goexit.agent.AgentInstaller};
 * then {@link dev.goexit.agent.WeavingTransformer}, which asks {@link dev.goexit.agent.GuardScope}
 * and hands over to dev.goexit.weave. {@link dev.goexit.agent.Attach} brings the agent into a JVM
 * that runs already. What all of the JVM shares is in dev.goexit.agent.bridge, option {@code audit}
 * in dev.goexit.agent.audit.
 */
package dev.goexit.agent;

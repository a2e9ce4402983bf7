/**
 * The template of the bridge: {@link dev.goexit.agent.bridge.BridgeInstaller} gives it the name
 * {@code java.lang.GoexitBridge} and defines it there. Nothing uses the template under its own
 * name.
 */
package dev.goexit.agent.bridge;

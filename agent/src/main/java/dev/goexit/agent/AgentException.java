package dev.goexit.agent;

/** The agent cannot do its work. The message is for the user: what, which rule, what to do. */
public final class AgentException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  AgentException(String message) {
    super(message);
  }
}

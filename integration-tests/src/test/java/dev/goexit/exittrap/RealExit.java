package dev.goexit.exittrap;

import dev.goexit.ExitTrap;

/** Exits that are to end the JVM, and do. */
public final class RealExit {
  private RealExit() {}

  public static void main(String[] args) {
    Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("hook")));
    switch (args[0]) {
      case "outside" -> {
        ExitTrap.run(() -> {});
        System.exit(21);
      }
      case "force" -> ExitTrap.run(() -> ExitTrap.forceExit(22));
      case "host" -> ExitTrap.run(() -> System.exit(23));
      case "halt" -> ExitTrap.builder().passHalt().run(() -> Runtime.getRuntime().halt(24));
      case "never trapped" -> System.exit(25);
      default -> throw new IllegalArgumentException(args[0]);
    }
    System.out.println("went on");
  }
}

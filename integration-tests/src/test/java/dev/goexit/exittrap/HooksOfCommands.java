package dev.goexit.exittrap;

import dev.goexit.ExitTrap;

/** Shutdown hooks that are registered within a trap run when the command ends. */
public final class HooksOfCommands {
  private HooksOfCommands() {}

  public static void main(String[] args) {
    Runtime runtime = Runtime.getRuntime();
    runtime.addShutdownHook(new Thread(() -> System.out.println("hook of the JVM")));
    ExitTrap.Result<Void> result =
        ExitTrap.run(
            () -> {
              runtime.addShutdownHook(new Thread(() -> System.out.println("hook of the command")));
              Thread taken = new Thread(() -> System.out.println("never"));
              runtime.addShutdownHook(taken);
              System.out.println("taken back " + runtime.removeShutdownHook(taken));
              System.exit(1);
            });
    System.out.println("ended with " + result.exitStatus().getAsInt());

    result =
        ExitTrap.run(
            () ->
                runtime.addShutdownHook(
                    new Thread(
                        () -> {
                          System.out.println("hook without an exit");
                          System.exit(5);
                        })));
    System.out.println("exit in a hook: " + result.exitStatus() + " " + result.stragglers());

    result =
        ExitTrap.run(
            () -> {
              runtime.addShutdownHook(new Thread(() -> System.exit(7)));
              System.exit(6);
            });
    System.out.println(
        "first stays: " + result.exitStatus().getAsInt() + " later " + result.laterExits().size());

    result =
        ExitTrap.run(
            () -> {
              Thread hook = new Thread(() -> {});
              runtime.addShutdownHook(hook);
              runtime.addShutdownHook(hook);
            });
    System.out.println(result.outcome());
    System.exit(3);
  }
}

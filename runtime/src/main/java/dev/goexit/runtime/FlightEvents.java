package dev.goexit.runtime;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/**
 * The events of a goroutine's life for the Flight Recorder. Loaded only if option {@code jfr} asks
 * for them; {@link Recording} is the way here.
 *
 * <p>Text is made only while a recording wants the event.
 */
final class FlightEvents {
  private FlightEvents() {}

  /**
   * Loads all of them, so that none comes into being in the middle of a goroutine.
   *
   * @throws LinkageError if module jdk.jfr is not there
   */
  static void load() {
    new Create().isEnabled();
    new Start().isEnabled();
    new End().isEnabled();
    new Exit().isEnabled();
    new Panic().isEnabled();
  }

  static void created(GoroutineHandle goroutine) {
    Create event = new Create();
    if (event.shouldCommit()) {
      event.goroutine = goroutine.id();
      event.goroutineName = goroutine.name();
      event.creator = goroutine.creatorId();
      event.site = textOf(goroutine.creationSite());
      event.commit();
    }
  }

  static void started(GoroutineHandle goroutine) {
    Start event = new Start();
    if (event.shouldCommit()) {
      event.goroutine = goroutine.id();
      event.commit();
    }
  }

  static void ended(GoroutineHandle goroutine, Ending ending) {
    End event = new End();
    if (event.shouldCommit()) {
      event.goroutine = goroutine.id();
      event.outcome =
          ending.thrown() == null ? "returned" : ending.isExit() ? "exited" : "panicked";
      event.status = ending.status();
      event.commit();
    }
    if (ending.isPanic()) {
      panicked(goroutine, ending.thrown());
    }
  }

  private static void panicked(GoroutineHandle goroutine, Throwable thrown) {
    Panic event = new Panic();
    if (event.shouldCommit()) {
      event.goroutine = goroutine.id();
      event.type = GoroutineDescriptor.valueOf(thrown).getClass();
      event.site = textOf(Traces.site(thrown.getStackTrace()));
      event.commit();
    }
  }

  static void exited(Throwable signal, int status) {
    Exit event = new Exit();
    if (event.shouldCommit()) {
      GoroutineDescriptor running = GoroutineDescriptor.currentOrNull();
      event.goroutine = running == null ? 0 : running.handle.id();
      event.status = status;
      event.site = textOf(Traces.site(signal.getStackTrace()));
      event.commit();
    }
  }

  private static String textOf(StackTraceElement site) {
    return site == null ? null : site.toString();
  }

  /** Go statement. */
  @Name("dev.goexit.GoroutineCreate")
  @Label("Goroutine Create")
  @Category({"Goexit", "Goroutine"})
  @Description("A goroutine was started; it waits for a thread")
  @StackTrace(false)
  private static final class Create extends Event {
    @Label("Goroutine")
    long goroutine;

    @Label("Name")
    String goroutineName;

    @Label("Creator")
    @Description("The goroutine that started it; 0 if a thread did that was none")
    long creator;

    @Label("Site")
    @Description("The line that started it")
    String site;
  }

  /** A thread took it. */
  @Name("dev.goexit.GoroutineStart")
  @Label("Goroutine Start")
  @Category({"Goexit", "Goroutine"})
  @Description("A goroutine begins to run on the event's thread")
  @StackTrace(false)
  private static final class Start extends Event {
    @Label("Goroutine")
    long goroutine;
  }

  /** Its last deferred call has run. */
  @Name("dev.goexit.GoroutineEnd")
  @Label("Goroutine End")
  @Category({"Goexit", "Goroutine"})
  @Description("A goroutine is over, its deferred calls included")
  @StackTrace(false)
  private static final class End extends Event {
    @Label("Goroutine")
    long goroutine;

    @Label("Outcome")
    @Description("returned, exited or panicked")
    String outcome;

    @Label("Status")
    @Description("The status given to exit")
    int status;
  }

  /** A call of exit. */
  @Name("dev.goexit.GoroutineExit")
  @Label("Goroutine Exit")
  @Category({"Goexit", "Goroutine"})
  @Description("A goroutine calls exit: its deferred calls run next")
  private static final class Exit extends Event {
    @Label("Goroutine")
    long goroutine;

    @Label("Status")
    int status;

    @Label("Site")
    @Description("The line that exits")
    String site;
  }

  /** A panic that nobody recovered. */
  @Name("dev.goexit.GoroutinePanic")
  @Label("Goroutine Panic")
  @Category({"Goexit", "Goroutine"})
  @Description("A panic that nobody recovered has ended a goroutine")
  @StackTrace(false)
  private static final class Panic extends Event {
    @Label("Goroutine")
    long goroutine;

    @Label("Type")
    @Description("The type of the panic's value")
    Class<?> type;

    @Label("Site")
    @Description("The line that panicked")
    String site;
  }
}

package dev.goexit.weave.methods.targets;

import static dev.goexit.Go.defer;

import dev.goexit.Defers;
import java.util.ArrayList;
import java.util.List;

/** A function with deferred calls, a loop of them too, and with handlers that are guarded. */
@Defers
public class Handlers {
  private final List<String> events = new ArrayList<>();

  public List<String> run(int times, long wide, String name) {
    for (int i = 0; i < times; i++) {
      defer(events::add, name + i);
    }
    try {
      events.add(Integer.toString(Integer.parseInt(name)));
    } catch (Throwable thrown) {
      events.add(thrown.getMessage() + wide);
    } finally {
      events.add("finally");
    }
    return events;
  }

  public List<String> runOnce(String name, long wide) {
    defer(() -> events.add(name + wide));
    try {
      events.add(Integer.toString(Integer.parseInt(name)));
    } catch (Throwable thrown) {
      events.add(thrown.getMessage());
    } finally {
      events.add("finally");
    }
    return events;
  }
}

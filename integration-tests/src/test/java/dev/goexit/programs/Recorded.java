package dev.goexit.programs;

import static dev.goexit.programs.Print.println;

import dev.goexit.Go;
import dev.goexit.Goexit;
import dev.goexit.Goroutine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import jdk.jfr.FlightRecorder;
import jdk.jfr.Recording;
import jdk.jfr.ValueDescriptor;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;

/** Records what goroutines do, and prints the events in the order of their time. */
public final class Recorded {
  private Recorded() {}

  public static void main(String[] args) throws Exception {
    Thread.setDefaultUncaughtExceptionHandler((thread, thrown) -> {});
    Goroutine before = Go.go("before", () -> {});
    before.join();
    Path file = Files.createTempFile("recorded", ".jfr");
    try (Recording recording = new Recording()) {
      recording.start();
      Go.go("returns", () -> {}).join();
      Go.go("exits", () -> Goexit.exit(3)).join();
      Go.go("panics", () -> Go.panic("P")).join();
      Go.run(() -> Goexit.exit(4));
      recording.stop();
      recording.dump(file);
    }
    List<RecordedEvent> events = RecordingFile.readAllEvents(file);
    Files.delete(file);
    events.stream()
        .filter(event -> event.getEventType().getName().startsWith("dev.goexit."))
        .sorted((one, other) -> one.getStartTime().compareTo(other.getStartTime()))
        .forEach(Recorded::print);
    println(
        FlightRecorder.getFlightRecorder().getEventTypes().stream()
            .filter(type -> type.getName().startsWith("dev.goexit."))
            .count());
  }

  private static void print(RecordedEvent event) {
    StringBuilder line = new StringBuilder(event.getEventType().getLabel());
    for (ValueDescriptor field : event.getFields()) {
      switch (field.getName()) {
        case "startTime", "duration", "eventThread", "stackTrace" -> {
          // Are there in each event of the Flight Recorder's.
        }
        case "type" -> line.append(", type=").append(event.getClass("type").getName());
        default -> {
          Object value = event.getValue(field.getName());
          line.append(", ").append(field.getName()).append('=').append(value);
        }
      }
    }
    println(line);
  }
}

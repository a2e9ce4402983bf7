package dev.goexit.realcode;

import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.mockStatic;
import static org.mockito.Mockito.spy;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import dev.goexit.Go;
import dev.goexit.GoBody;
import dev.goexit.Goexit;
import java.util.ArrayList;
import java.util.List;
import org.mockito.MockedStatic;

/** Exits in answers; afterwards the mocks, and Mockito on this thread, work as before. */
public final class MockitoExits {
  private MockitoExits() {}

  /** To be mocked. */
  public static class Service {
    public String find(String key) {
      return "real " + key;
    }

    public final void store(String key) {
      System.out.println("stored " + key);
    }

    public static int count() {
      return 1;
    }
  }

  public static void main(String[] args) {
    Service service = mock(Service.class);
    when(service.find(anyString())).thenAnswer(call -> Goexit.exit(2));
    doAnswer(call -> Goexit.exit(3)).when(service).store(anyString());
    run("answer", () -> System.out.println("NOT REACHED " + service.find("a")));
    run("answer of a final method", () -> service.store("a"));
    run("caught", () -> caught(service));

    run("stubbing", () -> when(service.find(exits("b"))).thenReturn("c"));

    List<String> list = spy(new ArrayList<>(List.of("x")));
    doAnswer(call -> Goexit.exit(4)).when(list).size();
    run("spy", () -> System.out.println("NOT REACHED " + list.size()));
    System.out.println("the spy has " + list.get(0));

    try (MockedStatic<Service> statics = mockStatic(Service.class)) {
      statics.when(Service::count).thenAnswer(call -> Goexit.exit(5));
      run("static", () -> System.out.println("NOT REACHED " + Service.count()));
    }
    System.out.println("no longer mocked " + Service.count());

    verify(service, times(2)).find("a");
    verify(service).store("a");
    Service next = mock(Service.class);
    when(next.find("a")).thenReturn("found");
    System.out.println(next.find("a") + " " + next.find("b"));
  }

  private static void caught(Service service) {
    try {
      service.find("a");
    } catch (Throwable t) {
      System.out.println("handler runs");
    }
    System.out.println("NOT REACHED");
  }

  private static String exits(String key) {
    throw Goexit.exit(6);
  }

  private static void run(String name, GoBody body) {
    System.out.println(
        name
            + ": "
            + Go.run(body)
                .<String>fold(
                    value -> "returned",
                    (status, trace) -> "exited " + status,
                    panic -> "panicked " + panic));
  }
}

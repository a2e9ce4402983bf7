package dev.goexit.programs;

import static dev.goexit.programs.Print.println;

import dev.goexit.Go;
import dev.goexit.GoBody;
import dev.goexit.Goexit;
import dev.goexit.GoexitSignal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Exits in what the JDK's collections and the like call back; what they hold stays of use. */
public final class Callbacks {
  private Callbacks() {}

  public static void main(String[] args) throws InterruptedException {
    maps();
    comparators();
    iteration();
    streams();
    others();
  }

  private static Object leave() {
    throw Goexit.exit();
  }

  private static void exit(String name, GoBody body) {
    println(
        name
            + ": "
            + Go.run(body)
                .<String>fold(
                    value -> "RETURNED",
                    (status, trace) -> "exited",
                    panic -> "PANICKED " + panic));
  }

  private static void maps() throws InterruptedException {
    for (Map<String, Object> map :
        List.<Map<String, Object>>of(
            new HashMap<>(),
            new TreeMap<>(),
            new ConcurrentHashMap<>(),
            new ConcurrentSkipListMap<>(),
            Collections.synchronizedMap(new HashMap<>()))) {
      map.put("b", 1);
      String name = map.getClass().getSimpleName();
      exit(name + ".computeIfAbsent", () -> map.computeIfAbsent("a", key -> leave()));
      exit(name + ".compute", () -> map.compute("b", (key, value) -> leave()));
      exit(name + ".merge", () -> map.merge("b", 2, (former, value) -> leave()));
      exit(name + ".replaceAll", () -> map.replaceAll((key, value) -> leave()));
      exit(name + ".forEach", () -> map.forEach((key, value) -> leave()));
      // Locks that were held would keep the other thread.
      Thread other = new Thread(() -> map.computeIfAbsent("a", key -> 2));
      other.start();
      other.join();
      println(map);
    }
  }

  private static void comparators() {
    List<Integer> list = new ArrayList<>(List.of(3, 1, 2));
    exit("List.sort", () -> list.sort((a, b) -> (int) leave()));
    println(list.stream().sorted().toList());
    AtomicInteger calls = new AtomicInteger();
    TreeMap<String, Integer> tree =
        new TreeMap<>((a, b) -> calls.incrementAndGet() == 3 ? (int) leave() : a.compareTo(b));
    tree.put("a", 1);
    tree.put("b", 2);
    exit("TreeMap.put", () -> tree.put("c", 3));
    tree.put("c", 4);
    println(tree);
    PriorityQueue<Integer> queue =
        new PriorityQueue<>((a, b) -> a == 0 ? (int) leave() : a.compareTo(b));
    queue.addAll(List.of(2, 1));
    exit("PriorityQueue.add", () -> queue.add(0));
    println(queue.contains(1), queue.contains(2));
  }

  private static void iteration() {
    Iterable<Integer> leaving =
        () ->
            new Iterator<>() {
              @Override
              public boolean hasNext() {
                return true;
              }

              @Override
              public Integer next() {
                return (Integer) leave();
              }
            };
    exit(
        "Iterator.next",
        () -> {
          for (Integer number : leaving) {
            println("NOT REACHED", number);
          }
        });
    for (Collection<Integer> list :
        List.<Collection<Integer>>of(
            new ArrayList<>(List.of(1, 2)), new CopyOnWriteArrayList<>(List.of(1, 2)))) {
      String name = list.getClass().getSimpleName();
      exit(name + ".removeIf", () -> list.removeIf(number -> number == 2 && leave() == null));
      exit(name + ".forEach", () -> list.forEach(number -> leave()));
      list.add(3);
      println(list);
    }
  }

  private static void streams() {
    exit("Stream.forEach", () -> Stream.of(1, 2).forEach(number -> leave()));
    exit("Stream.sorted", () -> Stream.of(2, 1).sorted((a, b) -> (int) leave()).toList());
    exit("Stream.collect", () -> Stream.of(1).collect(Collectors.toMap(n -> leave(), n -> n)));
    exit("Stream.onClose", () -> closed(Stream.of(1).onClose(Callbacks::leave)));
    exit(
        "Stream, resource",
        () -> {
          try (Stream<Integer> stream = Stream.of(1).onClose(() -> println("closed"))) {
            stream.forEach(number -> leave());
          }
        });
    parallelStream();
    println(IntStream.range(0, 1000).parallel().sum());
  }

  /**
   * The first part may be done by a thread of the pool. The exit is that thread's then, and an
   * ordinary error to this one.
   */
  private static void parallelStream() {
    boolean isLeft =
        Go.run(() -> IntStream.range(0, 1000).parallel().forEach(number -> leave()))
            .fold(value -> false, (status, trace) -> true, panic -> panic instanceof GoexitSignal);
    println("Stream.parallel: left", isLeft);
  }

  private static void closed(Stream<?> stream) {
    stream.close();
  }

  private static void others() throws InterruptedException {
    AtomicInteger calls = new AtomicInteger();
    ThreadLocal<Object> local =
        ThreadLocal.withInitial(() -> calls.incrementAndGet() == 1 ? leave() : "initial");
    exit("ThreadLocal.withInitial", local::get);
    println(local.get());
    ClassValue<Object> values =
        new ClassValue<>() {
          @Override
          protected Object computeValue(Class<?> type) {
            return calls.incrementAndGet() == 3 ? leave() : "computed";
          }
        };
    exit("ClassValue", () -> values.get(String.class));
    println(values.get(String.class));
    exit("StackWalker", () -> StackWalker.getInstance().walk(frames -> leave()));
    println("frames", StackWalker.getInstance().<Boolean>walk(frames -> frames.count() > 0));
    exit(
        "toString",
        () ->
            System.out.println(
                new Object() {
                  @Override
                  public String toString() {
                    return (String) leave();
                  }
                }));
    ReentrantLock lock = new ReentrantLock();
    exit(
        "ReentrantLock",
        () -> {
          lock.lock();
          try {
            leave();
          } finally {
            lock.unlock();
          }
        });
    println("locked", lock.isLocked());
    Object monitor = new Object();
    exit(
        "synchronized",
        () -> {
          synchronized (monitor) {
            leave();
          }
        });
    println("held", Thread.holdsLock(monitor));
  }
}

package dev.goexit.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A real library with {@code guard=*}, and without agent as its own baseline. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class JacksonBenchmark {
  private static final int LINES = 50;

  /** One line of an order. */
  public record Line(String article, int count, double price) {}

  /** What is written and read. */
  public record Order(long number, String customer, List<Line> lines) {}

  private final ObjectMapper mapper = new ObjectMapper();
  private final Order order =
      new Order(
          4711,
          "Acme",
          IntStream.range(0, LINES).mapToObj(i -> new Line("article " + i, i, i * 1.25)).toList());
  private byte[] json;

  /** Has the text that is read. */
  @Setup
  public void prepare() throws IOException {
    json = write();
  }

  /** Object to bytes. */
  @Benchmark
  public byte[] write() throws IOException {
    return mapper.writeValueAsBytes(order);
  }

  /** Bytes to object. */
  @Benchmark
  public Order read() throws IOException {
    return mapper.readValue(json, Order.class);
  }
}

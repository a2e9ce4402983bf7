package dev.goexit.benchmarks;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A real database with {@code guard=*}, and without agent as its own baseline. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class H2Benchmark {
  private static final int ACCOUNTS = 100;

  private Connection connection;
  private int next;

  /** A table in memory. */
  @Setup
  public void open() throws SQLException {
    connection = DriverManager.getConnection("jdbc:h2:mem:");
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      statement.execute("create table account (id int primary key, balance int not null)");
      statement.execute(
          "insert into account select x, 1000 from system_range(1, " + ACCOUNTS + ")");
    }
    connection.commit();
  }

  /** Gives the memory back. */
  @TearDown
  public void close() throws SQLException {
    connection.close();
  }

  /** Two updates and the sum, in one transaction. Gives the sum, which stays what it was. */
  @Benchmark
  public int transfer() throws SQLException {
    int from = 1 + next++ % ACCOUNTS;
    add(from, -1);
    add(1 + from % ACCOUNTS, 1);
    int sum = sum();
    connection.commit();
    return sum;
  }

  private void add(int account, int amount) throws SQLException {
    String sql = "update account set balance = balance + ? where id = ?";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setInt(1, amount);
      statement.setInt(2, account);
      statement.executeUpdate();
    }
  }

  private int sum() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery("select sum(balance) from account")) {
      result.next();
      return result.getInt(1);
    }
  }
}

package dev.goexit.demo.zones;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/** A few connections for many files. One that is not given back is missed at the end. */
final class ConnectionPool {
  private final BlockingQueue<Connection> idle;

  /** Opens so many connections. */
  ConnectionPool(ZoneDatabase database, int size) throws SQLException {
    idle = new ArrayBlockingQueue<>(size);
    for (int i = 0; i < size; i++) {
      Connection connection = database.connect();
      connection.setAutoCommit(false);
      idle.add(connection);
    }
  }

  Connection take() throws InterruptedException {
    return idle.take();
  }

  void giveBack(Connection connection) {
    idle.add(connection);
  }

  /** Closes those that were given back; the database tells of the others. */
  void close() throws SQLException {
    for (Connection connection = idle.poll(); connection != null; connection = idle.poll()) {
      connection.close();
    }
  }
}

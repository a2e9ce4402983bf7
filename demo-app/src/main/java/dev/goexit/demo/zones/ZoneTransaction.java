package dev.goexit.demo.zones;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Optional;

/** One file's rows on their way into the database: all of them are committed, or none. */
final class ZoneTransaction implements ObservanceSink, AutoCloseable {
  private final Connection connection;
  private final String file;
  private final PreparedStatement insert;

  private ZoneTransaction(Connection connection, String file, PreparedStatement insert) {
    this.connection = connection;
    this.file = file;
    this.insert = insert;
  }

  /** Begins one; {@link #close} must follow. */
  static ZoneTransaction begin(Connection connection, String file) throws SQLException {
    return new ZoneTransaction(
        connection,
        file,
        connection.prepareStatement(
            "insert into observance (file, kind, name, onset, offset_minutes,"
                + " yearly_month, yearly_day, yearly_weekday) values (?, ?, ?, ?, ?, ?, ?, ?)"));
  }

  @Override
  public void accept(Observance observance) throws SQLException {
    insert.setString(1, file);
    insert.setString(2, observance.kind());
    insert.setString(3, observance.name());
    insert.setObject(4, observance.onset());
    insert.setInt(5, observance.offsetMinutes());
    Optional<YearlyRule> yearly = observance.yearly();
    insert.setObject(6, yearly.map(YearlyRule::month).orElse(null), Types.INTEGER);
    insert.setObject(7, yearly.map(YearlyRule::day).orElse(null), Types.INTEGER);
    insert.setString(8, yearly.map(YearlyRule::weekday).orElse(null));
    insert.executeUpdate();
  }

  void commit() throws SQLException {
    connection.commit();
  }

  /** Rolls back what was not committed. */
  @Override
  public void close() throws SQLException {
    connection.rollback();
    insert.close();
  }
}

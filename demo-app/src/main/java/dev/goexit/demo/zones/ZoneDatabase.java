package dev.goexit.demo.zones;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** An H2 database file, named or temporary. */
final class ZoneDatabase {
  private final Optional<Path> named;
  private Path file;
  private Path temporaryDirectory;

  /** Describes one; {@link #create} makes it. */
  ZoneDatabase(Optional<Path> named) {
    this.named = named;
  }

  void create() throws IOException, SQLException {
    if (named.isPresent()) {
      file = named.get().toAbsolutePath();
    } else {
      temporaryDirectory = Files.createTempDirectory("goexit-demo");
      file = temporaryDirectory.resolve("zones");
    }
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute(
          """
          create table observance (
            id bigint generated always as identity primary key,
            file varchar(1000) not null,
            kind varchar(8) not null,
            name varchar(100) not null,
            onset timestamp not null,
            offset_minutes integer not null,
            yearly_month integer,
            yearly_day integer,
            yearly_weekday char(2))
          """);
    }
  }

  Connection connect() throws SQLException {
    return DriverManager.getConnection("jdbc:h2:file:" + file);
  }

  Map<String, Integer> rowsByFile() throws SQLException {
    Map<String, Integer> rows = new TreeMap<>();
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet result =
            statement.executeQuery("select file, count(*) from observance group by file")) {
      while (result.next()) {
        rows.put(result.getString(1), result.getInt(2));
      }
    }
    return rows;
  }

  /** How many connections to it this JVM has, that of the question not counted. */
  int openConnections() throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet result =
            statement.executeQuery("select count(*) from information_schema.sessions")) {
      result.next();
      return result.getInt(1) - 1;
    }
  }

  /** Leaves a named database alone. */
  void removeIfTemporary() throws IOException {
    if (temporaryDirectory == null) {
      return;
    }
    try (var files = Files.list(temporaryDirectory)) {
      for (Path path : files.toList()) {
        Files.delete(path);
      }
    }
    Files.delete(temporaryDirectory);
  }

  @Override
  public String toString() {
    return named
        .map(path -> ImportOptions.fileOf(path).toString())
        .orElse("a temporary file, removed at the end");
  }
}

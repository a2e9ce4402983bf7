package dev.goexit.demo.zones;

import java.sql.SQLException;

/** Takes the observances of one file, one after the other. */
@FunctionalInterface
interface ObservanceSink {
  void accept(Observance observance) throws SQLException;
}

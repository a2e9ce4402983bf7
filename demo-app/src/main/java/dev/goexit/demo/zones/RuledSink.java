package dev.goexit.demo.zones;

import dev.goexit.Goexit;
import java.sql.SQLException;

/** Lets only observances through that the database can hold; leaves the goroutine at any other. */
record RuledSink(ObservanceSink next) implements ObservanceSink {

  @Override
  public void accept(Observance observance) throws SQLException {
    requireWholeMinutes(observance);
    next.accept(observance);
  }

  private static void requireWholeMinutes(Observance observance) {
    if (observance.offsetSeconds() != 0) {
      throw Goexit.exit(Breach.OFFSET_WITH_SECONDS.status());
    }
  }
}

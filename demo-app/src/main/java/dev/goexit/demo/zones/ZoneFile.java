package dev.goexit.demo.zones;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/**
 * A text file in iCalendar form.
 *
 * @param name unique in one import
 * @param source opens it
 */
record ZoneFile(String name, Source source) {

  /** Where the bytes come from. */
  @FunctionalInterface
  interface Source {
    InputStream open() throws IOException;
  }

  /** iCalendar is UTF-8 by its standard. */
  BufferedReader open() throws IOException {
    return new BufferedReader(new InputStreamReader(source.open(), StandardCharsets.UTF_8));
  }
}

package dev.goexit.demo;

import dev.goexit.demo.zones.ImportOptions;
import java.util.List;

/** What the user asked for. */
sealed interface Command {

  /** All scenes, then the import of the shipped files. */
  record Everything() implements Command {}

  /**
   * Some scenes.
   *
   * @param names in the order to play them; known to {@link dev.goexit.demo.scenes.Scenes}
   */
  record PlayScenes(List<String> names) implements Command {}

  /** The import alone. */
  record Import(ImportOptions options) implements Command {}

  /** The usage text. */
  record Help() implements Command {}
}

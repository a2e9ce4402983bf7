package dev.goexit.demo.zones;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What to import, and how.
 *
 * @param database where to keep it, without H2's suffix; empty for a temporary one
 * @param paths files, or directories that stand for the *.ics below them; empty for the files that
 *     the application ships
 * @param parallelism how many files at a time
 * @param listAll whether the table lists every file
 */
public record ImportOptions(
    Optional<Path> database, List<Path> paths, int parallelism, boolean listAll) {
  /** Each file in work holds a connection. */
  public static final int MAX_PARALLELISM = 64;

  /** More than most machines' cores: an import waits for its disk now and then. */
  public static final int DEFAULT_PARALLELISM = 8;

  /** Copies the list. */
  public ImportOptions {
    paths = List.copyOf(paths);
  }

  /** What the program does without a word from the user. */
  public static ImportOptions ofShippedFiles() {
    return new ImportOptions(Optional.empty(), List.of(), DEFAULT_PARALLELISM, false);
  }

  /** The file that H2 makes for this database. */
  public static Path fileOf(Path database) {
    return Path.of(database + ".mv.db");
  }
}

package dev.goexit.demo.zones;

import dev.goexit.demo.UsageException;
import java.io.BufferedReader;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The files of one import, and whose they are.
 *
 * @param origin for the reader of the output
 * @param list sorted by name
 */
record ZoneFiles(String origin, List<ZoneFile> list) {
  private static final String SUFFIX = ".ics";

  static ZoneFiles of(List<Path> paths) throws IOException, UsageException {
    return paths.isEmpty() ? shipped() : given(paths);
  }

  /** The ical4j library has a file for each time zone, and an index of them. */
  private static ZoneFiles shipped() throws IOException {
    ZoneFile index = resource("zoneinfo/tz.availableIds");
    List<String> zones;
    try (BufferedReader reader = index.open()) {
      zones = reader.lines().map(String::strip).filter(line -> !line.isEmpty()).sorted().toList();
    }
    return new ZoneFiles(
        "the zone files in ical4j (BSD-3-Clause), made from the IANA time zone database (public"
            + " domain)",
        zones.stream().map(zone -> resource("zoneinfo/" + zone + SUFFIX)).toList());
  }

  private static ZoneFile resource(String path) {
    return new ZoneFile(
        path.substring(path.indexOf('/') + 1),
        () -> {
          InputStream stream = ZoneFiles.class.getClassLoader().getResourceAsStream(path);
          if (stream == null) {
            throw new FileNotFoundException(path + " is not on the class path");
          }
          return stream;
        });
  }

  private static ZoneFiles given(List<Path> paths) throws IOException, UsageException {
    List<Path> files = new ArrayList<>();
    for (Path path : paths) {
      files.addAll(Files.isDirectory(path) ? below(path) : List.of(path));
    }
    // A lone directory is in no name: its files then have the same names wherever it lies.
    Path root = paths.size() == 1 && Files.isDirectory(paths.get(0)) ? paths.get(0) : Path.of("");
    return new ZoneFiles(
        "the command line",
        files.stream()
            .map(Path::normalize)
            .distinct()
            .sorted()
            .map(file -> onDisk(root.normalize(), file))
            .toList());
  }

  private static List<Path> below(Path directory) throws IOException, UsageException {
    try (Stream<Path> tree = Files.walk(directory)) {
      List<Path> found = tree.filter(path -> path.toString().endsWith(SUFFIX)).toList();
      if (found.isEmpty()) {
        throw new UsageException(
            "Path \"%s\": must have *%s files below it. Name another directory, or the files."
                .formatted(directory, SUFFIX));
      }
      return found;
    }
  }

  private static ZoneFile onDisk(Path root, Path file) {
    Path shown = file.startsWith(root) ? root.relativize(file) : file;
    return new ZoneFile(shown.toString(), () -> Files.newInputStream(file));
  }
}

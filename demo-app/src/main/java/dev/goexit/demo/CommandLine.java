package dev.goexit.demo;

import dev.goexit.demo.scenes.Scenes;
import dev.goexit.demo.zones.ImportOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** Reads the program's arguments. */
final class CommandLine {
  static final String USAGE =
      """
      Usage: java -javaagent:goexit-agent.jar -jar demo-app.jar [COMMAND]

        (none)         play all scenes, then import the shipped time zone files
        scenes         play all scenes
        scene NAME     play one: %s
        import [OPTION...] [PATH...]
                       import iCalendar files: the shipped ones, or those given, where a
                       directory stands for all *.ics below it
          --database FILE    keep the database: FILE.mv.db, which must not be there yet
          --parallelism N    so many files at a time, 1 to %d; default %d
          --all              list every file in the table, not just some of the good ones
        --help         print this text

      Exit status: 0 all is well, 1 a check of the import failed, 64 bad arguments.
      """
          .formatted(
              String.join(", ", Scenes.names()),
              ImportOptions.MAX_PARALLELISM,
              ImportOptions.DEFAULT_PARALLELISM);

  private CommandLine() {}

  static Command parse(String... arguments) throws UsageException {
    Iterator<String> rest = List.of(arguments).iterator();
    if (!rest.hasNext()) {
      return new Command.Everything();
    }
    String command = rest.next();
    Command parsed =
        switch (command) {
          case "scenes" -> new Command.PlayScenes(Scenes.names());
          case "scene" -> new Command.PlayScenes(List.of(sceneName(rest)));
          case "import" -> new Command.Import(importOptions(rest));
          case "--help", "-h" -> new Command.Help();
          default ->
              throw new UsageException(
                  "Argument \"%s\": must be scenes, scene, import or --help. See --help."
                      .formatted(command));
        };
    if (rest.hasNext()) {
      throw new UsageException(
          "Argument \"%s\": nothing may follow here. Leave it out, or see --help."
              .formatted(rest.next()));
    }
    return parsed;
  }

  private static String sceneName(Iterator<String> rest) throws UsageException {
    String name = valueOf("scene", rest);
    if (!Scenes.names().contains(name)) {
      throw new UsageException(
          "Scene \"%s\": must be one of %s.".formatted(name, String.join(", ", Scenes.names())));
    }
    return name;
  }

  private static ImportOptions importOptions(Iterator<String> rest) throws UsageException {
    Optional<Path> database = Optional.empty();
    int parallelism = ImportOptions.DEFAULT_PARALLELISM;
    boolean listAll = false;
    List<Path> paths = new ArrayList<>();
    while (rest.hasNext()) {
      String argument = rest.next();
      switch (argument) {
        case "--database" -> database = Optional.of(newDatabase(valueOf(argument, rest)));
        case "--parallelism" -> parallelism = parallelism(valueOf(argument, rest));
        case "--all" -> listAll = true;
        default -> paths.add(existing(argument));
      }
    }
    return new ImportOptions(database, paths, parallelism, listAll);
  }

  private static Path newDatabase(String value) throws UsageException {
    Path database =
        Path.of(value.endsWith(".mv.db") ? value.substring(0, value.length() - 6) : value);
    if (Files.isDirectory(database)) {
      throw new UsageException(
          "Option --database \"%s\": must name a file, not a directory. Add a name to it."
              .formatted(value));
    }
    if (Files.exists(ImportOptions.fileOf(database))) {
      throw new UsageException(
          "Option --database %s: %s is there already. Remove it or choose another name."
              .formatted(value, ImportOptions.fileOf(database)));
    }
    return database;
  }

  private static int parallelism(String value) throws UsageException {
    try {
      int number = Integer.parseInt(value);
      if (number >= 1 && number <= ImportOptions.MAX_PARALLELISM) {
        return number;
      }
    } catch (NumberFormatException e) {
      // The message below says what is asked for.
    }
    throw new UsageException(
        "Option --parallelism %s: must be a number from 1 to %d."
            .formatted(value, ImportOptions.MAX_PARALLELISM));
  }

  private static Path existing(String argument) throws UsageException {
    if (argument.startsWith("-")) {
      throw new UsageException(
          "Option \"%s\": must be --database, --parallelism or --all. See --help."
              .formatted(argument));
    }
    if (!Files.isReadable(Path.of(argument))) {
      throw new UsageException(
          "Path \"%s\": must be a readable file or directory. Check its spelling."
              .formatted(argument));
    }
    return Path.of(argument);
  }

  private static String valueOf(String option, Iterator<String> rest) throws UsageException {
    if (!rest.hasNext()) {
      throw new UsageException("%s: a value must follow. See --help.".formatted(option));
    }
    return rest.next();
  }
}

package dev.goexit.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.goexit.demo.scenes.Scenes;
import dev.goexit.demo.zones.ImportOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The arguments as {@code --help} explains them. */
class CommandLineTest {
  /** "(none): play all scenes, then import the shipped time zone files". */
  @Test
  void no_argument_asks_for_everything() throws UsageException {
    assertInstanceOf(Command.Everything.class, CommandLine.parse());
  }

  /** "scene NAME: play one". */
  @Test
  void a_scene_is_asked_for_by_its_name() throws UsageException {
    assertEquals(new Command.PlayScenes(List.of("reuse")), CommandLine.parse("scene", "reuse"));
    assertEquals(new Command.PlayScenes(Scenes.names()), CommandLine.parse("scenes"));
  }

  /** "import [OPTION...] [PATH...]". */
  @Test
  void an_import_takes_options_and_paths(@TempDir Path directory) throws UsageException {
    Path database = directory.resolve("zones");
    assertEquals(
        new Command.Import(new ImportOptions(Optional.of(database), List.of(directory), 3, true)),
        CommandLine.parse(
            "import",
            "--database",
            database + ".mv.db",
            "--parallelism",
            "3",
            "--all",
            directory.toString()));
  }

  /** "FILE.mv.db, which must not be there yet". */
  @Test
  void a_database_that_is_there_is_left_alone(@TempDir Path directory) throws Exception {
    Files.createFile(directory.resolve("zones.mv.db"));
    String database = directory.resolve("zones").toString();
    UsageException refused =
        assertThrows(
            UsageException.class, () -> CommandLine.parse("import", "--database", database));
    assertEquals(
        "Option --database %s: %s.mv.db is there already. Remove it or choose another name."
            .formatted(database, database),
        refused.getMessage());
  }

  /** An error message tells the value, the rule and the remedy. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          scens                  | Argument "scens": must be scenes, scene, import or --help. See --help.
          scenes now             | Argument "now": nothing may follow here. Leave it out, or see --help.
          scene                  | scene: a value must follow. See --help.
          scene last             | Scene "last": must be one of leave, defers, main, reuse, dump, system-exit.
          import --database      | --database: a value must follow. See --help.
          import --database .    | Option --database ".": must name a file, not a directory. Add a name to it.
          import --parallelism 0 | Option --parallelism 0: must be a number from 1 to 64.
          import --parallelism x | Option --parallelism x: must be a number from 1 to 64.
          import --al            | Option "--al": must be --database, --parallelism or --all. See --help.
          import nowhere.ics     | Path "nowhere.ics": must be a readable file or directory. Check its spelling.
          """)
  void a_bad_argument_is_refused(String arguments, String message) {
    UsageException refused =
        assertThrows(UsageException.class, () -> CommandLine.parse(arguments.split(" ")));
    assertEquals(message, refused.getMessage());
  }
}

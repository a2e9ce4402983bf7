package dev.goexit.demo.zones;

import static dev.goexit.Go.defer;

import dev.goexit.Defers;
import dev.goexit.Goroutine;
import dev.goexit.GoroutineExecutor;
import dev.goexit.demo.UsageException;
import dev.goexit.demo.zones.FileReport.Ending;
import java.io.IOException;
import java.io.PrintStream;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Imports files, each by a goroutine of its own, then tells and checks what came of it. */
@Defers
public final class Importer {
  private final ImportOptions options;
  private final PrintStream out;
  private final ZoneDatabase database;
  private final ImportCounters counters = new ImportCounters();

  /** Makes one that has done nothing yet. */
  public Importer(ImportOptions options, PrintStream out) {
    this.options = options;
    this.out = out;
    this.database = new ZoneDatabase(options.database());
  }

  /**
   * Does the job.
   *
   * @return the program's exit status: 0, or 1 when a check failed
   */
  public int run() throws IOException, InterruptedException, SQLException, UsageException {
    ZoneFiles files = ZoneFiles.of(options.paths());
    out.printf(
        Locale.ROOT,
        "== Import of %d time zone files, one goroutine a file%n",
        files.list().size());
    out.println("  from " + files.origin());
    out.println("  into " + database);

    defer(database::removeIfTemporary);
    database.create();
    List<FileReport> reports = importAll(files.list());

    Map<String, Integer> rows = database.rowsByFile();
    new ReportTable(reports, rows, options.listAll()).print(out);
    ImportCheck check =
        new ImportCheck(
            ImportCheck.halfFiles(files.list(), reports, rows),
            database.openConnections(),
            Math.max(0, counters.threads() - options.parallelism()));
    check.print(out);
    summarize(reports, check);
    return check.passed() ? 0 : 1;
  }

  private List<FileReport> importAll(List<ZoneFile> files)
      throws InterruptedException, SQLException {
    ConnectionPool connections = new ConnectionPool(database, options.parallelism());
    defer(connections::close);
    GoroutineExecutor executor =
        GoroutineExecutor.builder().name("importer").parallelism(options.parallelism()).build();
    defer(executor::close);

    List<FileImport> imports =
        files.stream().map(file -> new FileImport(file, connections, counters)).toList();
    List<Goroutine> goroutines =
        imports.stream().map(job -> executor.go(job.name(), job::run)).toList();
    List<FileReport> reports = new ArrayList<>();
    for (int i = 0; i < imports.size(); i++) {
      goroutines.get(i).join();
      reports.add(
          FileReport.of(
              imports.get(i).name(),
              goroutines.get(i).outcome().orElseThrow(),
              imports.get(i).panic()));
      showProgress(reports.size(), files.size());
    }
    return reports;
  }

  private void showProgress(int done, int all) {
    int step = (all + 4) / 5;
    if (done % step == 0 || done == all) {
      out.printf(Locale.ROOT, "  %d of %d files done%n", done, all);
    }
  }

  /** The last line is for programs: tests read it. */
  private void summarize(List<FileReport> reports, ImportCheck check) {
    out.printf(
        Locale.ROOT,
        "The importer's own catch (Throwable) met %d exits on their way.%n",
        counters.swallowed().get());
    out.printf(
        Locale.ROOT,
        "Imported %d files, %d exited, %d panicked; %d threads served %d goroutines;"
            + " half files: %d; connections open: %d%n",
        count(reports, Ending.RETURNED),
        count(reports, Ending.EXITED),
        count(reports, Ending.PANICKED),
        counters.threads(),
        reports.size(),
        check.halfFiles().size(),
        check.openConnections());
  }

  private static long count(List<FileReport> reports, Ending ending) {
    return reports.stream().filter(report -> report.ending() == ending).count();
  }
}

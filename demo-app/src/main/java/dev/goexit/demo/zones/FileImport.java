package dev.goexit.demo.zones;

import static dev.goexit.Go.defer;
import static dev.goexit.Go.recover;

import com.github.mangstadt.vinnie.io.SyntaxRules;
import com.github.mangstadt.vinnie.io.VObjectReader;
import dev.goexit.Defers;
import java.io.IOException;
import java.io.Reader;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** One goroutine's work: a file, on a connection of the pool, in a transaction of its own. */
final class FileImport {
  private final ZoneFile file;
  private final ConnectionPool connections;
  private final ImportCounters counters;
  private volatile Object panic;

  FileImport(ZoneFile file, ConnectionPool connections, ImportCounters counters) {
    this.file = file;
    this.connections = connections;
    this.counters = counters;
  }

  String name() {
    return file.name();
  }

  /**
   * Reads the file. It returns when all of it is committed, or a panic was noted; it leaves by exit
   * when the file breaks a rule. In all three cases the connection is back in its pool, and what
   * was not committed is undone.
   */
  @Defers
  void run() throws IOException, InterruptedException, SQLException {
    counters.servedBy(Thread.currentThread());
    defer(() -> panic = recover());

    Connection connection = connections.take();
    defer(connections::giveBack, connection);

    ZoneTransaction transaction = ZoneTransaction.begin(connection, file.name());
    defer(transaction::close);

    Reader reader = file.open();
    defer(reader::close);

    ObservanceSink sink = new LenientSink(new RuledSink(transaction), counters.swallowed());
    new VObjectReader(reader, SyntaxRules.iCalendar()).parse(new ZoneListener(sink));
    transaction.commit();
  }

  /** What a panic of the import was about. */
  Optional<Object> panic() {
    return Optional.ofNullable(panic);
  }
}

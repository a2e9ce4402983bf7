/**
 * A job that matters: time zone files in iCalendar form go into a database, one goroutine and one
 * transaction a file, and no file goes in by half.
 *
 * <p>Start at {@link dev.goexit.demo.zones.Importer}, then {@code FileImport}, which is one
 * goroutine's work. {@code ZoneListener} is called by the parser (Vinnie) and hands observances to
 * a chain of {@code ObservanceSink}: {@code LenientSink} swallows what it can, {@code RuledSink}
 * leaves by exit, {@code ZoneTransaction} writes.
 */
package dev.goexit.demo.zones;

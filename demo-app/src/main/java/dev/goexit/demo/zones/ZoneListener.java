package dev.goexit.demo.zones;

import com.github.mangstadt.vinnie.VObjectProperty;
import com.github.mangstadt.vinnie.io.Context;
import com.github.mangstadt.vinnie.io.VObjectDataAdapter;
import com.github.mangstadt.vinnie.io.Warning;
import dev.goexit.Goexit;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Called by Vinnie, the parser: makes observances of the components and properties it reads. */
final class ZoneListener extends VObjectDataAdapter {
  private static final Set<String> OBSERVANCES = Set.of("STANDARD", "DAYLIGHT");

  private final ObservanceSink sink;
  private final Map<String, String> properties = new HashMap<>();

  ZoneListener(ObservanceSink sink) {
    this.sink = sink;
  }

  @Override
  public void onComponentBegin(String name, Context context) {
    properties.clear();
  }

  @Override
  public void onProperty(VObjectProperty property, Context context) {
    properties.put(property.getName(), property.getValue());
  }

  @Override
  public void onComponentEnd(String name, Context context) {
    if (OBSERVANCES.contains(name)) {
      observed(name);
    }
  }

  @Override
  public void onWarning(Warning warning, VObjectProperty property, Exception why, Context context) {
    throw Goexit.exit(Breach.UNREADABLE.status());
  }

  private void observed(String kind) {
    if (!properties.keySet().containsAll(List.of("DTSTART", "TZOFFSETTO"))) {
      throw Goexit.exit(Breach.INCOMPLETE.status());
    }
    Observance observance = Observance.of(kind, properties);
    if (observance.onset().getYear() >= Observance.FIRST_YEAR) {
      accept(observance);
    }
  }

  /** The parser's callbacks declare no exception; a failing database is a panic anyway. */
  private void accept(Observance observance) {
    try {
      sink.accept(observance);
    } catch (SQLException e) {
      throw new IllegalStateException("Cannot write " + observance, e);
    }
  }
}

package dev.goexit.oracle;

import java.util.ArrayList;
import java.util.List;

/** A program of which two runs did not do the same. */
record Divergence(Program program, String go, String java) {

  static List<Divergence> between(List<Program> programs, List<String> go, List<String> java) {
    List<Divergence> found = new ArrayList<>();
    for (int i = 0; i < programs.size(); i++) {
      if (!go.get(i).equals(java.get(i))) {
        found.add(new Divergence(programs.get(i), go.get(i), java.get(i)));
      }
    }
    return found;
  }

  @Override
  public String toString() {
    return program + "\n  Go:   " + go + "\n  Java: " + java;
  }
}

package dev.goexit.oracle;

/** What is panicked with. */
public enum Kind {
  INT('i'),
  STRING('s'),
  /** An object, told from others by its serial number. */
  OBJECT('o'),
  /** An error; in Java a checked exception. */
  ERROR('x'),
  /** The same object each time; in Java an exception. */
  CONSTANT('k'),
  /** {@code panic(nil)}. */
  NIL('n'),

  NIL_DEREFERENCE('d'),
  DIVISION('z'),
  INDEX('b');

  /** Its name in program texts and traces. */
  public final char letter;

  Kind(char letter) {
    this.letter = letter;
  }

  static Kind of(char letter) {
    for (Kind kind : values()) {
      if (kind.letter == letter) {
        return kind;
      }
    }
    throw new IllegalArgumentException("Kind \"" + letter + "\": there is none of that letter.");
  }
}

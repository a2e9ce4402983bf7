package dev.goexit.oracle;

/**
 * A number as a statement names it: an offset from zero, from the function's argument or from the
 * index of the innermost loop.
 */
public record Expression(Base base, int offset) {

  /** From what it counts. */
  public enum Base {
    ZERO(""),
    ARGUMENT("a"),
    INDEX("i");

    private final String letter;

    Base(String letter) {
      this.letter = letter;
    }
  }

  static Expression constant(int value) {
    return new Expression(Base.ZERO, value);
  }

  /** Reads what {@link #toString} gives. */
  static Expression parse(String text) {
    for (Base base : new Base[] {Base.ARGUMENT, Base.INDEX}) {
      if (text.startsWith(base.letter)) {
        return new Expression(base, Integer.parseInt(text.substring(1)));
      }
    }
    return constant(Integer.parseInt(text));
  }

  /** Its value. */
  public int in(int argument, int index) {
    return switch (base) {
      case ZERO -> offset;
      case ARGUMENT -> argument + offset;
      case INDEX -> index + offset;
    };
  }

  @Override
  public String toString() {
    return base.letter + offset;
  }
}

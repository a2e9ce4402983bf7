package dev.goexit.oracle;

/** The type of a Java function's result, which stands for a number. */
enum ResultType {
  INT("int", ""),
  LONG("long", "(long) "),
  DOUBLE("double", "(double) "),
  TEXT("String", "String.valueOf");

  final String type;
  private final String conversion;

  ResultType(String type, String conversion) {
    this.type = type;
    this.conversion = conversion;
  }

  static ResultType ofFunction(int program, int function) {
    return values()[(program + function) % values().length];
  }

  /** The result for a number. */
  String of(String number) {
    return conversion + "(" + number + ")";
  }
}

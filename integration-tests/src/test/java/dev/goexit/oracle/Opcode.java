package dev.goexit.oracle;

import java.util.HashMap;
import java.util.Map;

/** What a statement of a random program does, and which operands it takes. */
public enum Opcode {
  EMIT("emit", Takes.VALUE),
  CALL("call", Takes.FUNCTION),
  /** Calls and returns what the call returned. */
  RETURN_CALL("tail", Takes.FUNCTION),
  RECOVER("rec", Takes.NOTHING),
  /** Recover, called by a function that is called here. */
  RECOVER_BY_HELPER("help", Takes.NOTHING),
  /** Recover of one kind only; other panics go on. Last in a function that defers nothing. */
  RECOVER_TYPED("typed", Takes.KIND),
  /** Panics again with what was recovered last, if anything was. */
  PANIC_AGAIN("again", Takes.NOTHING),
  /** Panics with a new value, if anything was recovered. */
  PANIC_OTHER("other", Takes.VALUE),
  PANIC("panic", Takes.VALUE_AND_KIND),
  /** A run-time error of the kind. */
  FAIL("fail", Takes.KIND),
  EXIT("exit", Takes.NOTHING),
  RETURN("ret", Takes.VALUE),
  /** Sets the result of the function that deferred this one. */
  SET_RESULT("set", Takes.VALUE),
  GET_RESULT("get", Takes.NOTHING),
  /**
   * Calls, and catches what the call throws; in Go a function that recovers. An exit goes on, and
   * so does one behind a panic that is caught.
   */
  TRY("try", Takes.FUNCTION),
  /** Calls, and emits the argument however the call ends. */
  FINALLY("finally", Takes.FUNCTION),
  /** Starts a goroutine and waits for its end. */
  GO("go", Takes.FUNCTION),
  /** The same; in Java on the calling thread. */
  RUN("run", Takes.FUNCTION),
  LOOP("loop", Takes.BODY),
  BREAK("break", Takes.NOTHING),
  IF("if", Takes.BODY),

  /** {@code defer f(x)}; in Java a lambda whose whole body is the call. */
  DEFER_CALL("dcall", Takes.FUNCTION),
  /** {@code defer f(x)}; in Java a method reference and its argument. */
  DEFER_REFERENCE("dref", Takes.FUNCTION),
  /** {@code defer func() { ...; f(x) }()}: f is called by the deferred function. */
  DEFER_WRAPPED("dwrap", Takes.FUNCTION),
  /** {@code defer func() { body }()}. */
  DEFER_LITERAL("dlit", Takes.BODY),
  /** {@code defer func(x) { body }(x)}. */
  DEFER_LITERAL_OF("dlitof", Takes.BODY),
  DEFER_EMIT("demit", Takes.VALUE),
  /** {@code defer emit(f(x))}: f is called by the defer statement. */
  DEFER_ARGUMENT("darg", Takes.FUNCTION),
  /** {@code defer recover()}. */
  DEFER_RECOVER("drec", Takes.NOTHING),
  DEFER_NIL("dnil", Takes.NOTHING),
  DEFER_PANIC("dpanic", Takes.VALUE_AND_KIND),
  DEFER_EXIT("dexit", Takes.NOTHING),

  /** In {@link FlatFunction} only: the next pass, or the end. */
  END_LOOP("", Takes.NOTHING),
  /** In {@link FlatFunction} only: over what an {@code if} does otherwise. */
  JUMP("", Takes.NOTHING);

  private static final Map<String, Opcode> BY_WORD = new HashMap<>();

  static {
    for (Opcode opcode : values()) {
      BY_WORD.put(opcode.word, opcode);
    }
  }

  /** Which operands a statement has. */
  enum Takes {
    NOTHING,
    VALUE,
    KIND,
    VALUE_AND_KIND,
    /** And its argument. */
    FUNCTION,
    /** And a value. */
    BODY
  }

  final String word;
  final Takes takes;

  Opcode(String word, Takes takes) {
    this.word = word;
    this.takes = takes;
  }

  /** Whether its body is a function of its own. */
  public boolean isLiteral() {
    return this == DEFER_LITERAL || this == DEFER_LITERAL_OF;
  }

  boolean isDefer() {
    return word.startsWith("d");
  }

  static Opcode named(String word) {
    Opcode opcode = BY_WORD.get(word);
    if (opcode == null) {
      throw new IllegalArgumentException("Statement \"" + word + "\": there is none of that name.");
    }
    return opcode;
  }
}

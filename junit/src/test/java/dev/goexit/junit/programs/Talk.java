package dev.goexit.junit.programs;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Prints its arguments and its input, complains, and ends with the status it was given first. */
public final class Talk {
  private Talk() {}

  public static void main(String[] arguments) throws IOException {
    System.out.println("arguments " + String.join(",", arguments));
    System.out.print("input " + new String(System.in.readAllBytes(), StandardCharsets.UTF_8));
    System.err.println("\u00fcber stderr");
    System.exit(Integer.parseInt(arguments[0]));
  }
}

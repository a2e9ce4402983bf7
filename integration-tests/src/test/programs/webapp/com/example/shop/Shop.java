package com.example.shop;

import static dev.goexit.Go.defer;

import dev.goexit.Defers;
import dev.goexit.Go;
import dev.goexit.Goexit;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;

/** A web application that has the runtime among its libraries. */
public final class Shop extends HttpServlet {
  private static final long serialVersionUID = 1L;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    PrintWriter out = response.getWriter();
    switch (request.getPathInfo()) {
      case "/run" ->
          out.println(
              Go.run(() -> order(out))
                  .<String>fold(
                      value -> "returned",
                      (status, trace) -> "exited " + status,
                      panic -> "panicked " + panic));
      case "/exit" -> order(out);
      default -> out.println("exiting " + Goexit.isExiting());
    }
  }

  @Defers
  private static void order(PrintWriter out) {
    defer(() -> out.println("deferred"));
    Careless.call(() -> Goexit.exit(3), out);
    out.println("NOT REACHED");
  }
}

package dev.goexit.programs;

import static dev.goexit.programs.Print.println;

import dev.goexit.Go;
import dev.goexit.GoBody;
import dev.goexit.Goexit;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.lang.reflect.UndeclaredThrowableException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.AccessController;
import java.security.PrivilegedActionException;
import java.security.PrivilegedExceptionAction;
import java.util.Iterator;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Exits through what wraps the exceptions of those whom it calls. Each is called by careful code,
 * which handles what the wrapper is said to throw, and would go on.
 */
public final class Wrappers {
  private Wrappers() {}

  public static void main(String[] args) throws Exception {
    exit("Method.invoke", Wrappers::method);
    exit("Method.invoke, caught", () -> swallow(Wrappers::method));
    exit("Constructor.newInstance", Wrappers::constructor);
    exit("proxy", Wrappers::proxy);
    exit("proxy that reflects", Wrappers::reflectingProxy);
    exit("MethodHandle", Wrappers::methodHandle);
    exit("MethodHandle, tryFinally", Wrappers::tryFinally);
    exit("doPrivileged", Wrappers::privileged);
    exit("doPrivileged, checked", Wrappers::privilegedChecked);
    exit("ServiceLoader", Wrappers::serviceLoader);
    exit("ServiceLoader, caught", () -> swallow(Wrappers::serviceLoader));
    exit("ServiceLoader, caught and failed", () -> failing(Wrappers::serviceLoader));
    exit("CompletableFuture", Wrappers::completableFuture);
    exit("CompletableFuture, caught", () -> swallow(Wrappers::completableFuture));
    exit("readObject", Wrappers::readObject);
    exit("annotated by a cause", () -> swallow(Wrappers::wrapped));
  }

  private static void exit(String name, GoBody body) {
    println(
        name
            + ": "
            + Go.run(body)
                .<String>fold(
                    value -> "RETURNED",
                    (status, trace) -> "exited " + status,
                    panic -> "PANICKED " + panic));
    if (Goexit.isExiting()) {
      println("STILL EXITING");
    }
  }

  private static void swallow(GoBody body) {
    try {
      body.run();
    } catch (Throwable t) {
      println("handler runs");
    }
    println("NOT REACHED");
  }

  private static void failing(GoBody body) {
    try {
      body.run();
    } catch (Throwable t) {
      throw new IllegalStateException("in the handler");
    }
    println("NOT REACHED");
  }

  /** Is called by reflection. */
  public static Object leave() {
    throw Goexit.exit(3);
  }

  private static void method() throws ReflectiveOperationException {
    try {
      Wrappers.class.getMethod("leave").invoke(null);
    } catch (InvocationTargetException e) {
      println("NOT REACHED");
    }
  }

  /** Exits when it is made. */
  public static final class Leaving implements Supplier<String>, Serializable {
    private static final long serialVersionUID = 1L;
    private static boolean isStaying;

    /** For the service loader. */
    public Leaving() {
      if (!isStaying) {
        Goexit.exit(3);
      }
    }

    @Override
    public String get() {
      return "";
    }

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
      in.defaultReadObject();
      Goexit.exit(3);
    }
  }

  private static void constructor() throws ReflectiveOperationException {
    try {
      Leaving.class.getConstructor().newInstance();
    } catch (InvocationTargetException e) {
      println("NOT REACHED");
    }
  }

  private static void proxy() {
    proxied((self, method, arguments) -> leave());
  }

  private static void reflectingProxy() {
    proxied((self, method, arguments) -> Wrappers.class.getMethod("leave").invoke(null));
  }

  private static void proxied(InvocationHandler handler) {
    Supplier<?> proxy =
        (Supplier<?>)
            Proxy.newProxyInstance(
                Wrappers.class.getClassLoader(), new Class<?>[] {Supplier.class}, handler);
    try {
      proxy.get();
    } catch (UndeclaredThrowableException e) {
      println("NOT REACHED");
    }
  }

  private static MethodHandle leaveHandle() throws ReflectiveOperationException {
    return MethodHandles.lookup()
        .findStatic(Wrappers.class, "leave", MethodType.methodType(Object.class));
  }

  private static void methodHandle() throws Throwable {
    Object value = leaveHandle().invoke();
    println("NOT REACHED", value);
  }

  /** Clean-up of a method handle's. */
  static Object cleanUp(Throwable thrown, Object result) {
    println("clean-up runs");
    return result;
  }

  private static void tryFinally() throws Throwable {
    MethodHandle cleanUp =
        MethodHandles.lookup()
            .findStatic(
                Wrappers.class,
                "cleanUp",
                MethodType.methodType(Object.class, Throwable.class, Object.class));
    Object value = MethodHandles.tryFinally(leaveHandle(), cleanUp).invoke();
    println("NOT REACHED", value);
  }

  @SuppressWarnings("removal")
  private static void privileged() {
    AccessController.doPrivileged((java.security.PrivilegedAction<Object>) Wrappers::leave);
    println("NOT REACHED");
  }

  @SuppressWarnings("removal")
  private static void privilegedChecked() {
    try {
      AccessController.doPrivileged((PrivilegedExceptionAction<Object>) Wrappers::leave);
    } catch (PrivilegedActionException e) {
      println("NOT REACHED");
    }
  }

  /** The service loader has an error of its own for a provider that cannot be made. */
  private static void serviceLoader() throws IOException {
    Path services = Files.createTempDirectory("services");
    Path names = Files.createDirectories(services.resolve("META-INF/services"));
    Files.writeString(names.resolve(Supplier.class.getName()), Leaving.class.getName());
    try (URLClassLoader loader =
        new URLClassLoader(new URL[] {services.toUri().toURL()}, Wrappers.class.getClassLoader())) {
      Iterator<?> providers = ServiceLoader.load(Supplier.class, loader).iterator();
      println("NOT REACHED", providers.next());
    } catch (ServiceConfigurationError e) {
      println("loading failed");
      throw e;
    }
  }

  private static void completableFuture() {
    CompletableFuture<?> future = CompletableFuture.completedFuture("").thenApply(value -> leave());
    println("NOT REACHED", future.join());
  }

  private static void readObject() throws Exception {
    Leaving.isStaying = true;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(new Leaving());
    }
    Leaving.isStaying = false;
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      println("NOT REACHED", in.readObject());
    }
  }

  /** Code that is not guarded does so; here it is ours, and hides what it does from the weaver. */
  private static void wrapped() throws Exception {
    Callable<Object> call = () -> Stream.of("").map(value -> leave()).findFirst();
    println("NOT REACHED", dev.goexit.foreign.Wrapper.call(call));
  }
}

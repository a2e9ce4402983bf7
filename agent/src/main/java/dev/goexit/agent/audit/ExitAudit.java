package dev.goexit.agent.audit;

import dev.goexit.weave.Handlers;
import dev.goexit.weave.Handlers.Handler;
import java.io.IOException;
import java.io.InputStream;
import java.lang.StackWalker.Option;
import java.lang.StackWalker.StackFrame;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Tells on stderr, once each, the handlers between an exit and the goroutine's bottom that are not
 * guarded and would swallow it. For the runtime it is two functions of JRE types: one that is told
 * each exit as it begins, one that answers which handler has swallowed it.
 *
 * <p>Any thread. It throws nothing: an audit must not change what it looks at.
 */
// Both of its interfaces have an andThen, which nobody calls here.
@SuppressWarnings("overloads")
public final class ExitAudit implements Consumer<Throwable>, Function<Throwable, String> {
  private static final Set<String> BOTTOMS = Set.of("goexit", "runTask", "callTask");
  private static final Set<String> BOTTOM_CLASSES =
      Set.of("dev.goexit.runtime.Bottom", "java.lang.GoexitBridge");

  private final GuardedClasses guarded;
  private final AtomicReference<String> mainClass;

  /** Whether an internal name is of a class of this product. */
  private final Predicate<String> isOurs;

  private final Set<String> told = ConcurrentHashMap.newKeySet();

  /** Of exits that are on their way: the innermost handler that would swallow it. */
  private final Map<Throwable, String> swallowers = new WeakHashMap<>();

  private ExitAudit(
      GuardedClasses guarded, AtomicReference<String> mainClass, Predicate<String> isOurs) {
    this.guarded = guarded;
    this.mainClass = mainClass;
    this.isOurs = isOurs;
  }

  /**
   * Tells the bridge that there is an audit.
   *
   * @param isOurs whether an internal name is of a class of this product
   */
  @SuppressWarnings("unchecked")
  public static void offer(Class<?> bridge, GuardedClasses guarded, Predicate<String> isOurs)
      throws ReflectiveOperationException {
    AtomicReference<String> main =
        (AtomicReference<String>) bridge.getField("MAIN_CLASS").get(null);
    ((AtomicReference<Object>) bridge.getField("AUDIT").get(null))
        .set(new ExitAudit(guarded, main, isOurs));
  }

  /** An exit begins on this thread. */
  @Override
  public void accept(Throwable signal) {
    try {
      List<StackFrame> frames =
          StackWalker.getInstance(Option.RETAIN_CLASS_REFERENCE)
              .walk(stack -> stack.takeWhile(frame -> !isBottom(frame)).toList());
      audit(signal, frames);
    } catch (Exception | LinkageError e) {
      say("cannot look at the stack of an exit: " + e);
    }
  }

  /** The handler that has swallowed the exit, and how to guard it; null if none is known. */
  @Override
  public String apply(Throwable signal) {
    synchronized (swallowers) {
      return swallowers.get(signal);
    }
  }

  private void audit(Throwable signal, List<StackFrame> frames) throws IOException {
    StackTraceElement site = null;
    boolean isSwallowed = false;
    for (StackFrame frame : frames) {
      if (isOfJdkOrOurs(frame)) {
        continue;
      }
      site = site == null ? frame.toStackTraceElement() : site;
      if (!guarded.isGuarded(frame.getDeclaringClass(), frame.getMethodName())) {
        isSwallowed |= audit(signal, site, frame, isSwallowed);
      }
      if (isBoundary(frame)) {
        return;
      }
    }
  }

  private boolean audit(
      Throwable signal, StackTraceElement site, StackFrame frame, boolean isSwallowed)
      throws IOException {
    String remedy = ". Guard it: agent option guard=" + prefix(frame.getDeclaringClass());
    if (frame.getMethodName().equals("<clinit>")) {
      String place = frame.toStackTraceElement().toString();
      tell(
          place,
          place + " would make its class unusable if the exit at " + site + " left it" + remedy);
    }
    byte[] classFile = classFile(frame.getDeclaringClass());
    if (classFile == null) {
      return false; // Hidden or made at run time: nobody can tell.
    }
    boolean swallows = false;
    Handlers handlers = new Handlers(classFile);
    for (Handler handler :
        handlers.covering(frame.getMethodName(), frame.getDescriptor(), frame.getByteCodeIndex())) {
      String place = place(frame, handlers.sourceFile(), handler.line());
      tell(place, place + what(handler) + "the exit at " + site + remedy);
      if (handler.swallows() && !isSwallowed && !swallows) {
        swallows = true;
        synchronized (swallowers) {
          swallowers.put(signal, place + remedy);
        }
      }
    }
    return swallows;
  }

  /** What guards the class: its package, or its own name if it is in none. */
  private static String prefix(Class<?> type) {
    return type.getPackageName().isEmpty() ? type.getName() : type.getPackageName();
  }

  private static String place(StackFrame frame, String file, int line) {
    return new StackTraceElement(frame.getClassName(), frame.getMethodName(), file, line)
        .toString();
  }

  private static String what(Handler handler) {
    String does =
        handler.swallows() ? "would swallow " : "would throw something else in the place of ";
    return handler.type() == null
        ? " (a finally) " + does
        : " catches " + handler.type().replaceFirst(".*/", "") + " and " + does;
  }

  private void tell(String place, String message) {
    if (told.add(place)) {
      say(message);
    }
  }

  private static void say(String message) {
    System.err.println("goexit audit: " + message);
  }

  private static byte[] classFile(Class<?> type) throws IOException {
    String resource = type.getName().replace('.', '/') + ".class";
    try (InputStream in = type.getClassLoader().getResourceAsStream(resource)) {
      return in == null ? null : in.readAllBytes();
    }
  }

  private boolean isBottom(StackFrame frame) {
    return BOTTOMS.contains(frame.getMethodName())
        && (BOTTOM_CLASSES.contains(frame.getClassName())
            || frame.getClassName().equals(mainClass.get()));
  }

  private boolean isOfJdkOrOurs(StackFrame frame) {
    ClassLoader loader = frame.getDeclaringClass().getClassLoader();
    return loader == null
        || loader == ClassLoader.getPlatformClassLoader()
        || isOurs.test(frame.getClassName().replace('.', '/'));
  }

  /** Whether an exit ends in the frame's method. */
  private static boolean isBoundary(StackFrame frame) {
    for (Method method : frame.getDeclaringClass().getDeclaredMethods()) {
      if (method.getName().equals(frame.getMethodName())
          && Arrays.stream(method.getAnnotations())
              .anyMatch(a -> a.annotationType().getName().equals("dev.goexit.ExitBoundary"))) {
        return true;
      }
    }
    return false;
  }
}

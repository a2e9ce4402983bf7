package dev.goexit.weave.methods;

import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;

/** An object of a woven class, whose methods are called by their names. */
record WovenTarget(Object object) {

  /** Calls the one public method of that name; throws what leaves it. */
  Object call(String name, Object... arguments) throws Throwable {
    var method =
        Arrays.stream(object.getClass().getMethods())
            .filter(candidate -> candidate.getName().equals(name))
            .findFirst()
            .orElseThrow();
    try {
      return method.invoke(object, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}

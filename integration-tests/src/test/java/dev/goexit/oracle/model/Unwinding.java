package dev.goexit.oracle.model;

import java.util.Deque;

/** What happens in the model when a function ends: its deferred calls run. */
final class Unwinding {
  private final Model model;

  Unwinding(Model model) {
    this.model = model;
  }

  /** The body has ended; gives how the function does. */
  Raised end(Activation activation, Raised raised) {
    if (raised != null && !activation.chain.isEmpty()) {
      activation.result = model.holds(Rule.ZERO_AFTER_RECOVERY) ? 0 : 1;
      Rule rule = raised.isExit() ? Rule.EXIT_RUNS_DEFERRED : Rule.PANIC_RUNS_DEFERRED;
      if (!model.holds(rule)) {
        activation.chain.clear();
      }
    }
    return runAll(activation, raised);
  }

  private Raised runAll(Activation activation, Raised ending) {
    Raised current = ending;
    Deque<Activation.Deferred> chain = activation.chain;
    while (!chain.isEmpty()) {
      boolean isLast = chain.size() == 1 || model.holds(Rule.LAST_FIRST);
      current = run(activation, isLast ? chain.removeLast() : chain.removeFirst(), current);
    }
    return current;
  }

  private Raised run(Activation activation, Activation.Deferred call, Raised current) {
    Deque<Raised> running = activation.goroutine.running;
    if (current != null) {
      running.push(current);
    }
    Raised thrown = call.run(current);
    if (current != null) {
      running.pop();
    }
    return thrown == null
        ? afterReturn(activation, current)
        : thrown.isExit()
            ? afterExit(activation, current, thrown)
            : afterPanic(activation, current, thrown);
  }

  private Raised afterReturn(Activation activation, Raised current) {
    if (current == null || !current.isRecovered) {
      return current;
    }
    if (!activation.chain.isEmpty() && !model.holds(Rule.REST_RUNS_AFTER_RECOVERY)) {
      activation.chain.clear();
    }
    return current.isOverExit && exitGoesOn(activation, current) ? Raised.exit() : null;
  }

  private boolean exitGoesOn(Activation activation, Raised recovered) {
    boolean isInFrame = recovered.displacedIn == activation;
    boolean goesOn = model.holds(isInFrame ? Rule.RECOVERED_IN_FRAME : Rule.RECOVERED_IN_CALLER);
    if (recovered.replaced) {
      goesOn &= model.holds(Rule.REPLACED_PANIC_DURING_EXIT);
    }
    if (activation.goroutine.recoveredOverExit++ > 0) {
      goesOn &= model.holds(Rule.SECOND_PANIC_DURING_EXIT);
    }
    return goesOn;
  }

  private Raised afterExit(Activation activation, Raised current, Raised exit) {
    if (current == null) {
      return model.holds(Rule.EXIT_ON_RETURN) ? exit : null;
    }
    if (current.isExit()) {
      if (!activation.chain.isEmpty() && !model.holds(Rule.EXIT_DURING_EXIT)) {
        activation.chain.clear();
      }
      exit.endedPanic = current.endedPanic;
      return exit;
    }
    exit.endedPanic = true;
    if (current.isRecovered) {
      return model.holds(Rule.EXIT_AFTER_RECOVER) ? exit : null;
    }
    return model.holds(Rule.EXIT_ENDS_PANIC) ? exit : current;
  }

  private Raised afterPanic(Activation activation, Raised current, Raised panic) {
    if (current == null) {
      if (activation.result != 0 && !model.holds(Rule.RETURNED_RESULT_STAYS)) {
        activation.result = 0;
      }
      return panic;
    }
    if (current.isRecovered && !current.isExit() && !model.holds(Rule.COUNTS_ON_RETURN)) {
      return afterReturn(activation, current);
    }
    if (current.isPanic() && !current.isRecovered && !model.holds(Rule.NEW_PANIC_REPLACES)) {
      return current;
    }
    if (panic.isOverExit) {
      panic.isOverExit =
          current.isExit() || current.isOverExit || model.holds(Rule.EXIT_UNDER_OUTER_PANIC);
    } else if (current.isExit()) {
      panic.isOverExit = !current.endedPanic || model.holds(Rule.EXIT_ENDED_PANIC_BEFORE);
      panic.displacedIn = activation;
    } else if (current.isOverExit) {
      panic.isOverExit = true;
      panic.replaced = true;
      panic.displacedIn = current.displacedIn;
    }
    return panic;
  }

  /** A pass of a loop is over. */
  Raised endPass(Activation activation, int level) {
    int before = activation.chainAtPass[level];
    Raised raised = null;
    while (activation.chain.size() > before && !model.holds(Rule.FUNCTION_END)) {
      raised = run(activation, activation.chain.removeLast(), raised);
    }
    return raised;
  }
}

package dev.goexit.weave.handlers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.goexit.weave.handlers.HandlerEffects.Effect;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TryCatchBlockNode;

/** "audit names each handler on the stack that would swallow the exit." */
class HandlerEffectsTest {
  @Test
  void a_handler_that_completes_swallows() throws Exception {
    assertEquals("Throwable SWALLOWS", effects("try { f(); } catch (Throwable t) { g(); }"));
    assertEquals("Error SWALLOWS", effects("try { f(); } catch (Error e) { }"));
  }

  @Test
  void a_handler_that_returns_breaks_or_continues_swallows() throws Exception {
    assertEquals("Throwable SWALLOWS", effects("try { f(); } catch (Throwable t) { return; }"));
    assertEquals(
        "Throwable SWALLOWS",
        effects("while (yes()) { try { f(); } catch (Throwable t) { continue; } g(); }"));
    assertEquals(
        "Throwable SWALLOWS",
        effects("while (yes()) { try { f(); } catch (Throwable t) { break; } }"));
  }

  @Test
  void a_handler_that_cannot_catch_an_exit_does_nothing_to_it() throws Exception {
    assertEquals("Exception NONE", effects("try { f(); } catch (Exception e) { }"));
  }

  @Test
  void a_handler_that_throws_what_it_caught_lets_the_exit_go_on() throws Exception {
    assertEquals("Throwable NONE", effects("try { f(); } catch (Throwable t) { g(); throw t; }"));
    assertEquals(
        "Throwable NONE",
        effects("try { f(); } catch (Throwable t) { g(); throw (RuntimeException) t; }"));
  }

  @Test
  void a_handler_that_throws_another_throwable_replaces() throws Exception {
    assertEquals(
        "Throwable REPLACES",
        effects("try { f(); } catch (Throwable t) { throw new RuntimeException(t); }"));
  }

  /** The worst counts. */
  @Test
  void a_handler_that_may_complete_swallows() throws Exception {
    assertEquals(
        "Throwable SWALLOWS",
        effects("try { f(); } catch (Throwable t) { if (yes()) { throw t; } }"));
    assertEquals(
        "Throwable SWALLOWS",
        effects(
            "try { f(); } catch (Throwable t) {"
                + " if (yes()) { throw new RuntimeException(t); } }"));
    assertEquals(
        "Throwable REPLACES",
        effects(
            "try { f(); } catch (Throwable t) {"
                + " if (yes()) { throw new RuntimeException(t); } throw t; }"));
  }

  @Test
  void a_finally_that_completes_lets_the_exit_go_on_and_one_that_returns_swallows()
      throws Exception {
    assertEquals("any NONE", effects("try { f(); } finally { g(); }"));
    assertEquals("any SWALLOWS", effects("try { f(); } finally { return; }"));
  }

  @Test
  void a_synchronized_block_lets_the_exit_go_on() throws Exception {
    assertEquals("any NONE, any NONE", effects("synchronized (HandlerEffectsTest.class) { f(); }"));
  }

  /**
   * javac's inner handler adds what close throws to what is in flight, and that goes on instead.
   */
  @Test
  void a_resource_lets_the_exit_of_its_block_go_on_and_loses_that_of_its_close() throws Exception {
    assertEquals(
        "Throwable NONE, Throwable SWALLOWS", effects("try (AutoCloseable c = open()) { f(); }"));
  }

  @Test
  void each_of_nested_handlers_has_its_own_effect() throws Exception {
    assertEquals(
        "Throwable REPLACES, Throwable SWALLOWS",
        effects(
            "try { f(); } catch (Throwable t) {"
                + " try { g(); } catch (Throwable u) { g(); }"
                + " throw new RuntimeException(t); }"));
  }

  /** What each entry of the method's exception table catches, and what its handler does. */
  private static String effects(String body) throws Exception {
    String source =
        """
        class HandlerEffectsTest {
          static void f() {}
          static void g() {}
          static boolean yes() { return true; }
          static AutoCloseable open() { return null; }
          static void m() throws Throwable { %s }
        }
        """
            .formatted(body);
    List<String> options = List.of("-g", "-nowarn", "-proc:none", "--release", "17");
    ClassNode owner = new ClassNode();
    new ClassReader(
            new InMemoryCompiler()
                .compile("HandlerEffectsTest", source, options)
                .get("HandlerEffectsTest"))
        .accept(owner, ClassReader.EXPAND_FRAMES);
    MethodNode method =
        owner.methods.stream().filter(m -> m.name.equals("m")).findFirst().orElseThrow();
    HandlerEffects effects = new HandlerEffects(owner, method);
    List<String> found = new ArrayList<>();
    for (int i = 0; i < method.tryCatchBlocks.size(); i++) {
      Effect effect = effects.of(i);
      found.add(caught(method.tryCatchBlocks.get(i)) + " " + effect);
    }
    return String.join(", ", found);
  }

  private static String caught(TryCatchBlockNode entry) {
    return entry.type == null ? "any" : entry.type.substring(entry.type.lastIndexOf('/') + 1);
  }
}

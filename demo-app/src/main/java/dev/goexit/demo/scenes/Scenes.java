package dev.goexit.demo.scenes;

import static dev.goexit.Go.defer;

import dev.goexit.Defers;
import java.io.PrintStream;
import java.util.List;

/** All scenes, in the order of the story. */
public final class Scenes {
  private static final List<Scene> ALL =
      List.of(
          new LeavesHalfWay(),
          new DeferOrder(),
          new MainLeaves(),
          new DescriptorReused(),
          new BottomOfStack(),
          new TwoWaysOut());

  private Scenes() {}

  /** The names that {@link #play} knows. */
  public static List<String> names() {
    return ALL.stream().map(Scene::name).toList();
  }

  /** Plays the scenes with these names, in the order of the story. */
  public static void play(List<String> names, PrintStream out) throws Exception {
    for (Scene scene : ALL) {
      if (names.contains(scene.name())) {
        play(scene, out);
      }
    }
  }

  @Defers
  private static void play(Scene scene, PrintStream out) throws Exception {
    out.println("== " + scene.title() + " (scene " + scene.name() + ")");
    defer(() -> out.println());
    scene.play(out);
  }
}

package dev.goexit.agent;

import dev.goexit.weave.ClassFiles;
import java.io.IOException;
import java.io.InputStream;

/** The class files that a loader shows as resources. */
record LoaderClassFiles(ClassLoader loader) implements ClassFiles {
  static ClassFiles of(ClassLoader loader) {
    return new LoaderClassFiles(loader);
  }

  @Override
  public byte[] find(String internalName) {
    try (InputStream resource = loader.getResourceAsStream(internalName + ".class")) {
      return resource == null ? null : resource.readAllBytes();
    } catch (IOException e) {
      return null; // The class cannot be read, so it says nothing about annotations.
    }
  }
}

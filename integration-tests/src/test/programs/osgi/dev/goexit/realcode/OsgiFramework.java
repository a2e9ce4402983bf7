package dev.goexit.realcode;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.ServiceLoader;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;

/** An OSGi framework that knows nothing of the runtime, with a bundle. Argument: the bundle. */
public final class OsgiFramework {
  private OsgiFramework() {}

  public static void main(String[] args) throws Exception {
    FrameworkFactory factory = ServiceLoader.load(FrameworkFactory.class).findFirst().orElseThrow();
    Path storage = Files.createTempDirectory("osgi");
    Framework framework =
        factory.newFramework(Map.of(Constants.FRAMEWORK_STORAGE, storage.toString()));
    framework.start();
    Bundle bundle =
        framework.getBundleContext().installBundle(Path.of(args[0]).toUri().toString());
    bundle.start();
    bundle.stop();
    framework.stop();
    framework.waitForStop(0);
    System.out.println("framework stopped");
    System.exit(0);
  }
}

package dev.goexit.realcode;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.LogManager;
import org.apache.catalina.Context;
import org.apache.catalina.startup.Tomcat;

/**
 * A server that knows nothing of the runtime, with two copies of one web application. Argument: the
 * application's directory.
 */
public final class TomcatServer {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private TomcatServer() {}

  public static void main(String[] args) throws Exception {
    LogManager.getLogManager().reset(); // No handler: what fails shows in the answers.
    Tomcat tomcat = new Tomcat();
    tomcat.setBaseDir(Files.createTempDirectory("tomcat").toString());
    tomcat.setPort(0);
    tomcat.getConnector().setProperty("address", "127.0.0.1");
    // One thread: what a request leaves on it, the next one finds.
    tomcat.getConnector().setProperty("maxThreads", "1");
    tomcat.getConnector().setProperty("minSpareThreads", "1");
    for (String path : new String[] {"/one", "/two"}) {
      Context context = tomcat.addContext(path, Path.of(args[0]).toAbsolutePath().toString());
      Tomcat.addServlet(context, "shop", "com.example.shop.Shop");
      context.addServletMappingDecoded("/shop/*", "shop");
    }
    tomcat.start();
    int port = tomcat.getConnector().getLocalPort();
    for (String path : new String[] {"/one", "/two", "/one"}) {
      System.out.println(path + " " + tomcat.getHost().findChild(path).getState());
      for (String what : new String[] {"run", "state", "exit", "state", "run"}) {
        get(URI.create("http://127.0.0.1:" + port + path + "/shop/" + what));
      }
    }
    tomcat.stop();
    tomcat.destroy();
    System.exit(0);
  }

  private static void get(URI uri) throws IOException, InterruptedException {
    var response = CLIENT.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
    boolean isOurs = response.statusCode() == 200;
    System.out.println(uri.getPath() + " " + response.statusCode());
    System.out.print(isOurs ? response.body() : "");
  }
}

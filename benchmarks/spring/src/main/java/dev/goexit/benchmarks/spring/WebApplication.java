package dev.goexit.benchmarks.spring;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** A small web application: starts on some free port, answers nobody, and ends. */
@SpringBootApplication
@RestController
public class WebApplication {
  /** The one page. */
  @GetMapping("/")
  public String hello() {
    return "Hello";
  }

  /** Starts, says so, and ends. */
  public static void main(String[] args) {
    try (var context =
        SpringApplication.run(
            WebApplication.class,
            "--server.port=0",
            "--spring.main.banner-mode=off",
            "--logging.level.root=OFF")) {
      System.out.println(context.getBean(WebApplication.class).hello());
    }
  }
}

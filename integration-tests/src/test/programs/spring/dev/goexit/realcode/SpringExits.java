package dev.goexit.realcode;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.goexit.GoBody;
import dev.goexit.Goexit;
import dev.goexit.GoexitSignal;
import dev.goexit.GoroutineExecutor;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Transactions of Spring's on pooled connections to H2, left by exits. Each round is a task on one
 * of four threads, in a way drawn from the seed; then a task looks at what the thread keeps. One
 * round in ten commits. Arguments: seed, rounds.
 */
public final class SpringExits {
  private static final int THREADS = 4;

  /** A transaction inside another needs a second one. */
  private static final int CONNECTIONS = 2 * THREADS;

  /** The beans. */
  @Configuration
  @EnableTransactionManagement
  public static class Beans {
    @Bean
    HikariDataSource dataSource() {
      HikariConfig config = new HikariConfig();
      config.setJdbcUrl("jdbc:h2:mem:exits;DB_CLOSE_DELAY=-1");
      config.setMaximumPoolSize(CONNECTIONS);
      config.setMinimumIdle(CONNECTIONS);
      return new HikariDataSource(config);
    }

    @Bean
    JdbcTemplate jdbc(DataSource dataSource) {
      return new JdbcTemplate(dataSource);
    }

    @Bean
    PlatformTransactionManager transactions(DataSource dataSource) {
      return new JdbcTransactionManager(dataSource);
    }

    @Bean
    Orders orders(JdbcTemplate jdbc, Audit audit) {
      return new Orders(jdbc, audit);
    }

    @Bean
    Audit audit(JdbcTemplate jdbc) {
      return new JdbcAudit(jdbc);
    }
  }

  /** Called through a proxy of the JDK's. */
  public interface Audit {
    void exit();

    void exitNested();
  }

  /** What stands behind it. */
  public static class JdbcAudit implements Audit {
    private final JdbcTemplate jdbc;

    JdbcAudit(JdbcTemplate jdbc) {
      this.jdbc = jdbc;
    }

    @Override
    @Transactional
    public void exit() {
      insert(jdbc);
      Goexit.exit();
    }

    @Override
    @Transactional(propagation = Propagation.NESTED)
    public void exitNested() {
      exit();
    }
  }

  /** Called through a subclass that is made at run time. */
  public static class Orders {
    private final JdbcTemplate jdbc;
    private final Audit audit;

    Orders(JdbcTemplate jdbc, Audit audit) {
      this.jdbc = jdbc;
      this.audit = audit;
    }

    @Transactional
    public void through(boolean isNested) {
      insert(jdbc);
      if (isNested) {
        audit.exitNested();
      } else {
        audit.exit();
      }
    }

    /** Swallows what it can, and writes on. */
    @Transactional
    public void hostile() {
      try {
        audit.exit();
      } catch (Throwable t) {
        insert(jdbc);
      }
      insert(jdbc);
    }
  }

  private final JdbcTemplate jdbc;
  private final Orders orders;
  private final TransactionTemplate required;
  private final TransactionTemplate requiresNew;

  private SpringExits(JdbcTemplate jdbc, Orders orders, PlatformTransactionManager transactions) {
    this.jdbc = jdbc;
    this.orders = orders;
    required = new TransactionTemplate(transactions);
    requiresNew = new TransactionTemplate(transactions);
    requiresNew.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
  }

  public static void main(String[] args) throws Exception {
    Random random = new Random(Long.parseLong(args[0]));
    int rounds = Integer.parseInt(args[1]);
    try (AnnotationConfigApplicationContext context =
        new AnnotationConfigApplicationContext(Beans.class)) {
      SpringExits program =
          new SpringExits(
              context.getBean(JdbcTemplate.class),
              context.getBean(Orders.class),
              context.getBean(PlatformTransactionManager.class));
      program.jdbc.execute("create table work (id int)");
      program.jdbc.execute("create table done (id int)");
      program.run(random, rounds);
      var pool = context.getBean(HikariDataSource.class).getHikariPoolMXBean();
      System.out.println("connections in use " + pool.getActiveConnections());
      System.out.println("all idle " + (pool.getIdleConnections() == pool.getTotalConnections()));
    }
  }

  private void run(Random random, int rounds) throws Exception {
    List<ExecutorService> threads = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      threads.add(
          i % 2 == 0
              ? Executors.newSingleThreadExecutor()
              : GoroutineExecutor.builder().parallelism(1).maxThreads(1).build());
    }
    List<Future<?>> exits = new ArrayList<>();
    List<Future<String>> remains = new ArrayList<>();
    for (int i = 0; i < rounds; i++) {
      ExecutorService thread = threads.get(random.nextInt(THREADS));
      int way = i % 10 == 9 ? -1 : random.nextInt(9);
      exits.add(thread.submit(task(way)));
      remains.add(thread.submit(SpringExits::remains));
    }
    int exited = 0;
    for (Future<?> exit : exits) {
      exited += hasExited(exit) ? 1 : 0;
    }
    List<String> dirty = new ArrayList<>();
    for (Future<String> remain : remains) {
      if (!remain.get().isEmpty()) {
        dirty.add(remain.get());
      }
    }
    threads.forEach(ExecutorService::shutdown);
    System.out.println("exited " + exited);
    System.out.println("rows " + count("work"));
    System.out.println("committed " + count("done"));
    System.out.println("kept by threads " + dirty);
  }

  private Callable<Void> task(int way) {
    GoBody body = body(way);
    return () -> {
      try {
        body.run();
      } catch (RuntimeException | Error e) {
        throw e;
      } catch (Throwable e) {
        throw new IllegalStateException(e);
      }
      return null;
    };
  }

  private GoBody body(int way) {
    return switch (way) {
      case 0 -> () -> required.executeWithoutResult(status -> exit());
      case 1 ->
          () ->
              required.executeWithoutResult(
                  status -> {
                    insert(jdbc);
                    exit();
                  });
      case 2 ->
          () ->
              required.executeWithoutResult(
                  status -> {
                    insert(jdbc);
                    jdbc.query("select id from work", (row, number) -> exit());
                  });
      case 3 ->
          () ->
              required.executeWithoutResult(
                  status -> {
                    insert(jdbc);
                    requiresNew.executeWithoutResult(
                        inner -> {
                          insert(jdbc);
                          exit();
                        });
                  });
      case 4 ->
          () ->
              required.executeWithoutResult(
                  status -> {
                    insert(jdbc);
                    TransactionSynchronizationManager.registerSynchronization(
                        new TransactionSynchronization() {
                          @Override
                          public void beforeCommit(boolean isReadOnly) {
                            exit();
                          }
                        });
                  });
      case 5 ->
          () ->
              required.executeWithoutResult(
                  status -> {
                    try {
                      insert(jdbc);
                      exit();
                    } catch (Throwable t) {
                      insert(jdbc);
                    }
                  });
      case 6 -> () -> orders.through(false);
      case 7 -> () -> orders.through(true);
      case 8 -> orders::hostile;
      default ->
          () ->
              required.executeWithoutResult(
                  status -> jdbc.update("insert into done values (1)"));
    };
  }

  private static Object exit() {
    throw Goexit.exit();
  }

  private static void insert(JdbcTemplate jdbc) {
    jdbc.update("insert into work values (1)");
  }

  private int count(String table) {
    return jdbc.queryForObject("select count(*) from " + table, Integer.class);
  }

  /** A future of an exited task is completed by the signal. */
  private static boolean hasExited(Future<?> future) throws InterruptedException {
    try {
      future.get();
      return false;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof GoexitSignal) {
        return true;
      }
      throw new IllegalStateException(e);
    }
  }

  /** What the task before has left on this thread; empty for nothing. */
  private static String remains() {
    return (Goexit.isExiting() ? "an exit " : "")
        + (Thread.interrupted() ? "an interrupt " : "")
        + (TransactionSynchronizationManager.isActualTransactionActive() ? "a transaction " : "")
        + (TransactionSynchronizationManager.isSynchronizationActive() ? "callbacks " : "")
        + (TransactionSynchronizationManager.getResourceMap().isEmpty() ? "" : "connections ");
  }
}

package dev.goexit.programs;

import static dev.goexit.programs.Print.println;

import dev.goexit.Go;
import dev.goexit.Goexit;
import dev.goexit.Goroutine;
import dev.goexit.GoroutineExecutor;
import dev.goexit.GoroutinesMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.CountDownLatch;
import javax.management.JMX;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/** Prints what the bean tells. */
public final class Managed {
  private Managed() {}

  public static void main(String[] args) throws Exception {
    Thread.setDefaultUncaughtExceptionHandler((thread, thrown) -> {});
    ObjectName name = new ObjectName(GoroutinesMXBean.OBJECT_NAME);
    Go.go(() -> {}).join();
    if (!ManagementFactory.getPlatformMBeanServer().isRegistered(name)) {
      println("no bean");
      return;
    }
    CountDownLatch areRunning = new CountDownLatch(2);
    CountDownLatch goOn = new CountDownLatch(1);
    Go.go(Goexit::exit).join();
    Go.go(() -> Go.panic("P")).join();
    try (GoroutineExecutor one = GoroutineExecutor.builder().parallelism(1).build()) {
      Goroutine first = Go.go("blocked", () -> pass(areRunning, goOn));
      Goroutine second = one.go("blocked too", () -> pass(areRunning, goOn));
      Goroutine third = one.go("waits for a thread", () -> {});
      areRunning.await();
      while (!first.dump().contains("WaitGroup") || !second.dump().contains("WaitGroup")) {
        Go.gosched(); // They are on their way to their wait.
      }
      print();
      goOn.countDown();
      for (Goroutine goroutine : new Goroutine[] {first, second, third}) {
        goroutine.join();
      }
    }
    println(bean().getCreatedCount(), bean().getReturnedCount());
  }

  private static void pass(CountDownLatch areRunning, CountDownLatch goOn)
      throws InterruptedException {
    areRunning.countDown();
    goOn.await();
  }

  private static GoroutinesMXBean bean() throws Exception {
    MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    ObjectName name = new ObjectName(GoroutinesMXBean.OBJECT_NAME);
    return JMX.newMXBeanProxy(server, name, GoroutinesMXBean.class);
  }

  private static void print() throws Exception {
    GoroutinesMXBean bean = bean();
    println("living", bean.getLivingCount(), bean.getCountsByState());
    println("created", bean.getCreatedCount());
    println("ended", bean.getReturnedCount(), bean.getExitedCount(), bean.getPanickedCount());
    println("busy threads", bean.getThreadCount() - bean.getIdleThreadCount());
    println("processors", bean.getProcessorCount());
    println("queues", bean.getGlobalQueueLength(), bean.getLocalQueueLength());
    println("descriptors", bean.getDescriptorCount() >= 3);
    println(bean.dumpAll());
  }
}

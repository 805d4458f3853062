package eu.riscale.hub.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What the shell or container that hub runs in lets it take of threads and memory. Where that is
/// little, what an engine fails at says nothing of the model. Linux alone tells it.
public final class ShellLimits {
  /// Why a test was not begun or ended, as a clause.
  public static final String TOO_FEW_THREADS =
      "this machine lets hub start no more processes and threads";

  /// Why a test ended, as a clause.
  private static final String TOO_LITTLE = "a limit of this shell or container was reached";

  public static final String HINT =
      "Not the model, but this machine is at fault. Raise the limits, which 'ulimit -a' shows:"
          + " 'ulimit -u 4096' allows more processes and threads, 'ulimit -v unlimited; ulimit -d"
          + " unlimited' more memory, and a container gets more by --pids-limit and --memory.";

  private static final Path OWN = Path.of("/proc/self/limits");

  private static final List<Path> CONTAINERS =
      List.of(Path.of("/sys/fs/cgroup"), Path.of("/sys/fs/cgroup/pids"));

  /// All that a person runs counts, so that much fewer than that may be left.
  private static final long MANY_PROCESSES = 2000;

  private static final long MANY_LEFT = 500;

  private static final Pattern PROCESSES = Pattern.compile("Max processes +(\\d+) .*");
  private static final Pattern MEMORY = Pattern.compile("Max (?:data size|address space) +\\d+ .*");

  /// What the system, Java, Python and the libraries below engines say of it.
  private static final Pattern SAID =
      Pattern.compile(
          "unable to create native thread|Resource temporarily unavailable|pthread_create|Cannot"
              + " fork|Thread creation failed|thread constructor failed|can't start new thread"
              + "|Cannot create VM thread");

  private static final Pattern SAID_OF_MEMORY =
      Pattern.compile(
          "bad_alloc|Cannot allocate memory|can't allocate memory|Not enough space|failed to map"
              + "|insufficient memory for the Java Runtime");

  private ShellLimits() {}

  /// Whether a failure is due to them. What a process says of itself counts only where they are
  /// low.
  ///
  /// @param said of the failure
  /// @return what was reached, as a clause; null where it is not known to be anything
  public static @Nullable String reached(String said) {
    boolean threads = SAID.matcher(said).find();
    boolean memory = SAID_OF_MEMORY.matcher(said).find();
    if (!threads && !memory) {
      return null;
    }
    List<String> limits = own();
    if (threads && allowFewThreads(limits)) {
      return TOO_FEW_THREADS;
    }
    return memory && limits.stream().anyMatch(line -> MEMORY.matcher(line).matches())
        ? TOO_LITTLE
        : null;
  }

  /// Whether the failure, or one that led to it, is due to them.
  public static boolean areReached(Throwable failure) {
    return Causes.of(failure).stream()
        .anyMatch(each -> isOfThreads(each) || reached(Sentence.message(each)) != null);
  }

  /// Whether Java itself says that it may start no thread, which nothing in a model does to it.
  public static boolean isOfThreads(Throwable failure) {
    return failure instanceof OutOfMemoryError
        && String.valueOf(failure.getMessage()).contains("native thread");
  }

  /// Whether an engine will get the threads that it needs. That is tried where there may be few.
  public static boolean leaveRoomForThreads() {
    return !allowFewThreads(own()) || canStart(4 * Runtime.getRuntime().availableProcessors() + 16);
  }

  /// Whether so many threads can run at once.
  static boolean canStart(int threads) {
    CountDownLatch over = new CountDownLatch(1);
    List<Thread> started = new ArrayList<>();
    try {
      for (int i = 0; i < threads; i++) {
        Thread thread = new Thread(null, () -> await(over), "room for threads", 1);
        thread.setDaemon(true);
        thread.start();
        started.add(thread);
      }
      return true;
    } catch (OutOfMemoryError e) {
      return false;
    } finally {
      over.countDown();
      started.forEach(ShellLimits::join);
    }
  }

  private static void await(CountDownLatch over) {
    try {
      over.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static List<String> own() {
    try {
      return Files.readAllLines(OWN);
    } catch (IOException e) {
      return List.of(); // No Linux.
    }
  }

  private static boolean allowFewThreads(List<String> limits) {
    return allowFew(limits) || CONTAINERS.stream().anyMatch(ShellLimits::isFull);
  }

  /// @param limits as Linux tells them of a process
  static boolean allowFew(List<String> limits) {
    return limits.stream()
        .map(PROCESSES::matcher)
        .filter(Matcher::matches)
        .anyMatch(found -> Double.parseDouble(found.group(1)) < MANY_PROCESSES);
  }

  /// @param group the folder of a control group, which need not be there
  static boolean isFull(Path group) {
    Path most = group.resolve("pids.max");
    if (!Files.isReadable(most)) {
      return false;
    }
    try {
      String now = Files.readString(group.resolve("pids.current")).strip();
      return Long.parseLong(Files.readString(most).strip()) - Long.parseLong(now) < MANY_LEFT;
    } catch (IOException | NumberFormatException e) {
      return false; // It says "max", or nothing that it should.
    }
  }
}

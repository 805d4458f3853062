package eu.riscale.hub.process;

import eu.riscale.hub.engine.python.ProcessTree;
import eu.riscale.hub.engine.python.Strays;
import eu.riscale.hub.run.result.TestStep;
import eu.riscale.hub.run.result.WeightsTest;
import eu.riscale.hub.work.ResourceResult;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A process that tests one model after the other, until one of them was run.
final class TestProcess {
  /// What a process may take to end by itself once all is known.
  private static final Duration GRACE = Duration.ofSeconds(2);

  private static final Duration TRAINING = Duration.ofMinutes(5);

  private final Process process;
  private final Path folder;
  private final DataOutputStream tasks;
  private PrintedParts printed = new PrintedParts();
  private TestStep step = TestStep.READING;
  private Consumer<String> progress = line -> {};
  private @Nullable ResourceResult known;
  private @Nullable ResourceResult result;
  private boolean ready;
  private @Nullable String broken;
  private boolean closed;

  private TestProcess(Process process, Path folder) {
    this.process = process;
    this.folder = folder;
    this.tasks = new DataOutputStream(process.getOutputStream());
  }

  /// Starts the process, which makes itself ready.
  ///
  /// @param folder for its temporary files; it is there
  static TestProcess start(Path folder, OwnJava.Models models) throws IOException {
    byte[] secret = Secret.make();
    TestProcess started =
        new TestProcess(OwnJava.process(TestProgram.class, folder, models).start(), folder);
    Thread reader = new Thread(() -> started.read(secret), "test process");
    reader.setDaemon(true);
    reader.start();
    try {
      started.tasks.write(secret);
      started.tasks.flush();
    } catch (IOException e) {
      return started; // It has ended; why, its exit status says.
    }
    return started;
  }

  long id() {
    return process.pid();
  }

  /// Gives it a model to test; only one at a time.
  ///
  /// @param line takes a line for the person who waits
  void give(ModelTest test, Consumer<String> line) {
    synchronized (this) {
      printed = new PrintedParts();
      step = TestStep.READING;
      progress = line;
      known = null;
      result = null;
    }
    byte[] task = ModelTestCodec.bytes(test);
    try {
      tasks.writeInt(task.length);
      tasks.write(task);
      tasks.flush();
    } catch (IOException e) {
      return; // It has ended; why, its exit status says.
    }
  }

  private void read(byte[] secret) {
    try (var in = process.getInputStream()) {
      new FrameReader(secret, new Messages()).readAll(in);
    } catch (IOException e) {
      printed("hub: " + e.getMessage());
      process.destroyForcibly();
    }
    synchronized (this) {
      closed = true;
      notifyAll();
    }
  }

  private synchronized void printed(String line) {
    byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
    printed.add(bytes, 0, bytes.length);
  }

  private final class Messages implements FrameReader.Receiver {
    @Override
    public void printed(byte[] bytes, int from, int to) {
      synchronized (TestProcess.this) {
        printed.add(bytes, from, to);
      }
    }

    @Override
    public void message(Frame.Kind kind, byte[] message) throws IOException {
      switch (kind) {
        case READY -> readies();
        case BROKEN -> breaks(new String(message, StandardCharsets.UTF_8));
        case PROGRESS -> progress.accept(new String(message, StandardCharsets.UTF_8));
        case STEP -> {
          Decoder in = new Decoder(message);
          begins(TestCodec.step(in));
          in.end();
        }
        case KNOWN -> knows(ResultCodec.result(message));
        case RESULT -> ends(ResultCodec.result(message));
        case OUT, ERR, STATUS -> throw Decoder.malformed("a message of a command");
      }
    }
  }

  private synchronized void readies() {
    ready = true;
  }

  private synchronized void breaks(String why) {
    broken = why;
  }

  private synchronized void begins(TestStep next) {
    step = next;
    printed.begins(next);
  }

  private synchronized void knows(ResourceResult soFar) {
    known = soFar;
  }

  private synchronized void ends(ResourceResult all) {
    result = all;
    printed.over();
    notifyAll();
  }

  /// Waits until there is a result, the process sends nothing more, or the time is over.
  synchronized void await(Duration most) throws InterruptedException {
    awaitUntil(System.nanoTime() + most.toNanos(), () -> result != null || closed);
  }

  private synchronized void awaitUntil(long end, BooleanSupplier done) throws InterruptedException {
    for (long left = end - System.nanoTime();
        !done.getAsBoolean() && left > 0;
        left = end - System.nanoTime()) {
      wait(Math.max(1, left / 1_000_000));
    }
  }

  synchronized Optional<ResourceResult> result() {
    return Optional.ofNullable(result);
  }

  synchronized Optional<ResourceResult> known() {
    return Optional.ofNullable(known);
  }

  synchronized TestStep step() {
    return step;
  }

  synchronized List<WeightsTest> withPrinted(List<WeightsTest> tests) {
    return printed.with(tests);
  }

  /// @param how its exit status, in words
  synchronized String ending(String how) {
    return LastWords.ending(how, said());
  }

  /// What it has printed, with the middle cut where that is much.
  synchronized String said() {
    return EngineLog.without(printed.last());
  }

  /// Why it ended, where no model was at fault: it has not come to test any, or hub is damaged.
  ///
  /// @param how its exit status, in words
  synchronized Optional<String> broken(String how) {
    return ready
        ? Optional.ofNullable(broken)
        : Optional.of(LastWords.notStarted(how, printed.last()));
  }

  /// Whether it sends nothing more.
  synchronized boolean isClosed() {
    return closed;
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /// Its exit status, once it has ended.
  int status() throws InterruptedException {
    process.waitFor();
    return process.exitValue();
  }

  /// Lets it end by itself, so that what it holds back gets printed, and ends it if it does not.
  void finish() throws InterruptedException {
    try {
      tasks.close();
    } catch (IOException e) {
      kill();
    }
    Duration most = OwnJava.isTraining() ? TRAINING : GRACE;
    awaitUntil(System.nanoTime() + most.toNanos(), () -> closed);
    kill();
  }

  /// Asks it to clean up after itself and end.
  void interrupt() {
    process.destroy();
  }

  /// Ends it, once nothing is left that it has started.
  void end() {
    process.destroyForcibly();
  }

  /// Ends it and what it has started, such as Python and what that has started.
  void kill() {
    ProcessTree.endBelow(process.pid());
    process.destroyForcibly();
    Strays.end(folder);
  }

  /// Whether it has ended by then.
  boolean endsWithin(long nanos) throws InterruptedException {
    return process.waitFor(nanos, TimeUnit.NANOSECONDS);
  }
}

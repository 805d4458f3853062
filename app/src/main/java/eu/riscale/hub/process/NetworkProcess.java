package eu.riscale.hub.process;

import eu.riscale.hub.engine.Device;
import eu.riscale.hub.engine.EngineException;
import eu.riscale.hub.engine.NamedTensor;
import eu.riscale.hub.engine.Opening;
import eu.riscale.hub.engine.Session;
import eu.riscale.hub.engine.Weights;
import eu.riscale.hub.engine.python.ProcessEnd;
import eu.riscale.hub.engine.python.ProcessTree;
import eu.riscale.hub.source.AtExit;
import eu.riscale.hub.source.Reason;
import eu.riscale.hub.source.TemporaryFolder;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A network that runs in a process of its own, behind the same gate as in tests: what it prints is
/// kept away, and where a run ends the process or takes too long, the run has failed and the next
/// one gets a new process. Code of a model never runs there.
public final class NetworkProcess implements Session {
  private final Weights weights;
  private final Device device;
  private final Duration limit;
  private final TemporaryFolder folder;
  private final Thread atExit = new Thread(this::kill, "end network");
  private NetworkMessages.Facts facts;
  private volatile @Nullable Running running;

  private NetworkProcess(Weights weights, Device device, Duration limit, TemporaryFolder folder) {
    this.weights = weights;
    this.device = device;
    this.limit = limit;
    this.folder = folder;
    this.facts = new NetworkMessages.Facts(List.of(), "", device);
  }

  /// Opens a network.
  ///
  /// @param weights none that need code of the model
  /// @param limit how long opening it may take, and each run
  public static Opening open(Weights weights, Device device, Duration limit)
      throws EngineException {
    try {
      NetworkProcess network =
          new NetworkProcess(weights, device, limit, TemporaryFolder.make("network"));
      boolean opened = false;
      try {
        AtExit.add(network.atExit);
        Opening opening = network.open();
        opened = opening instanceof Opening.Opened;
        return opening;
      } finally {
        if (!opened) {
          network.close();
        }
      }
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  private Opening open() throws EngineException {
    Running process = start();
    try {
      process.send(
          NetworkMessages.weights(weights.format(), weights.file().toAbsolutePath(), device));
      return NetworkMessages.opening(
          process.answer(limit),
          told -> {
            facts = told;
            return this;
          });
    } catch (IOException e) {
      throw ended(process, EngineException.Kind.WEIGHTS, "opening the weights", e);
    }
  }

  @Override
  public List<NamedTensor> run(List<NamedTensor> inputs) throws EngineException {
    Running process = running;
    if (process == null) {
      if (open() instanceof Opening.Unavailable(String reason, String hint)) {
        throw new EngineException(EngineException.Kind.ENGINE, reason, hint, null);
      }
      process = start();
    }
    try {
      process.send(NetworkMessages.inputs(inputs, folder.path()));
      return NetworkMessages.outputs(process.answer(limit), folder.path(), told -> facts = told);
    } catch (IOException e) {
      throw ended(process, EngineException.Kind.RUN, "the run", e);
    }
  }

  /// The process that there is, or a new one.
  private Running start() throws EngineException {
    Running there = running;
    if (there != null) {
      return there;
    }
    try {
      Running started = new Running(folder);
      running = started;
      return started;
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  private static EngineException unusable(IOException why) {
    return new EngineException(
        EngineException.Kind.MACHINE,
        "The process that runs the network cannot be started: " + Reason.of(why) + ".",
        "",
        why);
  }

  private EngineException ended(
      Running process, EngineException.Kind kind, String what, IOException why) {
    String how =
        process.isLate() ? "it took longer than %d s".formatted(limit.toSeconds()) : process.end();
    kill();
    return new EngineException(kind, "%s failed: %s.".formatted(capital(what), how), "", why);
  }

  private static String capital(String text) {
    return Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }

  private void kill() {
    Running process = running;
    running = null;
    if (process != null) {
      process.kill();
    }
  }

  @Override
  public List<String> inputNames() {
    return facts.inputNames();
  }

  @Override
  public String engine() {
    return facts.engine();
  }

  @Override
  public Device device() {
    return facts.device();
  }

  @Override
  public void close() {
    kill();
    folder.close();
    try {
      AtExit.remove(atExit);
    } catch (IllegalStateException e) {
      return; // hub itself is ending, and the hook runs.
    }
  }

  /// One process, until it ends.
  private static final class Running implements FrameReader.Receiver {
    private final Process process;
    private final DataOutputStream tasks;
    private final BlockingQueue<Optional<byte[]>> answers = new LinkedBlockingQueue<>();
    private final Excerpt printed = new Excerpt();
    private boolean late;

    Running(TemporaryFolder folder) throws IOException {
      process = OwnJava.process(NetworkProgram.class, folder.path(), OwnJava.Models.LARGE).start();
      tasks = new DataOutputStream(process.getOutputStream());
      byte[] secret = Secret.make();
      tasks.write(secret);
      Thread reader = new Thread(() -> read(secret), "network process");
      reader.setDaemon(true);
      reader.start();
    }

    private void read(byte[] secret) {
      try (InputStream in = process.getInputStream()) {
        new FrameReader(secret, this).readAll(in);
      } catch (IOException e) {
        process.destroyForcibly();
      }
      answers.add(Optional.empty());
    }

    @Override
    public synchronized void printed(byte[] bytes, int from, int to) {
      printed.add(bytes, from, to);
    }

    @Override
    public void message(Frame.Kind kind, byte[] message) {
      answers.add(Optional.of(message));
    }

    void send(byte[] message) throws IOException {
      tasks.writeInt(message.length);
      tasks.write(message);
      tasks.flush();
    }

    byte[] answer(Duration limit) throws IOException {
      try {
        Optional<byte[]> answer = answers.poll(limit.toMillis(), TimeUnit.MILLISECONDS);
        if (answer == null) {
          late = true;
          throw new IOException("no answer in time");
        }
        return answer.orElseThrow(() -> new IOException("the process has ended"));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException(e);
      }
    }

    boolean isLate() {
      return late;
    }

    /// How it ended, in words.
    synchronized String end() {
      try {
        if (!process.waitFor(2, TimeUnit.SECONDS)) {
          process.destroyForcibly();
        }
        String said = EngineLog.without(printed.printed().text());
        return LastWords.ending(ProcessEnd.of(process.waitFor()), said);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return "it was interrupted";
      }
    }

    void kill() {
      ProcessTree.endBelow(process.pid());
      process.destroyForcibly();
    }
  }
}

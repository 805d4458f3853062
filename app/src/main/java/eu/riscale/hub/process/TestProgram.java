package eu.riscale.hub.process;

import eu.riscale.hub.engine.ShellLimits;
import eu.riscale.hub.run.result.TestStep;
import eu.riscale.hub.run.result.TestWatch;
import eu.riscale.hub.source.AtExit;
import eu.riscale.hub.work.ResourceResult;
import java.io.DataInputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/// The process that tests models, as [TestProcess] starts it: takes what is to be done on standard
/// input, and sends what comes of it on standard output.
public final class TestProgram {
  /// No more than that is to be done at once.
  private static final int LARGEST_TASK = 64 << 20;

  private final FrameWriter out;
  private final BlockingQueue<List<byte[]>> tasks = new LinkedBlockingQueue<>();
  private volatile boolean busy;

  private TestProgram(FrameWriter out) {
    this.out = out;
  }

  public static void main(String[] args) throws IOException {
    DataInputStream in = new DataInputStream(System.in);
    byte[] secret = in.readNBytes(Frame.SECRET);
    TestProgram program =
        new TestProgram(new FrameWriter(new FileOutputStream(FileDescriptor.out), secret));
    program.send(Frame.Kind.READY, new byte[0]);
    try {
      Thread reader = new Thread(() -> program.readAll(in), "tasks");
      reader.setDaemon(true);
      reader.start();
      for (List<byte[]> task = program.tasks.take(); !task.isEmpty(); task = program.tasks.take()) {
        program.run(ModelTestCodec.test(task.getFirst()));
      }
    } catch (LinkageError e) {
      program.breaks("a part of hub is missing or damaged (" + e + ")");
    } catch (Throwable e) {
      if (ShellLimits.isOfThreads(e)) {
        program.breaks(ShellLimits.TOO_FEW_THREADS);
      }
      e.printStackTrace(); // The last words of this process, which hub shows.
      Runtime.getRuntime().halt(1);
    }
    AtExit.end(0);
  }

  /// Ends this process, for a reason that is no model's.
  private void breaks(String why) {
    send(Frame.Kind.BROKEN, why.getBytes(StandardCharsets.UTF_8));
    Runtime.getRuntime().halt(1);
  }

  /// Where nobody waits for a result any more, this process ends at once.
  private void readAll(DataInputStream in) {
    try {
      while (true) {
        int length = in.readInt();
        if (length < 0 || length > LARGEST_TASK) {
          break;
        }
        busy = true;
        tasks.add(List.of(in.readNBytes(length)));
      }
    } catch (IOException e) {
      if (busy) {
        Runtime.getRuntime().halt(1);
      }
    }
    tasks.add(List.of());
  }

  private void run(ModelTest test) {
    if (!ShellLimits.leaveRoomForThreads()) {
      breaks(ShellLimits.TOO_FEW_THREADS);
    }
    step(TestStep.READING);
    ResourceResult result =
        test.here(new Watch(), known -> send(Frame.Kind.KNOWN, ResultCodec.bytes(known)));
    byte[] message = ResultCodec.bytes(result);
    busy = false;
    send(Frame.Kind.RESULT, message);
  }

  private void step(TestStep step) {
    Encoder message = new Encoder();
    TestCodec.step(message, step);
    send(Frame.Kind.STEP, message.bytes());
  }

  private void send(Frame.Kind kind, byte[] message) {
    try {
      out.send(kind, message);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private final class Watch implements TestWatch {
    @Override
    public void progress(String line) {
      send(Frame.Kind.PROGRESS, line.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void begins(TestStep step) {
      step(step);
    }
  }
}

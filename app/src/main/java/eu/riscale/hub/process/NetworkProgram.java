package eu.riscale.hub.process;

import eu.riscale.hub.engine.Device;
import eu.riscale.hub.engine.EngineException;
import eu.riscale.hub.engine.NamedTensor;
import eu.riscale.hub.engine.Opening;
import eu.riscale.hub.engine.Session;
import eu.riscale.hub.engine.library.PersonFolder;
import eu.riscale.hub.engine.machine.Engines;
import eu.riscale.hub.engine.python.PythonSettings;
import eu.riscale.hub.source.AtExit;
import eu.riscale.hub.tensor.Npy;
import eu.riscale.hub.tensor.NpyException;
import java.io.DataInputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/// The process that runs one network again and again, as [NetworkProcess] starts it: is told the
/// weights and then each run on standard input, and answers on standard output. Tensors travel as
/// files in the folder for temporary files.
public final class NetworkProgram {
  private final FrameWriter out;
  private final Path folder = Path.of(System.getProperty("java.io.tmpdir"));
  private final BlockingQueue<byte[]> tasks = new LinkedBlockingQueue<>();

  private NetworkProgram(FrameWriter out) {
    this.out = out;
  }

  public static void main(String[] args) throws IOException, InterruptedException {
    DataInputStream in = new DataInputStream(System.in);
    byte[] secret = in.readNBytes(Frame.SECRET);
    NetworkProgram program =
        new NetworkProgram(new FrameWriter(new FileOutputStream(FileDescriptor.out), secret));
    Thread reader = new Thread(() -> program.readAll(in), "tasks");
    reader.setDaemon(true);
    reader.start();
    program.run();
    AtExit.end(0);
  }

  /// Where nobody waits for a result any more, this process ends at once, whatever the network
  /// does.
  private void readAll(DataInputStream in) {
    try {
      while (true) {
        tasks.add(in.readNBytes(in.readInt()));
      }
    } catch (IOException e) {
      Runtime.getRuntime().halt(0);
    }
  }

  private void run() throws IOException, InterruptedException {
    Decoder weights = new Decoder(tasks.take());
    Engines engines =
        new Engines(PersonFolder.CACHE.ofThisProcess(), PythonSettings.NONE, line -> {});
    try {
      switch (engines.open(NetworkMessages.weights(weights), Device.of(weights.text()))) {
        case Opening.Opened(Session session) -> {
          try (session) {
            send(NetworkMessages.opened(session));
            while (true) {
              run(session, NetworkMessages.inputs(new Decoder(tasks.take()), folder));
            }
          }
        }
        case Opening.Unavailable(String reason, String hint) ->
            send(NetworkMessages.unavailable(reason, hint));
      }
    } catch (EngineException e) {
      send(NetworkMessages.failed(e));
    } catch (NpyException e) {
      throw new IOException(e);
    }
    tasks.take(); // Nothing comes; the end of standard input ends this process.
  }

  private void run(Session session, List<NamedTensor> inputs) throws IOException {
    try {
      List<NamedTensor> outputs = new ArrayList<>(session.run(inputs));
      for (int i = 0; i < outputs.size(); i++) {
        if (outputs.get(i).content().isPresent()) {
          Npy.write(outputs.get(i).tensor(), NetworkMessages.output(folder, i));
        }
      }
      send(NetworkMessages.outputs(session, outputs));
    } catch (EngineException e) {
      send(NetworkMessages.failed(e));
    } catch (OutOfMemoryError e) {
      send(
          NetworkMessages.failed(
              new EngineException(
                  EngineException.Kind.MEMORY, "There is not enough memory.", "", e)));
    }
  }

  private void send(byte[] message) throws IOException {
    out.send(Frame.Kind.RESULT, message);
  }
}

package eu.riscale.hub.process;

import eu.riscale.hub.engine.Device;
import eu.riscale.hub.engine.EngineException;
import eu.riscale.hub.engine.NamedTensor;
import eu.riscale.hub.engine.Opening;
import eu.riscale.hub.engine.Session;
import eu.riscale.hub.engine.Weights;
import eu.riscale.hub.spec.value.WeightsFormat;
import eu.riscale.hub.tensor.Npy;
import eu.riscale.hub.tensor.NpyException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/// What [NetworkProcess] and [NetworkProgram] tell each other. Tensors lie in files beside.
final class NetworkMessages {
  private static final int MOST = 1 << 16;

  private NetworkMessages() {}

  /// What an answer is about.
  private enum Kind {
    OPENED,
    UNAVAILABLE,
    FAILED,
    OUTPUTS
  }

  /// What the network is, once it is open.
  ///
  /// @param inputNames as of [Session#inputNames]
  record Facts(List<String> inputNames, String engine, Device device) {}

  static Path input(Path folder, int index) {
    return folder.resolve("input-" + index + ".npy");
  }

  static Path output(Path folder, int index) {
    return folder.resolve("output-" + index + ".npy");
  }

  /// The weights that a process is to open, on a device.
  static byte[] weights(WeightsFormat format, Path file, Device device) {
    return new Encoder().constant(format).text(file.toString()).text(device.word()).bytes();
  }

  static Weights weights(Decoder in) throws IOException {
    WeightsFormat format = in.constant(WeightsFormat.values());
    Path file = Path.of(in.text());
    return switch (format) {
      case ONNX -> new Weights.Onnx(file);
      case TORCHSCRIPT -> new Weights.TorchScript(file);
      case TENSORFLOW_SAVED_MODEL_BUNDLE -> new Weights.SavedModelBundle(file);
      case KERAS_HDF5, KERAS_V3, TENSORFLOW_JS -> new Weights.Keras(format, file);
      case PYTORCH_STATE_DICT -> throw Decoder.malformed("code of a model");
    };
  }

  /// Writes the tensors of a run.
  static byte[] inputs(List<NamedTensor> inputs, Path folder) throws IOException {
    Encoder out = new Encoder();
    out.number(inputs.size());
    for (int i = 0; i < inputs.size(); i++) {
      NamedTensor input = inputs.get(i);
      out.text(input.name()).flag(input.content().isPresent());
      if (input.content().isPresent()) {
        Npy.write(input.tensor(), input(folder, i));
      }
    }
    return out.bytes();
  }

  static List<NamedTensor> inputs(Decoder in, Path folder) throws IOException, NpyException {
    List<NamedTensor> inputs = new ArrayList<>();
    int count = in.integer();
    for (int i = 0; i < count; i++) {
      String name = in.text();
      inputs.add(
          in.flag() ? new NamedTensor(name, Npy.read(input(folder, i))) : NamedTensor.absent(name));
    }
    return inputs;
  }

  static byte[] opened(Session session) {
    return facts(new Encoder().constant(Kind.OPENED), session).bytes();
  }

  static byte[] unavailable(String reason, String hint) {
    return new Encoder().constant(Kind.UNAVAILABLE).text(reason).text(hint).bytes();
  }

  static byte[] failed(EngineException why) {
    return new Encoder()
        .constant(Kind.FAILED)
        .constant(why.kind())
        .text(why.getMessage())
        .text(why.hint())
        .bytes();
  }

  static byte[] outputs(Session session, List<NamedTensor> outputs) {
    Encoder out = facts(new Encoder().constant(Kind.OUTPUTS), session);
    out.all(
        outputs,
        output ->
            out.text(output.name()).flag(output.content().isPresent()).text(output.obstacle()));
    return out.bytes();
  }

  private static Encoder facts(Encoder out, Session session) {
    out.all(session.inputNames(), out::text);
    return out.text(session.engine()).text(session.device().word());
  }

  /// What came of opening a network.
  ///
  /// @param opened makes the session of what the network is
  static Opening opening(byte[] message, Function<Facts, Session> opened)
      throws IOException, EngineException {
    Decoder in = new Decoder(message);
    return switch (in.constant(Kind.values())) {
      case OPENED -> new Opening.Opened(opened.apply(facts(in)));
      case UNAVAILABLE -> new Opening.Unavailable(in.text(), in.text());
      case FAILED -> throw failure(in);
      case OUTPUTS -> throw Decoder.malformed("outputs of no run");
    };
  }

  /// The outputs of a run.
  static List<NamedTensor> outputs(byte[] message, Path folder, Consumer<Facts> told)
      throws IOException, EngineException {
    Decoder in = new Decoder(message);
    return switch (in.constant(Kind.values())) {
      case OUTPUTS -> {
        told.accept(facts(in));
        int count = in.integer();
        if (count < 0 || count > MOST) {
          throw Decoder.malformed("more outputs than any network has");
        }
        List<NamedTensor> outputs = new ArrayList<>();
        for (int i = 0; i < count; i++) {
          outputs.add(output(in, output(folder, i)));
        }
        in.end();
        yield List.copyOf(outputs);
      }
      case FAILED -> throw failure(in);
      case OPENED, UNAVAILABLE -> throw Decoder.malformed("no outputs");
    };
  }

  private static NamedTensor output(Decoder in, Path file) throws IOException {
    String name = in.text();
    boolean hasTensor = in.flag();
    String obstacle = in.text();
    if (!hasTensor) {
      return NamedTensor.unreadable(name, obstacle);
    }
    try {
      return new NamedTensor(name, Npy.read(file));
    } catch (NpyException e) {
      throw new IOException(e);
    }
  }

  private static Facts facts(Decoder in) throws IOException {
    List<String> names = in.all(in::text);
    String engine = in.text();
    String device = in.text();
    try {
      return new Facts(names, engine, Device.of(device));
    } catch (IllegalArgumentException e) {
      throw Decoder.malformed("no device");
    }
  }

  private static EngineException failure(Decoder in) throws IOException {
    return new EngineException(
        in.constant(EngineException.Kind.values()), in.text(), in.text(), null);
  }
}

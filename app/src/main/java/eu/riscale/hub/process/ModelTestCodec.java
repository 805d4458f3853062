package eu.riscale.hub.process;

import eu.riscale.hub.engine.Device;
import eu.riscale.hub.engine.ModelCode;
import eu.riscale.hub.engine.python.PythonSettings;
import eu.riscale.hub.policy.Policy;
import eu.riscale.hub.run.TestOptions;
import eu.riscale.hub.run.result.TestKind;
import eu.riscale.hub.spec.value.WeightsFormat;
import eu.riscale.hub.tensor.picture.Pictures;
import eu.riscale.hub.work.ValidateOptions.FormatVersion;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/// What is to be done, as bytes on the way to the process that does it.
final class ModelTestCodec {
  private ModelTestCodec() {}

  static byte[] bytes(ModelTest test) {
    Encoder out = new Encoder();
    out.text(test.source()).data(test.input().array()).constant(test.version());
    PolicyCodec.write(out, test.policy());
    TestOptions options = test.options();
    out.all(options.formats(), out::constant);
    out.text(options.device().word());
    PythonSettings python = options.python();
    out.optional(python.python(), path -> out.text(path.toString()));
    out.constant(python.code()).number(python.limit().toMillis());
    out.all(options.tests(), out::constant);
    out.constant(options.afterFailure());
    out.optional(options.keep(), path -> out.text(path.toString()));
    out.constant(options.pictures());
    out.all(options.leftOut(), out::constant);
    out.number(options.memoryLimit());
    return out.bytes();
  }

  static ModelTest test(byte[] bytes) throws IOException {
    Decoder in = new Decoder(bytes);
    String source = in.text();
    ByteBuffer input = ByteBuffer.wrap(in.data());
    FormatVersion version = in.constant(FormatVersion.values());
    Policy policy = PolicyCodec.read(in);
    TestOptions options = options(in);
    in.end();
    return new ModelTest(source, input, version, policy, options);
  }

  private static TestOptions options(Decoder in) throws IOException {
    List<WeightsFormat> formats = in.all(() -> in.constant(WeightsFormat.values()));
    Device device = Device.of(in.text());
    PythonSettings python =
        new PythonSettings(
            in.optional(() -> Path.of(in.text())),
            in.constant(ModelCode.values()),
            Duration.ofMillis(in.number()));
    return new TestOptions(
        formats,
        device,
        python,
        in.all(() -> in.constant(TestKind.values())),
        in.constant(TestOptions.AfterFailure.values()),
        in.optional(() -> Path.of(in.text())),
        in.constant(Pictures.values()),
        Set.copyOf(in.all(() -> in.constant(WeightsFormat.values()))),
        in.number());
  }
}

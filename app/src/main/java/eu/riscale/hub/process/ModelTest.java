package eu.riscale.hub.process;

import eu.riscale.hub.policy.Policy;
import eu.riscale.hub.run.TestOptions;
import eu.riscale.hub.run.result.TestWatch;
import eu.riscale.hub.spec.value.WeightsFormat;
import eu.riscale.hub.work.ResourceResult;
import eu.riscale.hub.work.TestModel;
import eu.riscale.hub.work.Validate;
import eu.riscale.hub.work.ValidateOptions;
import eu.riscale.hub.work.ValidateOptions.FormatVersion;
import eu.riscale.hub.work.ValidateOptions.NamedFiles;
import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/// What is to be done with one source.
///
/// @param source as given on the command line
/// @param input what stands on standard input where the source is `-`; empty otherwise
public record ModelTest(
    String source, ByteBuffer input, FormatVersion version, Policy policy, TestOptions options) {

  /// Nothing on standard input.
  public static final ByteBuffer NO_INPUT = ByteBuffer.allocate(0);

  /// The result in this process, which the model's weights may end.
  ///
  /// @param watch is told what is done
  /// @param soFar takes what is known before each test
  public ResourceResult here(TestWatch watch, Consumer<ResourceResult> soFar) {
    byte[] given = new byte[input.remaining()];
    input.duplicate().get(given);
    Validate validate =
        new Validate(
            new ByteArrayInputStream(given),
            new ValidateOptions(
                NamedFiles.CHECKED, version, named -> policy, List.of(), options.python().code()));
    return new TestModel(validate, options, watch, soFar).source(source);
  }

  /// The same within limits, without formats that are done with.
  ModelTest without(Set<WeightsFormat> formats, long memoryLimit) {
    return new ModelTest(
        source, input, version, policy, options.without(formats).within(memoryLimit));
  }
}

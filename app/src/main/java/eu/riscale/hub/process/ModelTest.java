package eu.riscale.hub.process;

import eu.riscale.hub.policy.Policy;
import eu.riscale.hub.run.TestOptions;
import eu.riscale.hub.spec.value.WeightsFormat;
import eu.riscale.hub.work.ValidateOptions.FormatVersion;
import java.nio.ByteBuffer;
import java.util.Set;

/// What is to be done with one source.
///
/// @param source as given on the command line
/// @param input what stands on standard input where the source is `-`; empty otherwise
public record ModelTest(
    String source, ByteBuffer input, FormatVersion version, Policy policy, TestOptions options) {

  /// Nothing on standard input.
  public static final ByteBuffer NO_INPUT = ByteBuffer.allocate(0);

  /// The same within limits, without formats that are done with.
  ModelTest without(Set<WeightsFormat> formats, long memoryLimit) {
    return new ModelTest(
        source, input, version, policy, options.without(formats).within(memoryLimit));
  }
}

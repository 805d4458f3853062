package eu.riscale.hub.run.failure;

import eu.riscale.hub.fit.FitCodes;
import eu.riscale.hub.fit.WeightsFit;
import eu.riscale.hub.spec.finding.Code;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.view.Side;
import eu.riscale.hub.tensor.Tensor;
import eu.riscale.hub.weights.WeightsContent;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// Looks for the cause why a network fails: first in its file, then by giving it other types and
/// other orders of axes.
public final class FailureCauses {
  private static final List<Code> CALLS = List.of(FitCodes.KIND, FitCodes.COUNT);
  private static final Pattern OF_GPU = Pattern.compile("(?i)cuda|same device|nvidia");
  private static final String GENERAL =
      "Give the network what it was exported for: after preprocessing, the test input must have its"
          + " type, its axes in its order, and sizes that it takes. 'hub inspect' shows what the"
          + " file says of them.";

  /// What to do where an engine says such a thing.
  private record Known(Pattern said, String help) {}

  private static final List<Known> KNOWN =
      List.of(
          // Keras 3 in an object of one's own: the function uses other variables than are saved.
          new Known(
              Pattern.compile("(?i)could not find variable|uninitialized value|is uninitialized"),
              "The SavedModel's function uses a variable that the file gives no value outside of"
                  + " Python, so that it fails in TensorFlow Serving and other software as well:"
                  + " save the network again by model.export(…)."),
          new Known(
              Pattern.compile(
                  "^Output \\d+ of the network cannot be read: it (is|has a data type) "),
              "The specification has only tensors of numbers: describe none but those, or export"
                  + " the network with numbers in the place of this output, such as the class"
                  + " instead of its name."),
          new Known(
              Pattern.compile(
                  "(?i)sizes of tensors must match|must match the size of|axis"
                      + " dimensions|dimensions of all inputs must match|incompatible shapes|same"
                      + " shape|mismatch"),
              "Tensors of different sizes meet inside the network, as where the sizes of an image"
                  + " are no multiples of 2 for each level of it: give a test input of sizes that"
                  + " it takes, and describe them by min and step."));

  private FailureCauses() {}

  /// The cause; empty where none is found.
  ///
  /// @param outcomes tells whether a run gives the test outputs
  public static Optional<FailureCause> of(Failed failed, Trials trials, Outcomes outcomes) {
    Optional<FailureCause> inFile =
        ofGpu(failed)
            .or(() -> LeftOut.of(failed))
            .or(() -> ofFile(failed, finding -> finding.code().equals(FitCodes.INCOMPLETE)))
            .or(() -> ofFile(failed, FailureCauses::isOfCall));
    if (inFile.isPresent()) {
      return inFile;
    }
    Types.Found types = new Types(failed, trials).find();
    if (types.isWhole()) {
      return types.cause();
    }
    List<Tensor> fed = types.retyped().orElse(failed.fed());
    Optional<FailureCause> layout = new Layouts(failed, fed, trials, outcomes).find();
    return types.cause().map(type -> layout.map(type::and).orElse(type)).or(() -> layout);
  }

  /// What to do where no cause is found.
  ///
  /// @param said what the engine says
  public static String help(String said) {
    return KNOWN.stream()
        .filter(known -> known.said.matcher(said).find())
        .map(Known::help)
        .findFirst()
        .orElse(GENERAL);
  }

  private static Optional<FailureCause> ofGpu(Failed failed) {
    if (!(failed.content() instanceof WeightsContent.TorchScript script)
        || script.code().gpus().isEmpty()
        || !OF_GPU.matcher(failed.said()).find()) {
      return Optional.empty();
    }
    String gpu = script.code().gpus().getFirst();
    return Optional.of(
        new FailureCause(
            "The network's code holds the GPU '%s', so that it runs on no machine without it."
                .formatted(gpu),
            "Export it on the CPU: model.cpu() and an example input on the CPU, before"
                + " torch.jit.trace or torch.jit.script. Where forward itself names '%s', write"
                    .formatted(gpu)
                + " the device of its input, x.device, instead."));
  }

  private static boolean isOfCall(Finding finding) {
    return CALLS.contains(finding.code())
        && finding.path().toString().startsWith(Side.INPUT.field());
  }

  /// What the file says otherwise than the description.
  private static Optional<FailureCause> ofFile(Failed failed, Predicate<Finding> isCause) {
    return WeightsFit.of(failed.model(), failed.format().word(), failed.file(), failed.content())
        .stream()
        .filter(isCause)
        .findFirst()
        .map(FailureCauses::cause);
  }

  private static FailureCause cause(Finding finding) {
    return new FailureCause(finding.message(), finding.hint());
  }
}

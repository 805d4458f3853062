package eu.riscale.hub.run;

import eu.riscale.hub.engine.Device;
import eu.riscale.hub.engine.EngineException;
import eu.riscale.hub.engine.ShellLimits;
import eu.riscale.hub.run.failure.LeftOut;
import eu.riscale.hub.run.result.RunCodes;
import eu.riscale.hub.run.result.TestLog;
import eu.riscale.hub.run.result.TestPhase;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.view.ModelView;
import eu.riscale.hub.spec.view.Side;
import eu.riscale.hub.spec.view.TensorView;
import eu.riscale.hub.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// The test that a network runs without the inputs that are described as optional and have a test
/// tensor, with which it ran before: without each of them, and without all.
final class OptionalInputs {
  private static final int MOST_ALONE = 8;

  private final ModelView subject;
  private final List<Tensor> fed;

  /// @param fed preprocessed inputs in the order of the description
  OptionalInputs(ModelView subject, List<Tensor> fed) {
    this.subject = subject;
    this.fed = fed;
  }

  /// Whether there is an input to leave out.
  boolean any() {
    return subject.inputs().stream().anyMatch(OptionalInputs::isGiven);
  }

  private static boolean isGiven(TensorView input) {
    return input.isOptional() && !input.isLeftOut();
  }

  /// @throws EngineException where a limit of this machine keeps it from any result
  void run(Network network, TestLog log) throws EngineException {
    List<TensorView> optional = subject.inputs().stream().filter(OptionalInputs::isGiven).toList();
    List<List<TensorView>> choices = new ArrayList<>();
    if (optional.size() > 1) {
      optional.stream().limit(MOST_ALONE).forEach(input -> choices.add(List.of(input)));
    }
    choices.add(optional);
    List<String> refused = new ArrayList<>();
    for (List<TensorView> leftOut : choices) {
      // What fails without one of them fails without all.
      if (refused.isEmpty() || leftOut.size() == 1) {
        tryOut(network, leftOut, refused, log);
      }
    }
    log.detail("without " + LeftOut.names(optional));
  }

  private void tryOut(Network network, List<TensorView> leftOut, List<String> refused, TestLog log)
      throws EngineException {
    log.doing("running the network without " + LeftOut.names(leftOut));
    RdfPath at = leftOut.getFirst().at().field("optional");
    long start = System.nanoTime();
    try {
      List<Tensor> outputs =
          network.runWithout(fed, Set.copyOf(leftOut.stream().map(TensorView::id).toList()));
      log.took(TestPhase.RUN, start);
      if (outputs.isEmpty()) {
        refused.add(LeftOut.names(leftOut));
        log.fail(refused(at, leftOut, "It gives too few outputs."));
      }
      for (int i = 0; i < outputs.size(); i++) {
        finite(i, outputs.get(i), leftOut, log);
      }
    } catch (EngineException e) {
      if (ShellLimits.areReached(e) || ofTheMachine(e, network.session().device())) {
        throw e;
      }
      refused.add(LeftOut.names(leftOut));
      log.fail(refused(at, leftOut, e.getMessage()));
    }
  }

  private static boolean ofTheMachine(EngineException e, Device device) {
    return switch (e.kind()) {
      case RUN, WEIGHTS -> false;
      case MEMORY -> device instanceof Device.Cuda;
      case DEVICE, MACHINE, ENGINE -> true;
    };
  }

  private static Finding refused(RdfPath at, List<TensorView> leftOut, String why) {
    return Finding.of(
            RunCodes.INPUT_NEEDED,
            at,
            "The network does not run without %s, which the description allows: %s"
                .formatted(LeftOut.names(leftOut), why))
        .expected("a result without the inputs that are optional")
        .hint(LeftOut.HELP);
  }

  private void finite(int index, Tensor output, List<TensorView> leftOut, TestLog log) {
    long odd = OtherSizes.notFinite(output);
    if (odd > 0) {
      log.fail(
          Finding.of(
                  RunCodes.OUTPUT_NOT_FINITE,
                  Side.OUTPUT.at(index),
                  String.format(
                      Locale.ROOT,
                      "Without %s, %,d of %,d values of output '%s' are NaN or infinite.",
                      LeftOut.names(leftOut),
                      odd,
                      output.size(),
                      subject.outputs().get(index).id()))
              .expected("finite values")
              .hint("Look at what the network puts in the place of an input that is left out."));
    }
  }
}

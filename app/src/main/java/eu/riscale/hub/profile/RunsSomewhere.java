package eu.riscale.hub.profile;

import eu.riscale.hub.consumer.Consumers;
import eu.riscale.hub.consumer.Verdict;
import eu.riscale.hub.spec.finding.Code;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.RdfPath;
import java.util.Comparator;
import java.util.List;

/// At least one software of the hubs' partners runs the model.
record RunsSomewhere() implements Requirement {
  static final Code CODE =
      Code.error("profile-runs-nowhere", "No software of the hubs' partners runs the model.")
          .why("Whoever finds the model on a hub opens it in such a software.")
          .section(Guide.REQUIREMENTS)
          .example(
              "weights:\n  tensorflow_js: {source: model.zip}",
              "weights:\n  tensorflow_js: {source: model.zip}\n  onnx: {source: model.onnx,"
                  + " opset_version: 17}");

  @Override
  public Code code() {
    return CODE;
  }

  @Override
  public int points() {
    return 15;
  }

  @Override
  public Answer judge(Candidate model) {
    List<Verdict> verdicts =
        Consumers.partners().stream().map(consumer -> consumer.judge(model.model())).toList();
    return verdicts.stream().anyMatch(Verdict::isRunning)
        ? new Answer.Met()
        : Answer.unmet(finding(verdicts));
  }

  /// The software with the fewest needs that are not met is the nearest to run it.
  private static Finding finding(List<Verdict> verdicts) {
    List<Verdict> refusing =
        verdicts.stream()
            .filter(verdict -> verdict.outcome() == Verdict.Outcome.DOES_NOT_RUN)
            .sorted(Comparator.comparingInt(verdict -> verdict.reasons().size()))
            .toList();
    String named = String.join(", ", refusing.stream().map(Verdict::consumer).toList());
    Finding finding =
        Finding.of(CODE, RdfPath.ROOT.field("weights"), "None of " + named + " runs the model.")
            .expected("weights and steps that at least one of them runs");
    return refusing.isEmpty()
        ? finding.hint(
            "Add weights of a format that one of them runs, such as onnx or torchscript.")
        : finding.hint(
            "Nearest is "
                + refusing.getFirst().name()
                + ": "
                + String.join(
                    " ",
                    refusing.getFirst().reasons().stream().map(Verdict.Reason::text).toList()));
  }
}

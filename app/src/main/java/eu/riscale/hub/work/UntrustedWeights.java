package eu.riscale.hub.work;

import eu.riscale.hub.engine.ModelCode;
import eu.riscale.hub.source.Reason;
import eu.riscale.hub.spec.Validation;
import eu.riscale.hub.spec.file.FileLookup;
import eu.riscale.hub.spec.file.FileLookup.Presence;
import eu.riscale.hub.spec.finding.Bug;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.Findings;
import eu.riscale.hub.spec.finding.Severity;
import eu.riscale.hub.spec.value.WeightsFormat;
import eu.riscale.hub.spec.view.file.DescribedFiles;
import eu.riscale.hub.spec.view.file.ReferencedFile;
import eu.riscale.hub.spec.view.file.Role;
import eu.riscale.hub.weights.reader.Uses;
import eu.riscale.hub.weights.reader.UsesReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Says what the weights of a model would do beyond computing, to whoever opens them with any
/// software. Nothing of them is run.
///
/// @param code where it is trusted, the facts are still told, but stand in the way of nothing
record UntrustedWeights(Validation validation, FileLookup files, ModelCode code) {

  /// None where no weights are at hand.
  List<Finding> findings() {
    Findings findings = new Findings();
    for (ReferencedFile file :
        validation.description().map(DescribedFiles::of).orElse(List.<ReferencedFile>of())) {
      if (isWeights(file.role()) && files.presence(file.source()) == Presence.PRESENT) {
        Bug.guard(UsesReader.class, file.at(), findings, () -> findings.addAll(of(file)));
      }
    }
    return findings.list();
  }

  private static boolean isWeights(Role role) {
    return switch (role) {
      case Role.Weights weights -> true;
      case Role.OnnxWeights weights -> true;
      case Role.Cover cover -> false;
      case Role.Documentation documentation -> false;
      case Role.TestTensor tensor -> false;
      case Role.ExternalData numbers -> false;
      case Role.Dependencies dependencies -> false;
      case Role.Plain plain -> false;
    };
  }

  private List<Finding> of(ReferencedFile file) {
    Uses uses = read(file);
    List<Finding> findings = new ArrayList<>();
    if (uses.isUnsafe()) {
      findings.add(
          Finding.of(
                  WorkCodes.WEIGHTS_UNSAFE,
                  file.at(),
                  "'%s' would do more than compute: %s."
                      .formatted(file.source(), uses.unsafeClause()))
              .expected("a network that only computes")
              .hint(saveAgain(uses.formats())));
    }
    if (uses.isUnknown() && (uses.obstacle().isEmpty() || !isKnownToBeBroken(file))) {
      findings.add(
          Finding.of(
                  WorkCodes.WEIGHTS_UNKNOWN,
                  file.at(),
                  "'%s' may do more than compute: %s."
                      .formatted(file.source(), uses.unknownClause()))
              .hint(saveAgain(uses.formats()) + otherwise(uses.formats())));
    }
    return switch (code) {
      case REFUSED -> findings;
      case TRUSTED -> findings.stream().map(UntrustedWeights::trusted).toList();
    };
  }

  private Uses read(ReferencedFile file) {
    try {
      return UsesReader.of(files.onDisk(file.source()));
    } catch (IOException e) {
      return new Uses(List.of(), Set.of(), Reason.of(e));
    }
  }

  private boolean isKnownToBeBroken(ReferencedFile file) {
    return validation.findings().stream()
        .anyMatch(known -> known.severity() == Severity.ERROR && known.path().equals(file.at()));
  }

  private static Finding trusted(Finding finding) {
    return finding.severity(
        finding.code().equals(WorkCodes.WEIGHTS_UNSAFE) ? Severity.ALERT : Severity.INFO);
  }

  /// What can be done with the weights as they are.
  private static String otherwise(Set<WeightsFormat> formats) {
    Optional<WeightsFormat> format = formats.stream().min(Enum::compareTo);
    if (format.isEmpty()) {
      return "";
    }
    return switch (format.get()) {
      case ONNX -> " Only software that brings the operator along can run it as it is.";
      case KERAS_HDF5, KERAS_V3, TENSORFLOW_JS ->
          " Keras needs the author's Python code to load it as it is.";
      case TORCHSCRIPT, PYTORCH_STATE_DICT, TENSORFLOW_SAVED_MODEL_BUNDLE ->
          " Software that knows the operation may run it; hub runs it where you trust its author:"
              + " hub test --trust-code.";
    };
  }

  /// @param formats that the file is of; none where it could not be read
  private static String saveAgain(Set<WeightsFormat> formats) {
    Optional<WeightsFormat> format = formats.stream().min(Enum::compareTo);
    if (format.isEmpty()) {
      return "Save the weights again, from the original network.";
    }
    return switch (format.get()) {
      case TORCHSCRIPT ->
          "Take such calls out of the network and save it again with torch.jit.script or"
              + " torch.jit.trace.";
      case PYTORCH_STATE_DICT -> "Save the weights alone: torch.save(model.state_dict(), …).";
      case TENSORFLOW_SAVED_MODEL_BUNDLE ->
          "Export the network for inference alone, by model.export(…) in Keras or"
              + " tf.saved_model.save(…).";
      case ONNX -> "Export the network again with the operators of ONNX alone.";
      case KERAS_HDF5, KERAS_V3, TENSORFLOW_JS ->
          "Build the network of Keras's own layers, without Lambda, and save it again.";
    };
  }
}

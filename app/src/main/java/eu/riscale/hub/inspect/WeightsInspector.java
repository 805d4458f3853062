package eu.riscale.hub.inspect;

import eu.riscale.hub.engine.EngineReport;
import eu.riscale.hub.inspect.DescriptionTree.WeightsEntry;
import eu.riscale.hub.inspect.PortCheck.Order;
import eu.riscale.hub.inspect.WeightsPage.Checksum;
import eu.riscale.hub.source.RdfSource;
import eu.riscale.hub.source.Reason;
import eu.riscale.hub.spec.Validation;
import eu.riscale.hub.spec.file.FileLookup.Presence;
import eu.riscale.hub.spec.finding.Bug;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.Findings;
import eu.riscale.hub.spec.finding.NameList;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.finding.Severity;
import eu.riscale.hub.spec.value.FileSource;
import eu.riscale.hub.spec.view.Side;
import eu.riscale.hub.weights.Port;
import eu.riscale.hub.weights.WeightsContent;
import eu.riscale.hub.weights.reader.ContentReader;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Makes the page of one weights entry, and finds what its file says otherwise than the
/// description.
///
/// @param validation of the description and the files that it names
/// @param tensors what the description says of inputs and outputs
/// @param out takes what is found
record WeightsInspector(
    Validation validation, RdfSource source, DescribedTensors tensors, Findings out) {
  private static final int MOST_NAMED = 5;

  /// Reads the file of an entry and holds it against the description.
  ///
  /// @param engine what runs the format on this machine
  WeightsPage page(WeightsEntry entry, Optional<EngineReport> engine) {
    WeightsPage page = read(entry, engine);
    Bug.guard(PortCheck.class, entry.at(), out, () -> check(entry, page.content()));
    return page;
  }

  private WeightsPage read(WeightsEntry entry, Optional<EngineReport> engine) {
    long bytes = -1;
    Checksum checksum = Checksum.NOT_CHECKED;
    WeightsContent content = new WeightsContent.Unreadable("the description names no file");
    if (entry.source().isPresent()) {
      FileSource file = entry.source().get();
      try {
        if (source.files().presence(file) == Presence.PRESENT) {
          bytes = source.files().size(file);
          checksum = checksum(entry);
          content = ContentReader.read(source.onDisk(file));
        } else {
          content = new WeightsContent.Unreadable(absent(file));
        }
      } catch (IOException e) {
        content = new WeightsContent.Unreadable(Reason.of(e));
      } catch (RuntimeException | StackOverflowError e) {
        out.add(Bug.of(WeightsContent.class, entry.at(), e));
        content = new WeightsContent.Unreadable("hub failed at it");
      }
    }
    return new WeightsPage(
        entry.format(),
        entry.source().map(FileSource::toString).orElse(""),
        bytes,
        checksum,
        entry.parent(),
        Versions.of(entry, content),
        content,
        engine);
  }

  private static String absent(FileSource file) {
    return switch (file) {
      case FileSource.Web web -> "it is on the web, and hub opens no network connection";
      case FileSource.RelativePath path -> "there is no such file";
      case FileSource.AbsolutePath path -> "it lies outside the folder of the description";
    };
  }

  /// What the validation has found; it computes no checksums where the description is wrong.
  private Checksum checksum(WeightsEntry entry) throws IOException {
    if (entry.sha256().isEmpty()) {
      return Checksum.NOT_DECLARED;
    }
    boolean differs =
        validation.description().isPresent()
            ? finds("sha256-mismatch", entry.at().field("source"))
            : !source.files().sha256(entry.source().orElseThrow()).hex().equals(entry.sha256());
    return differs ? Checksum.DIFFERS : Checksum.MATCHES;
  }

  private boolean finds(String code, RdfPath at) {
    return validation.findings().stream()
        .anyMatch(finding -> finding.code().slug().equals(code) && finding.path().equals(at));
  }

  /// The inputs that must be given, and those with a value of their own that the description names.
  private List<Port> described(WeightsContent.Onnx onnx) {
    Set<String> ids = new HashSet<>();
    tensors.inputs().pages().forEach(page -> ids.add(page.id()));
    return onnx.allInputs().stream()
        .filter(input -> onnx.inputs().contains(input) || ids.contains(input.name()))
        .toList();
  }

  private void check(WeightsEntry entry, WeightsContent content) {
    Versions.check(entry, content).ifPresent(out::add);
    PortCheck inputs = new PortCheck(entry.format(), Side.INPUT, out);
    PortCheck outputs = new PortCheck(entry.format(), Side.OUTPUT, out);
    switch (content) {
      case WeightsContent.Onnx onnx -> {
        inputs.check(described(onnx), tensors.inputs(), Order.GIVEN);
        outputs.check(onnx.outputs(), tensors.outputs(), Order.GIVEN);
      }
      case WeightsContent.SavedModel saved -> {
        lacks(entry, saved.lacks());
        saved
            .usual()
            .ifPresent(signature -> {
              inputs.check(signature.inputs(), tensors.inputs(), Order.NONE);
              outputs.check(signature.outputs(), tensors.outputs(), Order.NONE);
            });
      }
      case WeightsContent.Keras keras when !keras.inputs().isEmpty() ->
          inputs.check(keras.inputs(), tensors.inputs(), Order.GIVEN);
      case WeightsContent.Keras keras -> {}
      case WeightsContent.StateDict dict -> {
        lacks(entry, dict.lacks());
        stateDict(entry, dict);
      }
      case WeightsContent.TorchScript script -> lacks(entry, script.lacks());
      case WeightsContent.GraphModel graph -> {}
      case WeightsContent.Unreadable(String reason) -> {
        RdfPath at = entry.at().field("source");
        if (validation.findings().stream()
            .noneMatch(f -> f.severity() == Severity.ERROR && f.path().equals(at))) {
          out.add(
              InspectCodes.NOT_SHOWN,
              at,
              "The inside of the %s weights cannot be shown: %s."
                  .formatted(entry.format(), reason));
        }
      }
    }
  }

  private void lacks(WeightsEntry entry, List<String> lacks) {
    if (!lacks.isEmpty()) {
      out.add(
          Finding.of(
                  InspectCodes.INCOMPLETE,
                  entry.at().field("source"),
                  "'%s' lacks numbers: %s."
                      .formatted(entry.source().orElseThrow(), NameList.of(lacks, MOST_NAMED)))
              .hint("Save the weights again, or fetch the file again where it is a copy."));
    }
  }

  private void stateDict(WeightsEntry entry, WeightsContent.StateDict dict) {
    RdfPath at = entry.at().field("source");
    if (dict.code().isEmpty() && !dict.key().isEmpty()) {
      out.add(
          Finding.of(
                  InspectCodes.CHECKPOINT,
                  at,
                  "The weights are under '%s' in '%s', beside %s."
                      .formatted(
                          dict.key(),
                          entry.source().orElseThrow(),
                          dict.beside().isEmpty()
                              ? "nothing else"
                              : NameList.of(dict.beside(), MOST_NAMED)))
              .hint(
                  "Save the weights alone: torch.save(checkpoint['%s'], …)."
                      .formatted(dict.key())));
    }
  }
}

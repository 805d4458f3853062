package eu.riscale.hub.inspect;

import eu.riscale.hub.engine.EngineReport;
import eu.riscale.hub.fit.WeightsFit;
import eu.riscale.hub.inspect.DescriptionTree.WeightsEntry;
import eu.riscale.hub.inspect.WeightsPage.Checksum;
import eu.riscale.hub.source.RdfSource;
import eu.riscale.hub.source.Reason;
import eu.riscale.hub.spec.Validation;
import eu.riscale.hub.spec.file.FileLookup.Presence;
import eu.riscale.hub.spec.finding.Bug;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.Findings;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.finding.Severity;
import eu.riscale.hub.spec.value.FileSource;
import eu.riscale.hub.weights.WeightsContent;
import eu.riscale.hub.weights.reader.ContentReader;
import java.io.IOException;
import java.util.Optional;

/// Makes the page of one weights entry, and finds what its file says otherwise than the
/// description.
///
/// @param validation of the description and the files that it names
/// @param tensors what the description says of inputs and outputs
/// @param out takes what is found
record WeightsInspector(
    Validation validation, RdfSource source, DescribedTensors tensors, Findings out) {
  /// Reads the file of an entry and holds it against the description.
  ///
  /// @param engine what runs the format on this machine
  WeightsPage page(WeightsEntry entry, Optional<EngineReport> engine) {
    WeightsPage page = read(entry, engine);
    Bug.guard(WeightsFit.class, entry.at(), out, () -> check(entry, page.content()));
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

  private void check(WeightsEntry entry, WeightsContent content) {
    Versions.check(entry, content).ifPresent(out::add);
    String file = entry.source().map(FileSource::toString).orElse("");
    new WeightsFit(entry.format(), entry.at(), file)
        .check(content, tensors.inputs().side(), tensors.outputs().side(), out);
    RdfPath at = entry.at().field("source");
    if (content instanceof WeightsContent.Unreadable(String reason) && !isKnownToBeWrong(at)) {
      out.add(
          Finding.of(
                  InspectCodes.NOT_SHOWN,
                  at,
                  "The inside of the %s weights cannot be shown: %s."
                      .formatted(entry.format(), reason))
              .hint(hint(entry)));
    }
  }

  private static String hint(WeightsEntry entry) {
    return entry.source().orElse(null) instanceof FileSource.Web web
        ? "Download it beside the description, and write '%s' in place of the address."
            .formatted(web.fileName())
        : "Check that the file was copied as a whole and is of this format: load it with the"
            + " library that wrote it.";
  }

  private boolean isKnownToBeWrong(RdfPath at) {
    return validation.findings().stream()
        .anyMatch(f -> f.severity() == Severity.ERROR && f.path().equals(at));
  }
}

package eu.riscale.hub.work;

import eu.riscale.hub.run.diagnosis.Correction;
import eu.riscale.hub.run.diagnosis.Diagnosis;
import eu.riscale.hub.run.diagnosis.Explanation;
import eu.riscale.hub.run.result.ComparedOutput;
import eu.riscale.hub.run.result.RunCodes;
import eu.riscale.hub.run.result.WeightsTest;
import eu.riscale.hub.source.FolderSource;
import eu.riscale.hub.source.Unfinished;
import eu.riscale.hub.spec.edit.EditException;
import eu.riscale.hub.spec.edit.Fix;
import eu.riscale.hub.spec.finding.EditText;
import eu.riscale.hub.spec.yaml.YamlDocument;
import eu.riscale.hub.spec.yaml.YamlReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Makes in the description of a model what the diagnosis of its test proposes, and keeps it where
/// the test then passes: that proves it.
final class ProvedFixes {
  /// A model with more wrong steps than that is another model.
  private static final int MOST = 5;

  private final FolderSource source;
  private final String written;
  private final Function<Path, ResourceResult> test;

  /// @param written what stands in the file now
  /// @param test tests a description where it lies
  ProvedFixes(FolderSource source, String written, Function<Path, ResourceResult> test) {
    this.source = source;
    this.written = written;
    this.test = test;
  }

  /// A description after changes.
  record Proved(String text, List<Fix> made) {}

  private record Step(String text, ResourceResult tested, Fix fix) {}

  /// @throws IOException where the text cannot be put where its files are, to be tested
  Proved of(String text) throws IOException {
    String now = text;
    ResourceResult tested = tested(now);
    List<Fix> made = new ArrayList<>();
    Optional<Step> next = step(now, tested);
    while (next.isPresent() && made.size() < MOST) {
      made.add(next.get().fix());
      now = next.get().text();
      tested = next.get().tested();
      next = step(now, tested);
    }
    return new Proved(now, List.copyOf(made));
  }

  private Optional<Step> step(String text, ResourceResult before) throws IOException {
    YamlDocument document = YamlReader.read(text);
    for (Correction correction : corrections(before)) {
      String changed = changed(document, correction);
      if (changed != null && !changed.equals(text)) {
        ResourceResult after = tested(changed);
        if (isBetter(before, after)) {
          return Optional.of(new Step(changed, after, fix(document, correction)));
        }
      }
    }
    return Optional.empty();
  }

  /// Those of outputs that one fault explains, by no numbers that nobody would write.
  private static List<Correction> corrections(ResourceResult result) {
    return result.tests().stream()
        .flatMap(tested -> tested.outputs().stream())
        .map(ComparedOutput::diagnosis)
        .flatMap(Optional::stream)
        .map(Diagnosis::causes)
        .filter(causes -> causes.size() == 1)
        .map(List::getFirst)
        .filter(cause -> !cause.isOdd())
        .map(Explanation::correction)
        .distinct()
        .toList();
  }

  private static @Nullable String changed(YamlDocument document, Correction correction) {
    try {
      return correction.written(document);
    } catch (EditException e) {
      return null;
    }
  }

  /// Fewer tests fail, and none that did not before.
  private static boolean isBetter(ResourceResult before, ResourceResult after) {
    Set<String> failed = failed(before);
    Set<String> still = failed(after);
    return !after.hasErrors()
        && !after.isCutOff()
        && after.tests().size() >= before.tests().size()
        && still.size() < failed.size()
        && failed.containsAll(still);
  }

  private static Set<String> failed(ResourceResult result) {
    return result.tests().stream()
        .filter(tested -> tested.status() == WeightsTest.Status.FAILED)
        .map(tested -> tested.weights() + " " + tested.name())
        .collect(Collectors.toSet());
  }

  private static Fix fix(YamlDocument document, Correction correction) {
    var span = document.find(correction.path());
    String label = correction.how().replaceFirst(":$", "");
    return new Fix(
        span == null ? 0 : span.line(),
        RunCodes.OUTPUT_MISMATCH.slug(),
        correction.path(),
        List.of(new EditText(label, correction.yaml().lines().toList())));
  }

  /// Where it is not what stands in the file, it lies beside that for as long as it is tested.
  private ResourceResult tested(String text) throws IOException {
    if (text.equals(written)) {
      return test.apply(source.rdf());
    }
    try (Unfinished beside = Unfinished.beside(source.rdf())) {
      Path file = beside.path();
      Path made = beside.create(() -> Files.writeString(file, text, StandardOpenOption.CREATE_NEW));
      return test.apply(Objects.requireNonNull(made));
    }
  }
}

package eu.riscale.hub.spec;

import static org.assertj.core.api.Assertions.assertThat;

import eu.riscale.hub.spec.file.FolderFiles;
import eu.riscale.hub.spec.finding.Bug;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.view.ReadableTensors;
import eu.riscale.hub.spec.yaml.YamlMapping;
import eu.riscale.hub.spec.yaml.YamlNode;
import eu.riscale.hub.spec.yaml.YamlReader;
import eu.riscale.hub.spec.yaml.YamlScalar;
import eu.riscale.hub.spec.yaml.YamlSequence;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Each value of a description is replaced by what nobody expects there, and each list made empty:
/// hub says so, and never fails.
final class HostileValuesTest {
  private static final List<String> VALUES =
      List.of(
          "0",
          "-1",
          "2147483647",
          "-2147483648",
          "9223372036854775807",
          "1e400",
          "-.inf",
          ".nan",
          "1e-320",
          "''",
          "' '",
          "null",
          "true",
          "[]",
          "{}",
          "[[]]",
          "[null, 0]",
          "raw",
          "batch",
          "'😀'",
          "\"\\0\"",
          "../..",
          "{min: 1, step: 2147483647}",
          "{tensor_id: raw, axis_id: x, offset: -2147483648}",
          "{reference_tensor: raw, scale: [], offset: []}",
          "{reference_tensor: mask, scale: [null, 1e300], offset: [1e300, 1]}");

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"model", "model-0.4"})
  void neverFails(String base) throws IOException {
    String text = new String(TestFiles.read("rdf/base/" + base + ".yaml"), StandardCharsets.UTF_8);
    List<Span> places = new ArrayList<>();
    collect(Objects.requireNonNull(YamlReader.read(text).root()), places);
    assertThat(places).hasSizeGreaterThan(30);
    for (Span place : places) {
      for (String value : VALUES) {
        holds(place.in(text, value));
      }
    }
  }

  private void holds(String text) {
    Validation validation = SpecValidator.validate(YamlReader.read(text));
    Validation newest = NewestFormat.judge(validation);
    for (Validation judged : List.of(validation, newest)) {
      assertThat(SpecValidator.withFiles(judged, new FolderFiles(folder)).findings())
          .as(text)
          .extracting(Finding::code)
          .doesNotContain(Bug.CODE);
    }
    if (validation.document().root() instanceof YamlMapping root
        && validation.judgedAs().isPresent()) {
      ReadableTensors.of(root, validation.judgedAs().get())
          .all()
          .forEach(tensor -> assertThat(tensor.steps()).isNotNull());
    }
  }

  /// Where a value stands on its line, counted from 0.
  private record Span(int line, int from, int to) {
    String in(String text, String value) {
      List<String> lines = new ArrayList<>(text.lines().toList());
      String old = lines.get(line);
      lines.set(line, old.substring(0, from) + value + old.substring(to));
      return String.join("\n", lines) + "\n";
    }
  }

  private static void collect(YamlNode node, List<Span> places) {
    switch (node) {
      case YamlScalar scalar -> add(scalar, places);
      case YamlSequence list -> {
        list.items().forEach(item -> collect(item, places));
        add(list, places);
      }
      case YamlMapping fields -> {
        fields.entries().forEach(entry -> collect(entry.value(), places));
        add(fields, places);
      }
    }
  }

  private static void add(YamlNode node, List<Span> places) {
    if (node.span().line() == node.span().endLine()) {
      places.add(
          new Span(node.span().line() - 1, node.span().column() - 1, node.span().endColumn() - 1));
    }
  }
}

package eu.riscale.hub.spec;

import static org.assertj.core.api.Assertions.assertThat;

import eu.riscale.hub.spec.yaml.YamlMapping;
import eu.riscale.hub.spec.yaml.YamlNode;
import eu.riscale.hub.spec.yaml.YamlReader;
import eu.riscale.hub.spec.yaml.YamlScalar;
import eu.riscale.hub.spec.yaml.YamlSequence;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the help shows as the value of a field is nobody's own: who copies it is told so.
final class SamplesTest {
  /// Values that may stay, each with the reason.
  private static final Map<String, Pattern> NO_FACTS =
      Map.of(
          "names of files, which are missed where they are not there",
          Pattern.compile("[A-Za-z_/]+\\.(png|npy|tif|md|txt|pt|onnx|h5|keras|zip|yaml)"),
          "addresses that are reserved for examples",
          Pattern.compile("https://example\\.com/[a-z./]+"),
          "words of the format",
          Pattern.compile(
              "model|dataset|0\\.[2345]\\.\\d+|batch|channel|space|time|index|micrometer|second"
                  + "|float32|arbitrary unit|reflect|deepimagej|per_sample|tensorflow|[a-z_]+_.*"
                  + "|binarize|clip|sigmoid|softmax|yx|b[a-z]{3}"),
          "ids that a person chooses",
          Pattern.compile("raw|mask|x|y|channel0|first-model"),
          "emojis and licences, of which each is a choice",
          Pattern.compile("🔬|MIT|CC-BY-4\\.0"),
          "versions of the resource itself, and the oldest of Keras 3 and its backend",
          Pattern.compile("1\\.0\\.0|3\\.1\\.0|2\\.16\\.1"));

  @ParameterizedTest
  @ValueSource(strings = {"model-new", "model-old", "generic-new", "generic-old"})
  void everyTextIsAnExampleThatIsKnownAsOne(String format) throws IOException {
    List<String> facts = new ArrayList<>();
    try (InputStream in =
        Objects.requireNonNull(SamplesLeft.class.getResourceAsStream("help/" + format + ".yaml"))) {
      collect(Objects.requireNonNull(YamlReader.read(in.readAllBytes()).root()), facts);
    }
    assertThat(facts).isNotEmpty();
    facts.removeIf(SamplesLeft.TEXTS::contains);
    facts.removeIf(
        text -> NO_FACTS.values().stream().anyMatch(words -> words.matcher(text).matches()));
    assertThat(facts).isEmpty();
  }

  private static void collect(YamlNode node, List<String> texts) {
    switch (node) {
      case YamlScalar scalar -> {
        if (scalar.kind() == YamlScalar.Kind.STRING || scalar.kind() == YamlScalar.Kind.TIMESTAMP) {
          texts.add(scalar.text());
        }
      }
      case YamlSequence list -> list.items().forEach(item -> collect(item, texts));
      case YamlMapping mapping -> mapping.entries().forEach(entry -> collect(entry.value(), texts));
    }
  }
}

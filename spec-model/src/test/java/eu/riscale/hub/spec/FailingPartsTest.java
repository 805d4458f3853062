package eu.riscale.hub.spec;

import static org.assertj.core.api.Assertions.assertThat;

import eu.riscale.hub.spec.decode.Decoded;
import eu.riscale.hub.spec.decode.Decoder;
import eu.riscale.hub.spec.decode.Fields;
import eu.riscale.hub.spec.decode.Lists;
import eu.riscale.hub.spec.decode.Reading;
import eu.riscale.hub.spec.decode.RecordRules;
import eu.riscale.hub.spec.decode.Texts;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.Findings;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.model.DescribedModel;
import eu.riscale.hub.spec.model.DescribedTensor;
import eu.riscale.hub.spec.model.RunMode;
import eu.riscale.hub.spec.rule.RuleCatalog;
import eu.riscale.hub.spec.value.YamlValue;
import eu.riscale.hub.spec.yaml.YamlNode;
import eu.riscale.hub.spec.yaml.YamlReader;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// A rule or a decoder at which hub fails is one finding; all others do their work.
final class FailingPartsTest {
  private final Findings out = new Findings();

  /// A model whose tensors no rule can look at.
  private record Unlucky() implements DescribedModel {
    @Override
    public List<? extends DescribedTensor> inputs() {
      throw new IndexOutOfBoundsException("Index 4 out of bounds for length 4");
    }

    @Override
    public List<? extends DescribedTensor> outputs() {
      return List.of();
    }

    @Override
    public Optional<RunMode> runMode() {
      return Optional.of(new RunMode("deepimagej", new YamlValue.Mapping(List.of())));
    }
  }

  @Test
  void namesTheRuleAndGoesOnWithTheOthers() {
    RuleCatalog.check(new Unlucky(), RdfPath.ROOT, out);

    assertThat(out.list())
        .extracting(finding -> finding.code().slug())
        .containsExactly("bug-in-hub", "bug-in-hub", "run-mode-limited");
    assertThat(out.list().get(0).message())
        .startsWith(
            "TensorIdsUnique failed with java.lang.IndexOutOfBoundsException:"
                + " Index 4 out of bounds for length 4 at eu.riscale.hub.spec.");
    assertThat(out.list().get(1).message()).startsWith("ReferenceTensorsExist failed with ");
  }

  @Test
  void breaksOnlyTheFieldThatItFailsAt() {
    Decoder<String> failing = (node, at, reading) -> fail();
    Decoder<String> pair =
        Fields.mapping(in -> {
          Decoded<String> first = in.required("first", failing);
          Decoded<String> second = in.required("second", Texts.ANY);
          return in.build(() -> first.get() + second.get());
        });

    Decoded<String> read = decoded(pair, "{first: 1, second: []}");

    assertThat(read.isBroken()).isTrue();
    assertThat(places()).containsExactly("bug-in-hub @ first", "not-text @ second");
  }

  @Test
  void breaksOnlyTheItemThatItFailsAt() {
    Decoder<String> failing =
        (node, at, reading) -> node.describe().contains("2") ? fail() : Decoded.of("");

    assertThat(decoded(Lists.of(failing), "[1, 2, 3]").isBroken()).isTrue();
    assertThat(places()).containsExactly("bug-in-hub @ [1]");
  }

  @Test
  void cutsWhatAnExceptionSays() {
    RuleCatalog.check(
        new DescribedModel() {
          @Override
          public List<? extends DescribedTensor> inputs() {
            throw new IllegalStateException("x".repeat(100_000));
          }

          @Override
          public List<? extends DescribedTensor> outputs() {
            return List.of();
          }

          @Override
          public Optional<RunMode> runMode() {
            return Optional.empty();
          }
        },
        RdfPath.ROOT,
        out);

    assertThat(out.list())
        .extracting(Finding::message)
        .allSatisfy(m -> assertThat(m).hasSizeLessThan(1000));
  }

  private <T> Decoded<T> decoded(Decoder<T> decoder, String yaml) {
    YamlNode root = Objects.requireNonNull(YamlReader.read(yaml).root());
    return decoder.guarded(root, RdfPath.ROOT, new Reading(out, RecordRules.NONE));
  }

  private List<String> places() {
    return out.list().stream().map(finding -> finding.code() + " @ " + finding.path()).toList();
  }

  private static Decoded<String> fail() {
    throw new ArithmeticException("long overflow");
  }
}

package eu.riscale.hub.spec.reference;

import static org.assertj.core.api.Assertions.assertThat;

import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.reference.PlaceGuide.Offer;
import eu.riscale.hub.spec.resource.ResourceFormat;
import eu.riscale.hub.spec.yaml.YamlNode;
import eu.riscale.hub.spec.yaml.YamlReader;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PlaceGuideTest {
  private static final PlaceGuide MODEL = PlaceGuide.of(ResourceFormat.MODEL_0_5);
  private static final RdfPath AXIS = RdfPath.ROOT.field("inputs").index(0).field("axes").index(0);

  private static @Nullable YamlNode axis(String fields) {
    return YamlReader.read("inputs: [{axes: [{" + fields + "}]}]").root();
  }

  private static List<String> names(List<Offer> offers) {
    return offers.stream().map(Offer::text).toList();
  }

  /// Specification of model 0.5: SpaceInputAxis, ChannelAxis.
  @Test
  void anAxisHasTheFieldsOfItsKind() {
    assertThat(names(MODEL.fields(axis("type: space"), AXIS)))
        .containsExactlyInAnyOrder(
            "type", "id", "description", "size", "unit", "scale", "concatenable");
    assertThat(names(MODEL.fields(axis("type: channel"), AXIS)))
        .containsExactlyInAnyOrder("type", "id", "description", "channel_names");
    assertThat(names(MODEL.fields(axis(""), AXIS))).contains("unit", "channel_names");
  }

  @Test
  void whatIsRequiredComesFirst() {
    List<Offer> all = MODEL.fields(null, RdfPath.ROOT);
    long required = all.stream().filter(Offer::isRequired).count();
    assertThat(required).isPositive();
    assertThat(all.subList(0, (int) required)).allMatch(Offer::isRequired);
    assertThat(names(all.subList(0, (int) required))).contains("inputs", "weights", "name");
  }

  @Test
  void fieldsOfAFixedListHaveItsWords() {
    assertThat(names(MODEL.words(axis(""), AXIS.field("type"))))
        .contains("batch", "channel", "index", "space", "time");
    assertThat(names(MODEL.words(axis("type: time"), AXIS.field("unit"))))
        .contains("second", "millisecond")
        .doesNotContain("micrometer");
    assertThat(names(MODEL.words(null, RdfPath.ROOT.field("inputs").index(0).field("optional"))))
        .containsExactly("true", "false");
    assertThat(MODEL.words(null, RdfPath.ROOT.field("name"))).isEmpty();
  }

  @Test
  void fieldsAndWordsAreTold() {
    assertThat(MODEL.told(axis("type: space"), AXIS.field("scale")).orElseThrow())
        .startsWith("**scale**: The extent of one element")
        .contains("`inputs.axes[space].scale` of model 0.5", "- default: 1.0");
    assertThat(MODEL.told(axis(""), AXIS.field("type"), "space").orElseThrow())
        .startsWith("**space**: ");
    assertThat(MODEL.told(axis(""), AXIS.field("type"), "spaces")).isEmpty();
    assertThat(MODEL.told(null, RdfPath.ROOT.field("no_such_field"))).isEmpty();
    assertThat(MODEL.told(null, RdfPath.ROOT)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void everyFormatHasItsFields(ResourceFormat format) {
    assertThat(names(PlaceGuide.of(format).fields(null, RdfPath.ROOT)))
        .contains("type", "format_version", "name");
  }
}

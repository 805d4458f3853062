package eu.riscale.hub.spec.collection;

import eu.riscale.hub.spec.decode.Decoder;
import eu.riscale.hub.spec.decode.Fields;
import eu.riscale.hub.spec.decode.FileSources;
import eu.riscale.hub.spec.decode.Lists;
import eu.riscale.hub.spec.decode.Texts;
import eu.riscale.hub.spec.decode.Values;
import eu.riscale.hub.spec.value.FileSource;
import eu.riscale.hub.spec.value.HttpUrl;
import eu.riscale.hub.spec.value.YamlValue;
import java.util.List;
import java.util.Optional;

/// How the hub's page of a community partner looks, the `config` of its collection.
///
/// @param tags resources with one of them belong to the partner
/// @param splashFeatureList lines below the title
/// @param resourceTypes the types that the page lists, in this order
/// @param defaultType the type that is listed first
/// @param extras fields of other tools
public record PartnerConfig(
    Optional<HttpUrl> aboutUrl,
    List<String> tags,
    Optional<FileSource> logo,
    Optional<FileSource> icon,
    Optional<String> splashTitle,
    Optional<String> splashSubtitle,
    List<String> splashFeatureList,
    Optional<String> exploreButtonText,
    Optional<FileSource> backgroundImage,
    List<String> resourceTypes,
    Optional<String> defaultType,
    YamlValue.Mapping extras) {
  public static final PartnerConfig EMPTY =
      new PartnerConfig(
          Optional.empty(),
          List.of(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          List.of(),
          Optional.empty(),
          Optional.empty(),
          List.of(),
          Optional.empty(),
          YamlValue.Mapping.EMPTY);

  public static final Decoder<PartnerConfig> DECODER =
      Fields.mapping(in -> {
        var aboutUrl = in.optional("about_url", Values.URL);
        var tags = in.optional("tags", Lists.of(Texts.ANY));
        var logo = in.optional("logo", FileSources.SOURCE);
        var icon = in.optional("icon", FileSources.SOURCE);
        var title = in.optional("splash_title", Texts.ANY);
        var subtitle = in.optional("splash_subtitle", Texts.ANY);
        var features = in.optional("splash_feature_list", Lists.of(Texts.ANY));
        var button = in.optional("explore_button_text", Texts.ANY);
        var background = in.optional("background_image", FileSources.SOURCE);
        var types = in.optional("resource_types", Lists.of(Texts.ANY));
        var first = in.optional("default_type", Texts.ANY);
        YamlValue.Mapping extras = in.extras();
        return in.buildOpen(() ->
            new PartnerConfig(
                aboutUrl.get(),
                tags.get().orElse(List.of()),
                logo.get(),
                icon.get(),
                title.get(),
                subtitle.get(),
                features.get().orElse(List.of()),
                button.get(),
                background.get(),
                types.get().orElse(List.of()),
                first.get(),
                extras));
      });
}

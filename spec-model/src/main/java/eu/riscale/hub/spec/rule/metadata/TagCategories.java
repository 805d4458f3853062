package eu.riscale.hub.spec.rule.metadata;

import eu.riscale.hub.spec.finding.Code;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.Findings;
import eu.riscale.hub.spec.finding.PartsRule;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.generic.v0_3.ResourceMetadata;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The tags of a model say for what images and with what software it works.
public final class TagCategories implements PartsRule<ResourceMetadata> {
  public static final Code MISSING =
      Code.warning("tag-category-missing", "No tag says what a collection sorts models by.")
          .why("Who filters a collection by modality or task does not see the model.")
          .section("tags, bioimage.io categories")
          .example(
              "tags: [my-net]",
              "tags: [my-net, fluorescence-light-microscopy, 2d, nuclei, semantic-segmentation]");

  private record Category(String name, List<String> tags) {}

  private static final List<Category> OF_MODELS =
      List.of(
          new Category(
              "modality",
              List.of(
                  "electron-microscopy",
                  "cryo-electron-microscopy",
                  "fluorescence-light-microscopy",
                  "transmission-light-microscopy",
                  "super-resolution-microscopy",
                  "x-ray-microscopy",
                  "force-microscopy",
                  "high-content-imaging",
                  "whole-slide-imaging",
                  "other")),
          new Category("dims", List.of("2d", "3d", "2d-t", "3d-t")),
          new Category(
              "content",
              List.of(
                  "cells",
                  "nuclei",
                  "extracellular-vesicles",
                  "tissue",
                  "plant",
                  "mitochondria",
                  "vasculature",
                  "cell-membrane",
                  "brain",
                  "whole-organism")),
          new Category("framework", List.of("tensorflow", "pytorch", "tensorflow.js")),
          new Category(
              "software", List.of("ilastik", "imagej", "fiji", "imjoy", "deepimagej", "n2v")),
          new Category("network", List.of("unet", "densenet", "resnet", "inception", "shufflenet")),
          new Category(
              "task",
              List.of(
                  "semantic-segmentation",
                  "instance-segmentation",
                  "object-detection",
                  "image-classification",
                  "denoising",
                  "image-restoration",
                  "image-reconstruction",
                  "in-silico-labeling")));

  @Override
  public List<Code> codes() {
    return List.of(MISSING);
  }

  @Override
  public void check(ResourceMetadata metadata, RdfPath at, Findings out) {
    if (out.waits(MISSING, at.field("tags"), at.field("type"))) {
      return;
    }
    if (metadata.type().equals("model")) {
      report(metadata.tags(), at.field("tags"), out);
    }
  }

  /// Reports the categories of which `tags` name none; of use for every version of the format.
  public static void report(List<String> tags, RdfPath at, Findings out) {
    List<String> missing = new ArrayList<>();
    List<String> words = new ArrayList<>();
    List<String> otherwise = new ArrayList<>();
    for (Category category : OF_MODELS) {
      if (category.tags().stream().noneMatch(tags::contains)) {
        Optional<String> meant = meant(tags, category);
        missing.add(category.name() + meant.map(text -> " (" + text + ")").orElse(""));
        meant.ifPresent(otherwise::add);
        words.add(category.name() + ": " + String.join(", ", category.tags()));
      }
    }
    if (!missing.isEmpty() && !tags.isEmpty()) {
      out.add(
          Finding.of(MISSING, at, "No tag tells " + String.join(", ", missing) + ".")
              .hint(
                  (otherwise.isEmpty() ? "" : "Write the words as the list has them. ")
                      + "Add those words that are true of your model.\n"
                      + String.join("\n", words)));
    }
  }

  /// A tag that is a word of the category but for capital letters, spaces and underscores.
  private static Optional<String> meant(List<String> tags, Category category) {
    for (String tag : tags) {
      String plain = tag.strip().toLowerCase(Locale.ROOT).replaceAll("[\\s_]+", "-");
      if (category.tags().contains(plain)) {
        return Optional.of("'" + tag + "' is written " + plain);
      }
    }
    return Optional.empty();
  }
}

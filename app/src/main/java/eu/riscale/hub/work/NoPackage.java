package eu.riscale.hub.work;

import eu.riscale.hub.packaging.PackageCodes;
import eu.riscale.hub.source.EntrySource;
import eu.riscale.hub.source.RdfSource;
import eu.riscale.hub.spec.Validation;
import eu.riscale.hub.spec.collection.ListedEntry;
import eu.riscale.hub.spec.file.FileLookup;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.value.FileSource;
import eu.riscale.hub.spec.yaml.YamlMapping;
import java.util.List;
import java.util.Optional;

/// Why some sources have no package: a package is the description and the files of one resource.
final class NoPackage {
  private NoPackage() {}

  /// Empty where there may be a package.
  static Optional<Finding> why(Checked checked) {
    if (checked.validation().isCollection()) {
      return Optional.of(ofCollection(checked.validation(), checked.source()));
    }
    return checked.source() instanceof EntrySource entry
        ? Optional.of(ofEntry(entry))
        : Optional.empty();
  }

  private static Finding ofCollection(Validation collection, RdfSource source) {
    List<FileSource> sources =
        collection.document().root() instanceof YamlMapping root
            ? ListedEntry.of(root).stream().flatMap(entry -> entry.source().stream()).toList()
            : List.of();
    String example =
        sources.stream()
            .filter(FileSource.RelativePath.class::isInstance)
            .filter(path -> source.files().presence(path) == FileLookup.Presence.PRESENT)
            .findFirst()
            .map(first ->
                ", such as 'hub package "
                    + first
                    + " -o model.zip' in the folder of the collection")
            .orElse("");
    return Finding.of(
            PackageCodes.COLLECTION,
            RdfPath.ROOT.field("collection"),
            "This is a collection: a list of resources, each of which has a package of its own.")
        .hint("Package each of its resources by its own description" + example + ".");
  }

  private static Finding ofEntry(EntrySource entry) {
    return Finding.of(
            PackageCodes.COLLECTION,
            RdfPath.ROOT,
            "Parts of the description stand in the collection that lists the resource.")
        .hint(
            entry
                .file()
                .map(file ->
                    "Package '%s', with all its fields in that file, by itself.".formatted(file))
                .orElse(
                    "Write the description into an rdf.yaml of its own, name that as rdf_source in"
                        + " the collection, and package it."));
  }
}

package eu.riscale.hub.spec.view.file;

import eu.riscale.hub.spec.finding.BrokenParts;
import eu.riscale.hub.spec.resource.ResourceDescr;
import java.util.List;
import java.util.Optional;

/// The files that a description names.
public final class DescribedFiles {
  private DescribedFiles() {}

  /// Those that whole parts of a description name.
  public static List<ReferencedFile> of(ResourceDescr resource, BrokenParts broken) {
    return known(of(resource), broken);
  }

  /// Those whose names are no stand-ins.
  public static List<ReferencedFile> known(List<ReferencedFile> files, BrokenParts broken) {
    return files.stream().filter(file -> !broken.isBroken(file.at())).toList();
  }

  /// In the order of the specification's fields.
  public static List<ReferencedFile> of(ResourceDescr resource) {
    return switch (resource) {
      case ResourceDescr.Model04(var model) -> FilesOf02.model(model);
      case ResourceDescr.Model05(var model) -> FilesOf03.model(model);
      case ResourceDescr.Generic02(var descr) -> FilesOf02.generic(descr.fields());
      case ResourceDescr.Application02(var descr) -> FilesOf02.with(descr.fields(), descr.source());
      case ResourceDescr.Dataset02(var descr) -> FilesOf02.generic(descr.fields());
      case ResourceDescr.Notebook02(var descr) ->
          FilesOf02.with(descr.fields(), Optional.of(descr.source()));
      case ResourceDescr.Collection02(var descr) -> FilesOf02.with(descr.fields(), descr.source());
      case ResourceDescr.Collection03(var descr) -> FilesOf03.with(descr.fields(), descr.source());
      case ResourceDescr.Generic03(var descr) -> FilesOf03.generic(descr.fields());
      case ResourceDescr.Application03(var descr) -> FilesOf03.with(descr.fields(), descr.source());
      case ResourceDescr.Dataset03(var descr) -> FilesOf03.generic(descr.fields());
      case ResourceDescr.Notebook03(var descr) ->
          FilesOf03.with(descr.fields(), Optional.of(descr.source()));
    };
  }
}

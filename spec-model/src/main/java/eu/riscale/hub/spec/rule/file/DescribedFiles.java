package eu.riscale.hub.spec.rule.file;

import eu.riscale.hub.spec.resource.ResourceDescr;
import java.util.List;
import java.util.Optional;

/// The files that a description names, and the tensors that some of them hold.
public record DescribedFiles(List<ReferencedFile> files, List<DescribedTensor> tensors) {

  public static DescribedFiles of(ResourceDescr resource) {
    return switch (resource) {
      case ResourceDescr.Model04(var model) ->
          new DescribedFiles(FilesOf02.model(model), TensorsOf04.of(model));
      case ResourceDescr.Model05(var model) ->
          new DescribedFiles(FilesOf03.model(model), TensorsOf05.of(model));
      case ResourceDescr.Generic02(var descr) -> without(FilesOf02.generic(descr.fields()));
      case ResourceDescr.Application02(var descr) ->
          without(FilesOf02.with(descr.fields(), descr.source()));
      case ResourceDescr.Dataset02(var descr) -> without(FilesOf02.generic(descr.fields()));
      case ResourceDescr.Notebook02(var descr) ->
          without(FilesOf02.with(descr.fields(), Optional.of(descr.source())));
      case ResourceDescr.Collection02(var descr) ->
          without(FilesOf02.with(descr.fields(), descr.source()));
      case ResourceDescr.Collection03(var descr) ->
          without(FilesOf03.with(descr.fields(), descr.source()));
      case ResourceDescr.Generic03(var descr) -> without(FilesOf03.generic(descr.fields()));
      case ResourceDescr.Application03(var descr) ->
          without(FilesOf03.with(descr.fields(), descr.source()));
      case ResourceDescr.Dataset03(var descr) -> without(FilesOf03.generic(descr.fields()));
      case ResourceDescr.Notebook03(var descr) ->
          without(FilesOf03.with(descr.fields(), Optional.of(descr.source())));
    };
  }

  private static DescribedFiles without(List<ReferencedFile> files) {
    return new DescribedFiles(files, List.of());
  }
}

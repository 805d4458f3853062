package eu.riscale.hub.spec;

import eu.riscale.hub.spec.application.v0_3.ApplicationDescr;
import eu.riscale.hub.spec.collection.v0_3.CollectionDescr;
import eu.riscale.hub.spec.convert.Older02;
import eu.riscale.hub.spec.convert.Older04;
import eu.riscale.hub.spec.convert.Older05;
import eu.riscale.hub.spec.dataset.v0_3.DatasetDescr;
import eu.riscale.hub.spec.decode.Decoder;
import eu.riscale.hub.spec.generic.v0_3.GenericDescr;
import eu.riscale.hub.spec.model.v0_5.ModelDescr;
import eu.riscale.hub.spec.notebook.v0_3.NotebookDescr;
import eu.riscale.hub.spec.resource.ResourceDescr;
import eu.riscale.hub.spec.resource.ResourceFormat;
import eu.riscale.hub.spec.value.FormatVersion;

/// The decoder of each format; older versions of a series are brought into its newest form first.
final class ResourceDecoders {
  private ResourceDecoders() {}

  /// @param declared the version that the description declares
  static Decoder<ResourceDescr> of(ResourceFormat format, FormatVersion declared) {
    return switch (format) {
      case MODEL_0_4 ->
          Older04.upgraded(declared, eu.riscale.hub.spec.model.v0_4.ModelDescr.DECODER)
              .map(ResourceDescr.Model04::new);
      case GENERIC_0_2 ->
          Older02.upgraded(declared, eu.riscale.hub.spec.generic.v0_2.GenericDescr.DECODER)
              .map(ResourceDescr.Generic02::new);
      case APPLICATION_0_2 ->
          Older02.upgraded(declared, eu.riscale.hub.spec.application.v0_2.ApplicationDescr.DECODER)
              .map(ResourceDescr.Application02::new);
      case DATASET_0_2 ->
          Older02.upgraded(declared, eu.riscale.hub.spec.dataset.v0_2.DatasetDescr.DECODER)
              .map(ResourceDescr.Dataset02::new);
      case NOTEBOOK_0_2 ->
          Older02.upgraded(declared, eu.riscale.hub.spec.notebook.v0_2.NotebookDescr.DECODER)
              .map(ResourceDescr.Notebook02::new);
      case COLLECTION_0_2 ->
          Older02.upgraded(declared, eu.riscale.hub.spec.collection.v0_2.CollectionDescr.DECODER)
              .map(ResourceDescr.Collection02::new);
      case MODEL_0_5 ->
          Older05.upgraded(ModelDescr.decoder(declared)).map(ResourceDescr.Model05::new);
      case GENERIC_0_3 -> GenericDescr.decoder(declared).map(ResourceDescr.Generic03::new);
      case APPLICATION_0_3 ->
          ApplicationDescr.decoder(declared).map(ResourceDescr.Application03::new);
      case DATASET_0_3 -> DatasetDescr.decoder(declared).map(ResourceDescr.Dataset03::new);
      case NOTEBOOK_0_3 -> NotebookDescr.decoder(declared).map(ResourceDescr.Notebook03::new);
      case COLLECTION_0_3 -> CollectionDescr.decoder(declared).map(ResourceDescr.Collection03::new);
    };
  }
}

package eu.riscale.hub.spec.resource;

/// A description of any type and version.
public sealed interface ResourceDescr {

  /// A resource that is no model, so that it has neither tensors nor weights.
  sealed interface Other extends ResourceDescr {}

  record Model04(eu.riscale.hub.spec.model.v0_4.ModelDescr descr) implements ResourceDescr {}

  record Generic02(eu.riscale.hub.spec.generic.v0_2.GenericDescr descr) implements Other {}

  record Application02(eu.riscale.hub.spec.application.v0_2.ApplicationDescr descr)
      implements Other {}

  record Dataset02(eu.riscale.hub.spec.dataset.v0_2.DatasetDescr descr) implements Other {}

  record Notebook02(eu.riscale.hub.spec.notebook.v0_2.NotebookDescr descr) implements Other {}

  record Model05(eu.riscale.hub.spec.model.v0_5.ModelDescr descr) implements ResourceDescr {}

  record Generic03(eu.riscale.hub.spec.generic.v0_3.GenericDescr descr) implements Other {}

  record Application03(eu.riscale.hub.spec.application.v0_3.ApplicationDescr descr)
      implements Other {}

  record Dataset03(eu.riscale.hub.spec.dataset.v0_3.DatasetDescr descr) implements Other {}

  record Notebook03(eu.riscale.hub.spec.notebook.v0_3.NotebookDescr descr) implements Other {}

  record Collection02(eu.riscale.hub.spec.collection.v0_2.CollectionDescr descr) implements Other {}

  record Collection03(eu.riscale.hub.spec.collection.v0_3.CollectionDescr descr) implements Other {}
}

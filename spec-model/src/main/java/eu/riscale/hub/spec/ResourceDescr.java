package eu.riscale.hub.spec;

/// A description of any type and version.
public sealed interface ResourceDescr {

  record Model04(eu.riscale.hub.spec.model.v0_4.ModelDescr descr) implements ResourceDescr {}

  record Generic02(eu.riscale.hub.spec.generic.v0_2.GenericDescr descr) implements ResourceDescr {}

  record Application02(eu.riscale.hub.spec.application.v0_2.ApplicationDescr descr)
      implements ResourceDescr {}

  record Dataset02(eu.riscale.hub.spec.dataset.v0_2.DatasetDescr descr) implements ResourceDescr {}

  record Notebook02(eu.riscale.hub.spec.notebook.v0_2.NotebookDescr descr)
      implements ResourceDescr {}

  record Model05(eu.riscale.hub.spec.model.v0_5.ModelDescr descr) implements ResourceDescr {}

  record Generic03(eu.riscale.hub.spec.generic.v0_3.GenericDescr descr) implements ResourceDescr {}

  record Application03(eu.riscale.hub.spec.application.v0_3.ApplicationDescr descr)
      implements ResourceDescr {}

  record Dataset03(eu.riscale.hub.spec.dataset.v0_3.DatasetDescr descr) implements ResourceDescr {}

  record Notebook03(eu.riscale.hub.spec.notebook.v0_3.NotebookDescr descr)
      implements ResourceDescr {}

  record Collection02(eu.riscale.hub.spec.collection.v0_2.CollectionDescr descr)
      implements ResourceDescr {}

  record Collection03(eu.riscale.hub.spec.collection.v0_3.CollectionDescr descr)
      implements ResourceDescr {}
}

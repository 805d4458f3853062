package eu.riscale.hub.spec;

/// A description of any type and version.
public sealed interface ResourceDescr {

  record Generic03(eu.riscale.hub.spec.generic.v0_3.GenericDescr descr) implements ResourceDescr {}

  record Application03(eu.riscale.hub.spec.application.v0_3.ApplicationDescr descr)
      implements ResourceDescr {}

  record Dataset03(eu.riscale.hub.spec.dataset.v0_3.DatasetDescr descr) implements ResourceDescr {}

  record Notebook03(eu.riscale.hub.spec.notebook.v0_3.NotebookDescr descr)
      implements ResourceDescr {}
}

package eu.riscale.hub.inspect;

/// What there is to show of one source.
public sealed interface Inspection permits ModelPage, ArrayPage {}

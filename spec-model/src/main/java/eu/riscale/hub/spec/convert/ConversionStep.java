package eu.riscale.hub.spec.convert;

import eu.riscale.hub.spec.finding.RdfPath;

/// One thing that a conversion did.
///
/// @param at in the description as it was, or in the new one where nothing stood for it
/// @param told what became of it, and why, as one sentence
public record ConversionStep(RdfPath at, String told) {}

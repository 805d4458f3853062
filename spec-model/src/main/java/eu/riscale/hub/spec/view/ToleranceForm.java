package eu.riscale.hub.spec.view;

import eu.riscale.hub.spec.finding.RdfPath;

/// How a description allows an output to differ.
///
/// @param at the place in the description
/// @param position where among the tolerances that stand there this one belongs, in words that
///   follow "allow it"; empty where it does not matter
/// @param yaml the lines to write
public record ToleranceForm(RdfPath at, String position, String yaml) {
  /// Where both versions keep what outputs may differ by.
  public static final RdfPath CONFIG = RdfPath.ROOT.field("config").field("bioimageio");
}

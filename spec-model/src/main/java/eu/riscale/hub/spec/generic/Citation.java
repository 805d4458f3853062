package eu.riscale.hub.spec.generic;

/// A publication to cite, in a description of any format.
public interface Citation {
  String text();

  /// Whether a DOI or a web address leads to the publication.
  boolean hasTarget();
}

package eu.riscale.hub.spec.generic.v0_2;

import java.util.Optional;

/// What descriptions of format 0.2 and models of format 0.4 say alike about their resource.
public interface ResourceFields {
  ResourceMetadata metadata();

  /// An SPDX id, or any other text.
  Optional<String> licenseText();
}

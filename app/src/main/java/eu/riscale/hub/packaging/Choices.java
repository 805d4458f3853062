package eu.riscale.hub.packaging;

import java.util.Optional;

/// What is chosen for a package.
///
/// @param cover a picture to add as `covers`, where the description has none
public record Choices(KeptWeights weights, Optional<Cover> cover) {}

package eu.riscale.hub.packaging;

import java.util.List;
import java.util.Optional;

/// What is chosen for a package.
///
/// @param formats the weights formats to keep; all where empty
/// @param cover a picture to add as `covers`, where the description has none
public record Choices(List<String> formats, Optional<Cover> cover) {}

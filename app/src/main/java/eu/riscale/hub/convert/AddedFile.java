package eu.riscale.hub.convert;

import java.nio.file.Path;

/// A file that was made for a description.
///
/// @param name as the description names it, beside it
/// @param content where it is until then
public record AddedFile(String name, Path content) {}

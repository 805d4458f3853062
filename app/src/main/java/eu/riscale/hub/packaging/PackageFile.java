package eu.riscale.hub.packaging;

/// A file of a package.
///
/// @param name its name there
/// @param from the path that it has in the source; empty where hub made it
/// @param size in bytes
/// @param sha256 its checksum; empty where it was not computed
public record PackageFile(String name, String from, long size, String sha256) {}

package eu.riscale.hub.engine.library;

import java.util.Map;

/// The files of an engine's native library, as they lie on the class path.
///
/// @param label what a person calls it, such as `PyTorch 2.7.1`
/// @param folder the folder of the cache that they are unpacked to; it names version and machine,
///   so that another version never meets these files
/// @param resources file name → where the class path has it
record NativeLibrary(String label, String folder, Map<String, String> resources) {}

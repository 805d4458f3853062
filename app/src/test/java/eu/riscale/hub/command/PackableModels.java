package eu.riscale.hub.command;

import eu.riscale.hub.Models;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// Models to be packed.
final class PackableModels {
  private PackableModels() {}

  /// A copy of a model of format 0.5, with a cover.
  static Path covered(String name, Path dir) throws IOException {
    Path model = Models.copy(name, dir);
    Files.copy(Path.of("examples", "nuclei-unet", "cover.png"), model.resolve("cover.png"));
    Models.edit(
        model,
        "license: MIT",
        "covers:\n- source: cover.png\n"
            + "  sha256: 8907ccf73a9abd9d5e96a06b403f790ff26912b5bc7ff5f0c79af706fdf3e2ce\n"
            + "license: MIT");
    return model;
  }

  /// The names of the files in a folder, in order.
  static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}

package eu.riscale.hub.security;

import eu.riscale.hub.Models;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// Models that are right but for one file.
final class Hosts {
  private Hosts() {}

  /// Right in all, with TorchScript and ONNX weights.
  static Path whole(Path folder) throws IOException {
    Path model = Models.copy("pass-fixed-shape-v04", folder);
    Models.dropChecksums(model);
    return model;
  }

  /// With these weights alone.
  static Path around(Path weights, Area area, Path folder) throws IOException {
    Path model;
    if (area == Area.PICKLES) {
      model = Models.copy("state-dict-file-v05", folder);
      Models.dropChecksums(model);
    } else {
      model = whole(folder);
      Path rdf = model.resolve("rdf.yaml");
      String text = Files.readString(rdf);
      String head = text.substring(0, text.indexOf("weights:\n"));
      Files.writeString(rdf, head + "weights:\n" + area.entry() + "\n");
      Files.delete(model.resolve("weights.pt"));
      Files.delete(model.resolve("weights.onnx"));
    }
    Files.copy(weights, model.resolve(area.file()), StandardCopyOption.REPLACE_EXISTING);
    return model;
  }
}

package eu.riscale.hub.spec.rule.file;

import eu.riscale.hub.spec.file.LocalModules;
import eu.riscale.hub.spec.finding.Code;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.Findings;
import eu.riscale.hub.spec.value.FileSource;
import eu.riscale.hub.spec.view.file.ReferencedFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Files that the code of an architecture imports are named by the description, so that they come
/// along. The code is read, never run.
public final class ImportsNamed implements FileCondition {
  static final Code UNNAMED =
      Code.alert(
              "architecture-import-not-named",
              "The architecture imports a file that the description does not name.")
          .why("The file is not in the package, so that the network cannot be made from it.")
          .section("weights.pytorch_state_dict.architecture, attachments")
          .example(
              "architecture: {source: unet.py, callable: UNet}  # from layers import Block",
              "attachments: [{source: layers.py}]");
  private static final String ARCHITECTURE = "weights.pytorch_state_dict.architecture";

  @Override
  public List<Code> codes() {
    return List.of(UNNAMED);
  }

  @Override
  public boolean holds(ReferencedFile file, OnceRead files, Findings out) throws IOException {
    String at = file.at().toString();
    boolean isOf05 = at.endsWith(ARCHITECTURE + ".source");
    if (!(isOf05 || at.endsWith(ARCHITECTURE))
        || !(file.source() instanceof FileSource.RelativePath(String path))) {
      return true;
    }
    Map<String, String> imported = LocalModules.of(path, files);
    imported.keySet().removeAll(files.named());
    if (!imported.isEmpty()) {
      out.add(unnamed(file, imported, isOf05, files.hasAttachments()));
    }
    return true;
  }

  private static Finding unnamed(
      ReferencedFile file, Map<String, String> imported, boolean isOf05, boolean hasAttachments) {
    List<String> importers = new ArrayList<>();
    imported.forEach((path, importer) -> importers.add("'" + path + "' (by '" + importer + "')"));
    List<String> items = new ArrayList<>();
    imported.keySet().forEach(path -> items.add(isOf05 ? "{source: " + path + "}" : path));
    String list = String.join(", ", items);
    String lines = isOf05 ? "attachments: [" + list + "]" : "attachments: {files: [" + list + "]}";
    String add =
        hasAttachments
            ? "Add to the attachments at the top of the description: " + list + "."
            : "Write at the top of the description: " + lines + ".";
    return Finding.of(
            UNNAMED,
            file.at(),
            "'%s' needs code that is here and that the description does not name: %s."
                .formatted(file.source(), String.join(", ", importers)))
        .hint(
            add
                + " Or put that code into '"
                + file.source()
                + "': software such as bioimageio.core loads the file of the architecture alone.");
  }
}

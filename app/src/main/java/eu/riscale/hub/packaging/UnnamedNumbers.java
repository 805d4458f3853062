package eu.riscale.hub.packaging;

import eu.riscale.hub.spec.file.FileLookup;
import eu.riscale.hub.spec.file.OnnxOutline;
import eu.riscale.hub.spec.file.ProtobufReader;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.model.v0_5.WeightsFile;
import eu.riscale.hub.spec.value.FileSource;
import eu.riscale.hub.spec.view.file.ReferencedFile;
import eu.riscale.hub.spec.view.file.Role;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The files that an ONNX network keeps numbers in and that its description does not name. The
/// network looks for them beside itself by the names that they have.
///
/// @param network where the description names the ONNX file
record UnnamedNumbers(RdfPath network, List<FileSource> files) {

  /// @param packed the files of the package that the description names
  static List<UnnamedNumbers> of(List<ReferencedFile> packed, FileLookup lookup)
      throws IOException {
    Set<FileSource> named = new LinkedHashSet<>();
    packed.forEach(file -> named.add(file.source()));
    List<UnnamedNumbers> found = new ArrayList<>();
    for (ReferencedFile file : packed) {
      if (file.role() instanceof Role.OnnxWeights) {
        List<FileSource> unnamed = new ArrayList<>();
        for (FileSource data : neededBy(file.source(), lookup)) {
          // A package has no folders; what is in one would not be found.
          boolean isBeside = folder(data).equals(folder(file.source()));
          if (isBeside && lookup.presence(data) == FileLookup.Presence.PRESENT && named.add(data)) {
            unnamed.add(data);
          }
        }
        found.add(new UnnamedNumbers(file.at(), unnamed));
      }
    }
    return found;
  }

  /// The one that `external_data` can name; empty where there is none, or more than that can name,
  /// or where its name has another ending. It is packed in any case, and found by its name.
  Optional<FileSource> only() {
    return files.size() == 1 && files.getFirst().suffix().equals(WeightsFile.EXTERNAL_DATA_ENDING)
        ? Optional.of(files.getFirst())
        : Optional.empty();
  }

  private static Set<FileSource> neededBy(FileSource network, FileLookup lookup)
      throws IOException {
    if (lookup.presence(network) != FileLookup.Presence.PRESENT) {
      return Set.of();
    }
    try (InputStream in = lookup.open(network)) {
      return OnnxOutline.read(in).map(outline -> outline.filesBeside(network)).orElse(Set.of());
    } catch (EOFException | ProtobufReader.BeyondLimits e) {
      return Set.of();
    }
  }

  private static String folder(FileSource file) {
    String path = file.toString();
    return path.substring(0, path.lastIndexOf('/') + 1);
  }
}

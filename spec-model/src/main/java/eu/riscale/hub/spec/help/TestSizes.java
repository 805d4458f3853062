package eu.riscale.hub.spec.help;

import eu.riscale.hub.spec.file.FileLookup;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.npy.NpyHeader;
import eu.riscale.hub.spec.npy.NpyReader;
import eu.riscale.hub.spec.npy.NpyRefused;
import eu.riscale.hub.spec.value.FileSource;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The sizes of the test tensors that lie beside a description, which tell what size is meant.
final class TestSizes {
  /// Of so many files only, and of each the first bytes alone.
  private static final int MOST_FILES = 20;

  private final Tree tree;
  private final FileLookup files;
  private final Map<String, List<Long>> read = new HashMap<>();

  TestSizes(Tree tree, FileLookup files) {
    this.tree = tree;
    this.files = files;
  }

  /// From the slowest axis to the fastest; empty where the test tensor is not there.
  ///
  /// @param tensor such as `inputs[0]`
  List<Long> of(RdfPath tensor) {
    List<Object> segments = tensor.segments();
    if (segments.size() != 2
        || !(segments.getFirst() instanceof String list)
        || !(segments.getLast() instanceof Integer index)) {
      return List.of();
    }
    RdfPath own = tensor.field("test_tensor");
    RdfPath all = RdfPath.ROOT.field("test_" + list);
    List<RdfPath> places =
        List.of(own.field("source"), own, tensor.field("test_" + list), all.index(index), all);
    for (RdfPath place : places) {
      boolean isOfAll = place.equals(all) && index > 0;
      if (!isOfAll && !tree.text(place).isEmpty()) {
        return sizes(tree.text(place));
      }
    }
    return List.of();
  }

  private List<Long> sizes(String source) {
    if (!read.containsKey(source) && read.size() < MOST_FILES) {
      read.put(source, header(source).map(NpyHeader::shape).orElse(List.of()));
    }
    return read.getOrDefault(source, List.of());
  }

  private Optional<NpyHeader> header(String source) {
    Optional<FileSource> file = FileSource.parse(source);
    try {
      if (file.isEmpty()
          || file.get().leavesFolder()
          || files.presence(file.get()) != FileLookup.Presence.PRESENT) {
        return Optional.empty();
      }
      try (InputStream in = files.open(file.get())) {
        return Optional.of(NpyReader.header(in));
      }
    } catch (IOException | NpyRefused e) {
      return Optional.empty(); // What is wrong with the file is told of the file.
    }
  }
}

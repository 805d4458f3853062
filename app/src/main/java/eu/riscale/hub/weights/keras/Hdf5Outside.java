package eu.riscale.hub.weights.keras;

import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import io.jhdf.links.ExternalLink;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Finds the parts of an HDF5 file that are in other files: external links, arrays with external
/// storage, virtual arrays. hub reads none of them; Keras does, from wherever the file says.
final class Hdf5Outside {
  private static final int MOST_GROUPS = 100_000;
  private static final int MOST_PARTS = 100;

  /// @param what such as `an external link to other.h5:/kernel`
  /// @param path of the part, or of the group that it is in
  record Part(String what, String path) {}

  private final Hdf5 file;
  private final List<Part> parts = new ArrayList<>();

  /// Groups can hold themselves, and one can be in many.
  private final Set<Long> seen = new HashSet<>();

  private final Deque<Group> left = new ArrayDeque<>();

  private Hdf5Outside(Hdf5 file) {
    this.file = file;
  }

  /// The first hundred.
  ///
  /// @throws Refusal where the file is damaged, has more groups than any model, or arrays of sizes
  ///   that no file of its size can hold
  static List<Part> of(Hdf5 file) {
    return file.read(root -> {
      Hdf5Outside outside = new Hdf5Outside(file);
      outside.left.add(root);
      while (!outside.left.isEmpty() && outside.parts.size() < MOST_PARTS) {
        outside.group(outside.left.pop());
      }
      return outside.parts;
    });
  }

  private void group(Group group) {
    if (!seen.add(group.getAddress())) {
      return;
    }
    if (seen.size() > MOST_GROUPS) {
      throw Refusal.tooLarge("it holds more than " + MOST_GROUPS + " groups");
    }
    List<Node> children;
    try {
      children = List.copyOf(group.getChildren().values());
    } catch (RuntimeException e) {
      String what = kindOf(e);
      if (what == null) {
        throw e;
      }
      parts.add(new Part(what, group.getPath()));
      return;
    }
    for (Node node : children) {
      if (node instanceof ExternalLink link) {
        parts.add(new Part("an external link to " + link.getTargetPath(), link.getPath()));
      } else if (node instanceof Group inner) {
        left.push(inner);
      } else if (node instanceof Dataset dataset && !node.isLink()) {
        file.requireHonest(dataset);
      }
    }
  }

  /// The library refuses such arrays, with the whole group that they are in.
  private static @Nullable String kindOf(RuntimeException refused) {
    for (Throwable e = refused; e != null; e = e.getCause()) {
      String message = String.valueOf(e.getMessage());
      if (message.contains("External Data Files")) {
        return "an array in other files";
      }
      if (message.contains("Virtual storage")) {
        return "a virtual array of other files";
      }
    }
    return null;
  }
}

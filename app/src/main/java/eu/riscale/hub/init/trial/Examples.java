package eu.riscale.hub.init.trial;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The examples that were given, by the tensors that they are of: in their order, or each with the
/// name of its tensor.
public record Examples(List<String> names, List<Example> files) {
  /// @param given `FILE` or `NAME=FILE`
  public static Examples read(List<String> given) throws Example.Unusable {
    List<String> names = new ArrayList<>();
    List<Example> files = new ArrayList<>();
    for (String each : given) {
      int sign = each.indexOf('=');
      try {
        Path whole = Path.of(each);
        boolean isNamed = sign > 0 && !whole.toFile().exists();
        names.add(isNamed ? each.substring(0, sign) : "");
        files.add(Example.read(isNamed ? Path.of(each.substring(sign + 1)) : whole));
      } catch (InvalidPathException e) {
        throw new Example.Unusable(each + ": there is no such file.");
      }
    }
    return new Examples(names, files);
  }

  /// The example of the tensor at a place.
  ///
  /// @param name in the weights
  /// @param id in the description
  public Optional<Example> of(int place, String name, String id) {
    for (int i = 0; i < files.size(); i++) {
      boolean isMeant =
          names.get(i).isEmpty()
              ? i == place
              : names.get(i).equals(name) || names.get(i).equals(id);
      if (isMeant) {
        return Optional.of(files.get(i));
      }
    }
    return Optional.empty();
  }
}

package eu.riscale.hub.weights.torch;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where a class stands in a file of a TorchScript archive's code.
///
/// @param name with its module, such as `__torch__.network.Net`
/// @param from where its first line begins
/// @param to where the next class begins, or the file ends
public record ClassPlace(String name, int from, int to) {
  private static final Pattern HEAD = Pattern.compile("(?m)^class (\\w+)\\(");

  /// All classes of a file, in their order.
  ///
  /// @param file such as `code/__torch__/network.py`, which holds the classes of
  ///   `__torch__.network`
  /// @param text its content
  public static List<ClassPlace> in(String file, String text) {
    String module =
        file.substring("code/".length(), file.length() - ".py".length()).replace('/', '.');
    List<ClassPlace> places = new ArrayList<>();
    Matcher head = HEAD.matcher(text);
    boolean found = head.find();
    while (found) {
      String name = module + "." + head.group(1);
      int from = head.start();
      found = head.find();
      places.add(new ClassPlace(name, from, found ? head.start() : text.length()));
    }
    return places;
  }
}

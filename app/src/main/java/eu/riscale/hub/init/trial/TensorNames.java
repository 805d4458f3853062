package eu.riscale.hub.init.trial;

import eu.riscale.hub.spec.value.Identifier;
import java.util.HashSet;
import java.util.Set;

/// Ids of tensors after the names in the weights, each of them once.
public final class TensorNames {
  private static final int LONGEST = 32;

  private final Set<String> taken = new HashSet<>();

  /// @param name in the weights; may be empty
  /// @param otherwise where it gives no id
  public String id(String name, String otherwise) {
    StringBuilder id = new StringBuilder();
    name.codePoints()
        .filter(c -> c < 128 || id.length() > 0)
        .forEach(c -> id.append(Character.isLetterOrDigit(c) && c < 128 ? (char) c : '_'));
    String clean = id.toString().replaceAll("_+", "_").replaceAll("^_|_$", "");
    boolean says =
        clean.chars().anyMatch(Character::isLetter) && Identifier.parse(clean).isPresent();
    String start = says ? clean.substring(0, Math.min(LONGEST, clean.length())) : otherwise;
    String free = start;
    for (int n = 2; !taken.add(free); n++) {
      String end = "_" + n;
      free = start.substring(0, Math.min(start.length(), LONGEST - end.length())) + end;
    }
    return free;
  }
}

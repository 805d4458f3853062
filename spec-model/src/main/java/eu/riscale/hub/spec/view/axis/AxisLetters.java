package eu.riscale.hub.spec.view.axis;

import java.util.List;
import java.util.Map;

/// The letters by which model 0.4 names axes, and the ids that model 0.5 has for them: `bcyx` is
/// batch, channel, y and x.
public final class AxisLetters {
  /// The id of the axis along which samples lie.
  public static final String BATCH = "batch";

  private static final Map<String, String> IDS =
      Map.of("b", BATCH, "i", "index", "t", "time", "c", "channel");

  private AxisLetters() {}

  /// The id that model 0.5 has for the axis of a letter.
  public static String id(String letter) {
    return IDS.getOrDefault(letter, letter);
  }

  /// The id of each letter, in order; a letter that has none stands for itself.
  public static List<String> ids(String letters) {
    return letters.chars().mapToObj(letter -> id(Character.toString(letter))).toList();
  }

  /// The letters of axes; steps of model 0.4 join the batch axis by their mode.
  public static String withoutBatch(List<String> ids) {
    StringBuilder letters = new StringBuilder();
    for (String id : ids) {
      letters.append(id.equals(BATCH) ? "" : letter(id));
    }
    return letters.toString();
  }

  private static String letter(String id) {
    return IDS.containsValue(id) ? id.substring(0, 1) : id;
  }
}

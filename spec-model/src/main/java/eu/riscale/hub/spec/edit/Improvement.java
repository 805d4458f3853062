package eu.riscale.hub.spec.edit;

import eu.riscale.hub.spec.decode.FieldCodes;
import eu.riscale.hub.spec.decode.TypeCodes;
import eu.riscale.hub.spec.finding.Edit;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.Severity;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// What a change does to a description, told by what is found before and after.
public final class Improvement {
  /// The fields that tell the members of a choice apart.
  private static final Pattern TAG =
      Pattern.compile(
          "(inputs|outputs)\\[\\d+]\\.(axes\\[\\d+]\\.type|(pre|post)processing\\[\\d+]\\.(id|name))");

  private Improvement() {}

  /// Whether a description is better once the changes of a finding are made: it is told no more,
  /// and no error came of it but where more is judged than before. What is valid stays valid.
  public static boolean is(Finding finding, List<Finding> before, List<Finding> after) {
    Map<String, Integer> were = counted(before, false);
    boolean gone = count(finding, after) < were.getOrDefault(kind(finding), 0);
    boolean opens =
        opensTheRest(finding)
            || tellsHowToRead(finding)
            || finding.edits().stream().anyMatch(Edit.Replace.class::isInstance);
    boolean wasValid = counted(before, true).isEmpty();
    return gone && ((opens && !wasValid) || newErrors(were, after) == 0);
  }

  /// Once type and version are there, all else is judged for the first time: what is wrong there
  /// does not come of them. Of no other change may a new error come.
  public static boolean opensTheRest(Finding finding) {
    String path = finding.path().toString();
    return path.equals("type") || path.equals("format_version");
  }

  /// Once the word is there that tells how to read the other fields of its mapping, these are
  /// judged for the first time.
  public static boolean tellsHowToRead(Finding finding) {
    boolean ofWord =
        finding.code().equals(FieldCodes.MISSING) || finding.code().equals(TypeCodes.WORD_UNKNOWN);
    return ofWord && TAG.matcher(finding.path().toString()).matches();
  }

  /// @param before as [#counted]
  static int newErrors(Map<String, Integer> before, List<Finding> after) {
    int more = 0;
    for (Map.Entry<String, Integer> kind : counted(after, true).entrySet()) {
      more += Math.max(0, kind.getValue() - before.getOrDefault(kind.getKey(), 0));
    }
    return more;
  }

  static long count(Finding finding, List<Finding> found) {
    String kind = kind(finding);
    return found.stream()
        .filter(other -> other.code().equals(finding.code()) && kind(other).equals(kind))
        .count();
  }

  static Map<String, Integer> counted(List<Finding> found, boolean errorsOnly) {
    Map<String, Integer> counted = new HashMap<>();
    for (Finding finding : found) {
      if (!errorsOnly || finding.severity() == Severity.ERROR) {
        counted.merge(kind(finding), 1, Integer::sum);
      }
    }
    return counted;
  }

  /// Where an item is taken away, those behind it move up; so positions do not count.
  static String kind(Finding finding) {
    StringBuilder kind = new StringBuilder(finding.code().slug());
    for (Object segment : finding.path().segments()) {
      kind.append(' ').append(segment instanceof Integer ? "[]" : segment.toString());
    }
    return kind.toString();
  }
}

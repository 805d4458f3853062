package eu.riscale.hub.spec.finding;

import java.util.Collection;
import java.util.List;

/// Names in a sentence.
public final class NameList {
  /// A person reads no more, and 1,000 findings that each list 1,000 names are a report of 10 MB.
  private static final int MOST = 20;

  private NameList() {}

  /// Such as `raw, mask`; of many names the first, and how many there are beside them.
  public static String of(Collection<String> names) {
    return of(names, MOST);
  }

  /// The same, with not more names than asked for.
  public static String of(Collection<String> names, int most) {
    List<String> first = names.stream().limit(most).toList();
    int more = names.size() - first.size();
    return String.join(", ", first) + (more > 0 ? " and " + more + " more" : "");
  }

  /// All of them, such as `a, b and c`; empty where there are none.
  ///
  /// @param word before the last one
  public static String joined(List<String> names, String word) {
    int last = names.size() - 1;
    return last < 1
        ? String.join("", names)
        : String.join(", ", names.subList(0, last)) + " " + word + " " + names.get(last);
  }
}

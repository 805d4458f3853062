package eu.riscale.hub.spec.value;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The name of an account on GitHub. Accounts of companies have `_`, and old ones `-` anywhere but
/// at the start.
public final class GithubUser {
  private static final String NAME = "[A-Za-z0-9_][A-Za-z0-9_-]{0,38}";
  private static final Pattern WHOLE = Pattern.compile(NAME + "(\\[bot])?");
  private static final Pattern INSIDE =
      Pattern.compile(
          "(?:@?("
              + NAME
              + ")/?|(?:https?://)?(?:www\\.)?github\\.com/(?:orgs/|users/)?("
              + NAME
              + ")(?:[/?#].*)?)",
          Pattern.CASE_INSENSITIVE);

  private GithubUser() {}

  /// Whether GitHub allows the name.
  public static boolean isOne(String text) {
    return WHOLE.matcher(text).matches();
  }

  /// The name in the address of an account, or behind an `@`; empty where there is none.
  public static Optional<String> in(String text) {
    Matcher found = INSIDE.matcher(text.strip());
    return found.matches()
        ? Optional.ofNullable(found.group(1)).or(() -> Optional.ofNullable(found.group(2)))
        : Optional.empty();
  }
}

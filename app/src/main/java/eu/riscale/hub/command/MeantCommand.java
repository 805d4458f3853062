package eu.riscale.hub.command;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The command that is meant by a word that other programs have for the same.
final class MeantCommand {
  private static final Map<String, List<String>> WORDS =
      Map.of(
          "hub test", List.of("predict", "run", "infer", "inference", "execute", "reproduce"),
          "hub validate", List.of("lint", "check", "verify", "format", "validate-format", "status"),
          "hub inspect", List.of("show", "info", "describe", "view", "list", "ls", "summary"),
          "hub package", List.of("pack", "zip", "bundle", "build", "upload", "publish", "export"),
          "hub validate --format-version latest", List.of("update-format", "upgrade", "migrate"),
          "hub report convert", List.of("convert", "render"),
          "hub report diff", List.of("diff", "compare"),
          "hub report merge", List.of("merge", "join"),
          "hub explain", List.of("why", "doc", "docs", "man"),
          "hub config", List.of("settings", "options", "env"));

  private MeantCommand() {}

  /// Such as `hub test` for `predict`; empty where the word says nothing to hub.
  static Optional<String> of(String word) {
    String small = word.toLowerCase(Locale.ROOT);
    return WORDS.entrySet().stream()
        .filter(each -> each.getValue().contains(small))
        .map(Map.Entry::getKey)
        .findFirst();
  }
}

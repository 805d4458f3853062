package eu.riscale.hub.security;

import eu.riscale.hub.Models;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Texts that make a reader run code, take all memory, or read other files.
final class DescriptionAttacks {
  private static final String LICENSE = "license: MIT";

  private DescriptionAttacks() {}

  static List<Attack> all() {
    return List.of(
        text(
            "python-object",
            "has a reader of YAML run Python",
            LICENSE + "\nconfig: !!python/object/apply:os.system [touch MARK]",
            Answer.validate("yaml-tag", "python/object/apply:os.system")),
        text(
            "aliases",
            "repeats itself a billion times",
            laughs(),
            Answer.validate("yaml-too-many-values", "")),
        text(
            "recursion",
            "holds itself",
            LICENSE + "\nconfig: &a {b: *a}",
            Answer.validate("yaml-alias-recursive", "")),
        text(
            "depth",
            "is nested 100,000 times",
            LICENSE + "\nconfig: " + "[".repeat(100_000) + "]".repeat(100_000),
            Answer.validate("yaml-too-deep", "")),
        text(
            "twice",
            "gives a field twice, of which each reader takes another",
            LICENSE + "\nlicense: GPL-3.0-only",
            Answer.validate("yaml-duplicate-key", "license")),
        text(
            "half-character",
            "cuts reports by half of a character",
            LICENSE + "\ngit_repo: \"https://example.org/\\ud800\"",
            Answer.validate("yaml-half-character", "")),
        text(
            "absolute-path",
            "shows a file of the system",
            "attachments: {files: [/etc/passwd]}\n" + LICENSE,
            Answer.validate("path-absolute", "/etc/passwd")),
        text(
            "climbing-path",
            "shows a file of another model",
            "attachments: {files: [../secret.txt]}\n" + LICENSE,
            Answer.validate("file-outside-folder", "../secret.txt")),
        new Attack(
            Area.DESCRIPTION,
            "link",
            "shows a file of the system by a symbolic link",
            site -> {
              Path model = Hosts.whole(site.folder());
              Files.delete(model.resolve("README.md"));
              Files.createSymbolicLink(model.resolve("README.md"), Path.of("/etc/passwd"));
              return model;
            },
            Answer.validate("file-outside-folder", "README.md")),
        new Attack(
            Area.DESCRIPTION,
            "architecture",
            "runs a program as Python imports the network",
            site -> {
              Path model = Models.copy("state-dict-file-v05", site.folder());
              Models.dropChecksums(model);
              Path code = model.resolve("network.py");
              Files.writeString(
                  code, "open('%s', 'w')\n%s".formatted(site.mark(), Files.readString(code)));
              return model;
            },
            Answer.test(1, "nothing-ran", "")));
  }

  private static String laughs() {
    StringBuilder text = new StringBuilder(LICENSE + "\nconfig:\n  a0: &a0 [lol, lol]\n");
    for (int i = 1; i < 30; i++) {
      text.append("  a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
    }
    return text.toString();
  }

  private static Attack text(String name, String attempt, String line, Answer answer) {
    return new Attack(
        Area.DESCRIPTION,
        name,
        attempt,
        site -> {
          Path model = Hosts.whole(site.folder());
          Models.edit(model, LICENSE, line.replace("MARK", site.mark().toString()));
          return model;
        },
        answer);
  }
}

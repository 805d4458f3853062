package eu.riscale.hub.spec.rule.file;

import eu.riscale.hub.spec.file.FileLookup;
import eu.riscale.hub.spec.finding.BrokenParts;
import eu.riscale.hub.spec.finding.Bug;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.Findings;
import eu.riscale.hub.spec.value.FileSource;
import eu.riscale.hub.spec.view.file.ReferencedFile;
import eu.riscale.hub.spec.view.file.Role;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What is in the files of one description. A description may name a file thousands of times: it is
/// looked into once for each of its roles, and what was found is told at every place.
final class Contents {
  private final List<FileRule> rules;
  private final FileLookup files;
  private final Map<Look, Found> known = new HashMap<>();

  /// All that rules judge a file by.
  private record Look(FileSource file, String suffix, Role role) {}

  /// @param source how the file was named where it was looked into
  /// @param lost why the file could not be read to its end
  private record Found(FileSource source, List<Finding> findings, Optional<IOException> lost) {}

  Contents(List<FileRule> rules, FileLookup files) {
    this.rules = rules;
    this.files = files;
  }

  /// @throws IOException where the file cannot be read after all
  void check(ReferencedFile file, Findings out) throws IOException {
    FileSource source = file.source();
    Look look = new Look(files.resolved(source), source.suffix(), file.role());
    Found found = known.get(look);
    if (found == null) {
      found = look(file, out.parts());
      known.put(look, found);
    }
    for (Finding finding : found.findings()) {
      out.add(again(finding, found.source(), file));
    }
    if (found.lost().isPresent()) {
      throw found.lost().get();
    }
  }

  private Found look(ReferencedFile file, BrokenParts broken) {
    Findings out = new Findings(broken);
    try {
      for (FileRule rule : rules) {
        Bug.guard(rule.getClass(), file.at(), out, () -> rule.check(file, files, out));
      }
      return new Found(file.source(), out.list(), Optional.empty());
    } catch (IOException e) {
      return new Found(file.source(), out.list(), Optional.of(e));
    }
  }

  private static Finding again(Finding finding, FileSource named, ReferencedFile file) {
    if (finding.path().equals(file.at())) {
      return finding;
    }
    Finding moved = finding.at(file.at());
    return named.equals(file.source())
        ? moved
        : moved.message(finding.message().replace("'" + named + "'", "'" + file.source() + "'"));
  }
}

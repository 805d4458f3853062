package eu.riscale.hub.profile;

import eu.riscale.hub.consumer.Traits;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.value.FileSource;
import eu.riscale.hub.spec.yaml.YamlNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The covers of a model that lie beside it, one after the other.
final class Covers {
  private Covers() {}

  /// What is wrong with one cover.
  interface Check {
    Optional<Finding> of(FileSource.RelativePath cover, RdfPath at) throws IOException;
  }

  static List<Finding> each(Candidate model, Check check) throws IOException {
    List<Finding> findings = new ArrayList<>();
    List<YamlNode> covers = Traits.items(model.model().node("covers"));
    for (int i = 0; i < covers.size(); i++) {
      Optional<FileSource> source = FileSource.parse(Candidate.source(covers.get(i)));
      if (source.isPresent() && source.get() instanceof FileSource.RelativePath path) {
        check.of(path, RdfPath.ROOT.field("covers").index(i)).ifPresent(findings::add);
      }
    }
    return findings;
  }
}

package eu.riscale.hub.profile;

import eu.riscale.hub.spec.finding.Code;
import java.io.IOException;

/// One thing that a hub asks of a model beyond the specification.
interface Requirement {
  /// The finding where a model lacks it; its section says which guide asks for it.
  Code code();

  /// What it counts in the score.
  int points();

  /// @throws IOException where a file that is there cannot be read after all
  Answer judge(Candidate model) throws IOException;
}

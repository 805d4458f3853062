package eu.riscale.hub.spec.rule.model04;

import eu.riscale.hub.spec.finding.Code;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.Findings;
import eu.riscale.hub.spec.finding.PartsRule;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.model.v0_4.Architecture;
import eu.riscale.hub.spec.model.v0_4.WeightsEntry.PytorchStateDict;
import java.util.List;

/// The checksum of an architecture is given just where the architecture is a file.
public final class ArchitectureChecksum implements PartsRule<PytorchStateDict> {
  public static final Code MISSING =
      Code.error(
              "architecture-sha256-missing",
              "The architecture is a file and its checksum is missing.")
          .why("Code is run only if it is what its author published.")
          .section("model 0.4, weights.pytorch_state_dict.architecture_sha256")
          .example(
              "architecture: unet.py:UNet2d",
              """
              architecture: unet.py:UNet2d
              architecture_sha256: 3aeda0ace2e9a595025fa103a3eae2fd620a95924b3fba00ff5d4451acf4ad53\
              """);
  public static final Code UNUSED =
      Code.error(
              "architecture-sha256-unused",
              "The architecture is part of a library, but has the checksum of a file.")
          .why("There is no file that the checksum could be for.")
          .section("model 0.4, weights.pytorch_state_dict.architecture_sha256")
          .example(
              """
              architecture: monai.networks.nets.UNet
              architecture_sha256: 3aeda0ace2e9a595025fa103a3eae2fd620a95924b3fba00ff5d4451acf4ad53\
              """,
              "architecture: monai.networks.nets.UNet");

  @Override
  public List<Code> codes() {
    return List.of(MISSING, UNUSED);
  }

  @Override
  public void check(PytorchStateDict entry, RdfPath at, Findings out) {
    RdfPath sha256 = at.field("architecture_sha256");
    boolean given = out.parts().isGiven(entry.architectureSha256(), sha256);
    RdfPath architecture = at.field("architecture");
    if (given ? out.waits(UNUSED, architecture) : out.parts().isBroken(architecture)) {
      return;
    }
    boolean isFile = entry.architecture() instanceof Architecture.FromFile;
    if (isFile && !given) {
      out.add(
          Finding.of(
                  MISSING,
                  at,
                  "'" + entry.architecture() + "' is a file without architecture_sha256.")
              .hint("Add the SHA-256 checksum of the Python file as architecture_sha256."));
    }
    if (!isFile && given) {
      out.add(
          Finding.of(UNUSED, at, "'" + entry.architecture() + "' is no file.")
              .hint("Remove architecture_sha256, or write the architecture as file.py:Name."));
    }
  }
}

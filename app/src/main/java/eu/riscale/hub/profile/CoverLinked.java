package eu.riscale.hub.profile;

import eu.riscale.hub.spec.finding.Code;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.rule.file.CoverNamePlain;
import eu.riscale.hub.spec.value.FileSource;
import java.io.IOException;
import java.text.Normalizer;
import java.util.Optional;

/// Names of covers have no letters that break the links to them.
record CoverLinked() implements Requirement {
  static final Code CODE =
      Code.warning("profile-cover-name", "The name of a cover breaks links to it.")
          .why(
              "The hubs put the name into an address, where a space, #, ? or % means something"
                  + " else.")
          .section(Guide.COVERS)
          .example("covers: ['cover #1.png']", "covers: [cover-1.png]");

  @Override
  public Code code() {
    return CODE;
  }

  @Override
  public int points() {
    return 3;
  }

  @Override
  public Answer judge(Candidate model) throws IOException {
    return Answer.of(Covers.each(model, CoverLinked::check));
  }

  private static Optional<Finding> check(FileSource.RelativePath cover, RdfPath at) {
    String name = cover.path();
    String breaking = name.replaceAll("[A-Za-z0-9._/-]", "");
    if (breaking.isEmpty()) {
      return Optional.empty();
    }
    // The name that is proposed wherever a cover's name is told, in the letters that hubs take.
    String plain =
        CoverNamePlain.plain(
            Normalizer.normalize(name, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}", "")
                .replaceAll("[^A-Za-z0-9._/-]+", " "));
    String first = breaking.substring(0, breaking.offsetByCodePoints(0, 1));
    String shown = first.isBlank() ? "a space" : "'" + first + "'";
    Finding finding =
        Finding.of(CODE, at, "'" + name + "' has " + shown + " in its name.")
            .expected("letters from a to z, digits, '-', '_' and '.'");
    return Optional.of(
        finding.hint("Rename the file, for example to '" + plain + "', and write that name here."));
  }
}

package eu.riscale.hub.profile;

import eu.riscale.hub.spec.finding.Code;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.picture.ImageHeader;
import eu.riscale.hub.spec.value.FileSource;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Covers have a format that browsers show, which TIFF is not.
record CoverShown() implements Requirement {
  static final Code CODE =
      Code.alert("profile-cover-format", "A cover has a format that no browser shows.")
          .why("The model's card has an empty frame.")
          .section(Guide.COVERS)
          .example("covers: [cover.tif]", "covers: [cover.png]");
  private static final Set<String> SHOWN = Set.of("png", "jpg", "gif", "svg", "webp");
  private static final int HEADER = 64 << 10;

  @Override
  public Code code() {
    return CODE;
  }

  @Override
  public int points() {
    return 4;
  }

  @Override
  public Answer judge(Candidate model) throws IOException {
    return Answer.of(Covers.each(model, (cover, at) -> check(model, cover, at)));
  }

  private static Optional<Finding> check(Candidate model, FileSource.RelativePath cover, RdfPath at)
      throws IOException {
    String format = format(model, cover);
    return SHOWN.contains(format)
        ? Optional.empty()
        : Optional.of(
            Finding.of(CODE, at, "'" + cover + "' is a picture of the format " + format + ".")
                .expected("PNG, JPEG, GIF or SVG")
                .hint("Open it, export it as cover.png, and name that under covers."));
  }

  /// By the file where it is at hand, and by its name where it is not, or is no picture.
  private static String format(Candidate model, FileSource.RelativePath cover) throws IOException {
    if (model.isPresent(cover)) {
      Optional<ImageHeader> header = ImageHeader.of(model.start(cover, HEADER));
      if (header.isPresent()) {
        return header.get().format();
      }
    }
    String ending = cover.suffix().toLowerCase(Locale.ROOT);
    return switch (ending) {
      case ".jpeg", "" -> "jpg";
      case ".tiff" -> "tif";
      default -> ending.substring(1);
    };
  }
}

package eu.riscale.hub.spec.rule.file;

import eu.riscale.hub.spec.file.FileKind;
import eu.riscale.hub.spec.file.FileLookup;
import eu.riscale.hub.spec.finding.Code;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.Findings;
import eu.riscale.hub.spec.picture.ImageHeader;
import eu.riscale.hub.spec.picture.PictureDamage;
import eu.riscale.hub.spec.picture.SvgContent;
import eu.riscale.hub.spec.view.file.ReferencedFile;
import eu.riscale.hub.spec.view.file.Role;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A cover is a picture that a web page can show: of a known format, whole, not too large, without
/// code, twice as wide as high, or square.
public final class CoverShows implements FileRule {
  static final Code NO_IMAGE =
      Code.alert("cover-not-an-image", "A cover is no picture.")
          .why("The resource's page shows an empty frame.")
          .section("covers")
          .example("covers: [notes.png]", "covers: [cover.png]");
  static final Code FORMAT =
      Code.warning("cover-format", "A cover has another format than its name says.")
          .why("Some programs choose how to read it by its name.")
          .section("covers")
          .example("covers: [cover.png]  # holds a JPEG", "covers: [cover.jpg]");
  static final Code LARGE =
      Code.warning("cover-large", "A cover has more than 500 kB.")
          .why("Pages that list many resources load slowly.")
          .section("covers")
          .example("covers: [cover.tif]  # 12 MB", "covers: [cover.jpg]  # 120 kB");
  public static final Code ASPECT =
      Code.info("cover-aspect", "A cover is neither twice as wide as high nor square.")
          .why("Pages cut it off or leave gaps beside it.")
          .section("covers")
          .example("covers: [cover.png]  # 300 x 800", "covers: [cover.png]  # 800 x 400");
  static final Code BROKEN =
      Code.alert("cover-broken", "A cover is damaged behind its first bytes.")
          .why("The resource's page shows a part of it, or an empty frame.")
          .section("covers")
          .example("covers: [cover.png]  # 3 of 12 kB", "covers: [cover.png]");
  static final Code PIXELS =
      Code.alert("cover-pixels", "A cover has more pixels than pages can show.")
          .why("A browser takes four bytes of memory for each, however small the file is.")
          .section("covers")
          .example("covers: [cover.png]  # 60000 x 60000", "covers: [cover.png]  # 800 x 400");
  static final Code ACTIVE =
      Code.alert("cover-active", "A cover runs code or fetches something from elsewhere.")
          .why("Whoever opens it runs what its author wrote; safe pages do not show it.")
          .section("covers")
          .example("<svg><script>…</script></svg>", "<svg><path d=\"…\"/></svg>");
  private static final int MOST_BYTES = 500_000;
  private static final long MOST_PIXELS = 100_000_000;

  /// A larger file is not looked into; that it is too large is said.
  private static final int LOOKED_AT = 16 << 20;

  @Override
  public List<Code> codes() {
    return List.of(NO_IMAGE, FORMAT, LARGE, ASPECT, BROKEN, PIXELS, ACTIVE);
  }

  @Override
  public void check(ReferencedFile file, FileLookup files, Findings out) throws IOException {
    if (!(file.role() instanceof Role.Cover)) {
      return;
    }
    byte[] bytes;
    try (InputStream in = files.open(file.source())) {
      bytes = in.readNBytes(LOOKED_AT);
    }
    Optional<ImageHeader> header = ImageHeader.of(bytes);
    if (header.isEmpty()) {
      out.add(
          Finding.of(
                  NO_IMAGE,
                  file.at(),
                  "'" + file.source() + "' holds no picture" + found(bytes) + ".")
              .expected("a PNG, JPEG, GIF or SVG picture"));
      return;
    }
    checkFormat(file, header.get(), out);
    long size = files.size(file.source());
    if (size > MOST_BYTES) {
      out.add(
          Finding.of(LARGE, file.at(), "'" + file.source() + "' has " + size / 1000 + " kB.")
              .expected("at most 500 kB"));
    }
    header.get().size().ifPresent(pixels -> checkPixels(file, pixels, out));
    if (size <= LOOKED_AT) {
      checkContent(file, header.get().format(), bytes, out);
    }
  }

  private static String found(byte[] bytes) {
    FileKind kind = FileKind.of(bytes);
    return kind == FileKind.OTHER ? "" : ", it is " + kind.words();
  }

  private static void checkPixels(ReferencedFile file, ImageHeader.Size pixels, Findings out) {
    checkAspect(file, pixels, out);
    if ((double) pixels.width() * pixels.height() > MOST_PIXELS) {
      out.add(
          Finding.of(
                  PIXELS,
                  file.at(),
                  "'%s' has %d x %d pixels."
                      .formatted(file.source(), pixels.width(), pixels.height()))
              .expected("about 800 x 400 pixels"));
    }
  }

  private static void checkContent(ReferencedFile file, String format, byte[] bytes, Findings out) {
    PictureDamage.of(format, bytes)
        .ifPresent(damage ->
            out.add(
                Finding.of(BROKEN, file.at(), "'" + file.source() + "' is damaged: " + damage + ".")
                    .hint("Save the picture again, or fetch the file again where it is a copy.")));
    if (format.equals("svg")) {
      SvgContent.active(bytes)
          .ifPresent(found ->
              out.add(
                  Finding.of(ACTIVE, file.at(), "'" + file.source() + "' holds " + found + ".")
                      .hint("Save it as a PNG picture, or as plain SVG with all parts inside.")));
    }
  }

  private static void checkFormat(ReferencedFile file, ImageHeader header, Findings out) {
    String ending = file.source().suffix().toLowerCase(Locale.ROOT);
    String named =
        switch (ending) {
          case ".jpeg" -> "jpg";
          case ".tiff" -> "tif";
          default -> ending.isEmpty() ? "" : ending.substring(1);
        };
    if (!named.equals(header.format())) {
      out.add(
          Finding.of(
                  FORMAT,
                  file.at(),
                  "'" + file.source() + "' holds the format " + header.format() + ".")
              .hint("Let its name end in ." + header.format() + "."));
    }
  }

  private static void checkAspect(ReferencedFile file, ImageHeader.Size pixels, Findings out) {
    double aspect = (double) pixels.width() / pixels.height();
    boolean fits = Math.abs(aspect - 2) < 0.1 || Math.abs(aspect - 1) < 0.05;
    if (!fits) {
      out.add(
          Finding.of(
                  ASPECT,
                  file.at(),
                  "'"
                      + file.source()
                      + "' has "
                      + pixels.width()
                      + " x "
                      + pixels.height()
                      + " pixels.")
              .expected("twice as wide as high, or square")
              .hint(cut(pixels)));
    }
  }

  /// The largest part of the picture that has the right form.
  private static String cut(ImageHeader.Size pixels) {
    boolean wide = pixels.width() * 2L > pixels.height() * 3L;
    long width = wide ? Math.min(pixels.width(), pixels.height() * 2L) : 0;
    long side = Math.min(pixels.width(), pixels.height());
    String form = wide ? Math.max(2, width) + " x " + Math.max(1, width / 2) : side + " x " + side;
    return "Cut it to %s pixels, or add a margin to that form.".formatted(form);
  }
}

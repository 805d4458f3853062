package eu.riscale.hub.spec.rule.file;

import static eu.riscale.hub.spec.rule.file.ModelFolder.png;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/// What can be wrong with the files of a model, whatever is in them, its covers and documentation.
final class FolderCases {
  private static final String ONNX = "weights.onnx.source";
  private static final String ZEROS = "0".repeat(64);
  private static final String CARD =
      "# Net\n## Description\n## Training\n## Validation\n## Bias\n## Usage\n";

  private FolderCases() {}

  static List<FileCase> all() {
    return List.of(
        FileCase.of("missing file", "error file-missing @ " + ONNX, m -> m.without("model.onnx")),
        FileCase.of(
            "path upwards",
            "error file-outside-folder @ " + ONNX,
            m -> m.rdf("model.onnx", "../model.onnx")),
        FileCase.of(
            "path that is no name of a file",
            Set.of("error yaml-half-character @ ", "error file-missing @ " + ONNX),
            m -> m.rdf("model.onnx", "\"\\uD800.onnx\"")),
        FileCase.of(
            "checksum",
            "error sha256-mismatch @ " + ONNX,
            m -> m.rdf("model.onnx,", "model.onnx, sha256: '" + ZEROS + "',")),
        FileCase.of(
            "cover of text",
            "alert cover-not-an-image @ covers[0].source",
            m -> m.file("cover.png", "no picture")),
        FileCase.of(
            "cover misnamed",
            "warning cover-format @ covers[0].source",
            m -> m.file("cover.png", gif(40, 20))),
        FileCase.of(
            "cover of 600 kB",
            "warning cover-large @ covers[0].source",
            m -> m.file("cover.png", Arrays.copyOf(png(800, 400), 600_000))),
        FileCase.of(
            "cover upright",
            "info cover-aspect @ covers[0].source",
            m -> m.file("cover.png", png(300, 800))),
        FileCase.of("cover square", Set.of(), m -> m.file("cover.png", png(500, 500))),
        FileCase.of(
            "documentation in Latin-1",
            "alert documentation-not-utf8 @ documentation.source",
            m -> m.file("README.md", "Validation für alle".getBytes(StandardCharsets.ISO_8859_1))),
        FileCase.of(
            "documentation alone",
            Set.of(
                "warning documentation-without-validation @ documentation.source",
                "info documentation-card-incomplete @ documentation.source"),
            m -> m.file("README.md", "# Net\nIt segments.")),
        FileCase.of(
            "token in the documentation",
            "alert secret-in-file @ documentation.source",
            m -> m.file("README.md", CARD + "hf_" + "Q7jw2RkV9sXb4TnC8mLz5HpY3dFg6EaU1o\n")),
        FileCase.of(
            "token in documentation of Windows",
            Set.of(
                "alert documentation-not-utf8 @ documentation.source",
                "alert secret-in-file @ documentation.source"),
            m ->
                m.file(
                    "README.md",
                    ("\uFEFF" + CARD + "hf_" + "QqJwVRkVTsXbKnCZLzHpdYFgEaUWoKiBvX\n")
                        .getBytes(StandardCharsets.UTF_16LE))),
        FileCase.of(
            "home folder in documentation in Latin-1",
            Set.of(
                "alert documentation-not-utf8 @ documentation.source",
                "alert home-folder-in-file @ documentation.source"),
            m ->
                m.file(
                    "README.md",
                    (CARD + "/home/jürgen/a.tif").getBytes(StandardCharsets.ISO_8859_1))),
        FileCase.of(
            "home folder in the documentation",
            "alert home-folder-in-file @ documentation.source",
            m -> m.file("README.md", CARD + "open /home/mmustermann/nuclei/a.tif\n")),
        FileCase.of(
            "password in the description",
            "alert secret-in-file @ ",
            m ->
                m.rdf(
                    "Segments nuclei.",
                    "\"Segments nuclei, see https://lab:h4rd2guess@data.lab.eu.\"")),
        FileCase.of(
            "home folder in a comment of the description",
            "alert home-folder-in-file @ ",
            m -> m.rdf("license: MIT", "license: MIT # of C:\\Users\\Erika Muster\\licenses")),
        FileCase.of(
            "documentation with bytes that are no text",
            Set.of(
                "alert documentation-not-utf8 @ documentation.source",
                "alert home-folder-in-file @ documentation.source"),
            m ->
                m.file(
                    "README.md",
                    "\0\1\2/home/mmustermann/x\u00ff".getBytes(StandardCharsets.ISO_8859_1))),
        FileCase.of(
            "two files of one name",
            "warning package-name-clash @ covers[1].source",
            m ->
                m.rdf("[{source: cover.png}]", "[{source: cover.png}, {source: b/COVER.png}]")
                    .file("b/COVER.png", png(800, 400))),
        FileCase.of(
            "cover with brackets",
            "warning cover-name-breaks-links @ covers[0].source",
            m -> m.rdf("cover.png", "'cover (4).png'").file("cover (4).png", png(800, 400))),
        FileCase.of(
            "cover with letters of all languages",
            Set.of(),
            m -> m.rdf("cover.png", "Überblick-細胞.png").file("Überblick-細胞.png", png(800, 400))),
        FileCase.of(
            "device name",
            "warning file-name-not-portable @ covers[0].source",
            m -> m.rdf("cover.png", "aux.png").file("aux.png", png(800, 400))));
  }

  /// A picture of one colour, whose frame has no pixels of its own. Its one frame has one pixel,
  /// and its palette two colours.
  private static byte[] gif(int width, int height) {
    ByteBuffer file = ByteBuffer.allocate(35).order(ByteOrder.LITTLE_ENDIAN);
    file.put("GIF89a".getBytes(StandardCharsets.US_ASCII));
    file.putShort((short) width).putShort((short) height);
    file.put((byte) 0x80).put(new byte[8]);
    file.put((byte) 0x2C).put(new byte[] {0, 0, 0, 0, 1, 0, 1, 0, 0});
    file.put(new byte[] {2, 2, 0x44, 1, 0, 0x3B});
    return file.array();
  }
}

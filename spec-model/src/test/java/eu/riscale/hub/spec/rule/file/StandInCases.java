package eu.riscale.hub.spec.rule.file;

import java.util.List;
import java.util.Set;

/// What can lie in the place of a file.
final class StandInCases {
  static final String POINTER =
      "version https://git-lfs.github.com/spec/v1\noid sha256:"
          + "ab".repeat(32)
          + "\nsize 12345\n";
  private static final String ONNX = "weights.onnx.source";
  private static final String PAGE = "\n<!DOCTYPE html>\n<html><title>Log in</title></html>";

  private StandInCases() {}

  static List<FileCase> all() {
    return List.of(
        FileCase.of(
            "pointer of Git LFS",
            "error file-is-lfs-pointer @ " + ONNX,
            m -> m.file("model.onnx", POINTER)),
        FileCase.of(
            "pointer as test tensor, with a checksum",
            "error file-is-lfs-pointer @ inputs[0].test_tensor.source",
            m ->
                m.rdf(
                        "{source: input.npy}",
                        "{source: input.npy, sha256: '" + "ab".repeat(32) + "'}")
                    .file("input.npy", POINTER)),
        FileCase.of(
            "page as cover",
            "error file-is-web-page @ covers[0].source",
            m -> m.file("cover.png", PAGE)),
        FileCase.of(
            "page as documentation",
            "alert file-is-web-page @ documentation.source",
            m -> m.file("README.md", PAGE)),
        FileCase.of(
            "page as documentation that has the checksum of another text",
            "error file-is-web-page @ documentation.source",
            m ->
                m.rdf(
                        "{source: README.md}",
                        "{source: README.md, sha256: '" + "ab".repeat(32) + "'}")
                    .file("README.md", PAGE)),
        FileCase.of(
            "message as sample",
            "error file-is-server-message @ inputs[0].sample_tensor.source",
            m -> m.file("sample_input.tif", "404: Not Found")),
        FileCase.of(
            "message of a store",
            "error file-is-server-message @ " + ONNX,
            m ->
                m.file(
                    "model.onnx",
                    "<?xml version=\"1.0\"?>\n<Error><Code>AccessDenied</Code></Error>")),
        FileCase.of(
            "message in JSON",
            "error file-is-server-message @ " + ONNX,
            m -> m.file("model.onnx", "{\"detail\": \"login required\"}")),
        FileCase.of(
            "empty weights", "error file-is-empty @ " + ONNX, m -> m.file("model.onnx", "")),
        FileCase.of("empty sample", Set.of(), m -> m.file("sample_input.tif", "")),
        FileCase.of(
            "documentation that begins in HTML",
            Set.of(
                "warning documentation-without-validation @ documentation.source",
                "info documentation-card-incomplete @ documentation.source"),
            m -> m.file("README.md", "<h1 align=\"center\">Net</h1>\n<html lang in a text>")));
  }
}

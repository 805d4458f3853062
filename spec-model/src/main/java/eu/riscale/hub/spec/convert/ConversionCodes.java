package eu.riscale.hub.spec.convert;

import eu.riscale.hub.spec.finding.Code;
import java.util.List;

/// What cannot be carried over to a newer format, or not without a guess.
public final class ConversionCodes {
  public static final Code DROPPED =
      Code.info("conversion-drops", "A field has no place in the newer format.")
          .why("What it says is lost in the converted description.")
          .section("conversion")
          .example("download_url: https://example.com/model.zip", "links: [example/model]");
  public static final Code RENAMED =
      Code.info("conversion-renames", "A name has characters that the newer format does not allow.")
          .why("They are replaced by blanks.")
          .section("conversion: name")
          .example("name: 'Nuclei: U-Net'", "name: Nuclei U-Net");
  public static final Code GUESSED =
      Code.alert(
              "conversion-guesses",
              "The newer format needs a value that the description does not have.")
          .why("The value that is filled in may be wrong.")
          .section("conversion: versions of weights")
          .example(
              "onnx:\n  source: model.onnx", "onnx:\n  source: model.onnx\n  opset_version: 17");
  public static final Code HALO =
      Code.error("conversion-halo-fixed-size", "An output of fixed size has a halo.")
          .why(
              "In the newer format a halo needs a size that follows from an input, so that software"
                  + " can enlarge the input.")
          .section("conversion: outputs.halo")
          .example(
              "shape: [1, 1, 256, 256]\nhalo: [0, 0, 16, 16]",
              """
              shape: {reference_tensor: raw, scale: [1, 1, 1, 1], offset: [0, 0, 0, 0]}
              halo: [0, 0, 16, 16]\
              """);
  public static final Code CHANNELS =
      Code.error("conversion-channels", "The channels of a tensor cannot be named one by one.")
          .why(
              "The newer format lists a name for each channel, so their number has to be known and"
                  + " sensible.")
          .section("conversion: channel axes")
          .example(
              "axes: bcyx\nshape: {min: [1, 1, 64, 64], step: [0, 1, 16, 16]}",
              "axes: bcyx\nshape: {min: [1, 1, 64, 64], step: [0, 0, 16, 16]}");
  public static final Code INDEX =
      Code.error(
              "conversion-index-scale",
              "The size of an instance axis is a multiple of another one.")
          .why(
              "In the newer format such an axis has no scale, so its size cannot follow in this"
                  + " way.")
          .section("conversion: index axes")
          .example(
              "axes: bi\nshape: {reference_tensor: raw, scale: [1, 2], offset: [0, 0]}",
              "axes: bi\nshape: {reference_tensor: raw, scale: [1, 1], offset: [0, 0]}");
  public static final Code DEPENDENCIES =
      Code.error("conversion-dependencies", "Dependencies are not for conda.")
          .why("The newer format knows conda environments alone.")
          .section("conversion: weights.dependencies")
          .example("dependencies: pip:requirements.txt", "dependencies: conda:environment.yaml");

  /// Every code of this class.
  public static final List<Code> ALL =
      List.of(DROPPED, RENAMED, GUESSED, HALO, CHANNELS, INDEX, DEPENDENCIES);

  private ConversionCodes() {}
}

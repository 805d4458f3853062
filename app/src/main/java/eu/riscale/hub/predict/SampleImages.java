package eu.riscale.hub.predict;

import eu.riscale.hub.spec.view.TensorView;
import eu.riscale.hub.tensor.Tensor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// The images of a sample, with the axes that are described.
final class SampleImages {
  private final List<TensorView> inputs;
  private final Map<String, String> axes = new HashMap<>();

  /// @param inputs those that are given
  /// @param said `NAME=yxc`, or `yxc` for the only input
  SampleImages(List<TensorView> inputs, List<String> said) throws PredictException {
    this.inputs = inputs;
    for (String word : said) {
      int sign = word.indexOf('=');
      String name = sign < 0 ? inputs.getFirst().id() : word.substring(0, sign);
      boolean isKnown = inputs.stream().anyMatch(input -> input.id().equals(name));
      if (!isKnown || (sign < 0 && inputs.size() > 1)) {
        throw PredictException.usage(
            "--axes %s names none of the inputs that are given.".formatted(word),
            "Write --axes %s=yxc.".formatted(inputs.getFirst().id()));
      }
      axes.put(name, word.substring(sign + 1));
    }
  }

  /// In the order of the inputs; tells which axis is taken for which.
  List<Tensor> read(InputFiles.Job job, PredictWatch watch) throws PredictException {
    List<Tensor> images = new ArrayList<>();
    for (TensorView input : inputs) {
      Path file = Objects.requireNonNull(job.files().get(input.id()));
      Tensor read = ImageFile.read(file);
      String name = String.valueOf(file.getFileName());
      Tensor image =
          new AxisMapping(input, name, Optional.ofNullable(axes.get(input.id()))).of(read);
      watch.line(
          "input",
          "%s: %s, %s %s → %s (%s)"
              .formatted(
                  input.id(),
                  name,
                  read.dtype().word(),
                  AxisMapping.shown(read),
                  image.shapeText(),
                  String.join(", ", image.axes())));
      images.add(image);
    }
    return images;
  }
}

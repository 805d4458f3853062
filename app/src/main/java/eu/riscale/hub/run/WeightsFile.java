package eu.riscale.hub.run;

import eu.riscale.hub.source.RdfSource;
import eu.riscale.hub.source.Reason;
import eu.riscale.hub.spec.view.WeightsView;
import eu.riscale.hub.weights.Parameters;
import eu.riscale.hub.weights.WeightsContent;
import eu.riscale.hub.weights.reader.ContentReader;
import java.io.IOException;
import java.nio.file.Files;
import org.jspecify.annotations.Nullable;

/// The file of a weights entry, read where something is wrong, and no more than once.
final class WeightsFile {
  private final WeightsView weights;
  private final RdfSource source;
  private @Nullable WeightsContent content;

  WeightsFile(WeightsView weights, RdfSource source) {
    this.weights = weights;
    this.source = source;
  }

  WeightsView weights() {
    return weights;
  }

  /// What is inside.
  WeightsContent content() {
    if (content == null) {
      content = read();
    }
    return content;
  }

  /// How many numbers the network has, about: where none are listed, as where they are constants of
  /// the graph, as many as the file has room for.
  long numbers() {
    long listed = Parameters.sum(content().parameters().tensors());
    return listed > 0 ? listed : size() / Float.BYTES;
  }

  /// 0 where it cannot be had.
  private long size() {
    try {
      return Files.size(source.onDisk(weights.file()));
    } catch (IOException e) {
      return 0;
    }
  }

  private WeightsContent read() {
    try {
      return ContentReader.read(source.onDisk(weights.file()));
    } catch (IOException e) {
      return new WeightsContent.Unreadable(Reason.of(e));
    }
  }
}

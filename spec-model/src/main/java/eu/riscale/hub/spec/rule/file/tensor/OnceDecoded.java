package eu.riscale.hub.spec.rule.file.tensor;

import eu.riscale.hub.spec.file.FileLookup;
import eu.riscale.hub.spec.file.ValueStatistics;
import eu.riscale.hub.spec.npy.NpyHeader;
import eu.riscale.hub.spec.npy.NpyReader;
import eu.riscale.hub.spec.npy.NpyRefused;
import eu.riscale.hub.spec.value.FileSource;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;

/// The arrays of test tensors, each read once, however many tensors name its file.
public final class OnceDecoded {
  private final FileLookup files;
  private final Map<Look, Outcome> known = new HashMap<>();

  /// @param keepDistinct whether it is asked which values occur
  private record Look(FileSource file, boolean keepDistinct) {}

  /// What came of reading a file.
  private sealed interface Outcome {
    record Whole(Array array) implements Outcome {}

    record Refused(NpyRefused why) implements Outcome {}

    record Lost(IOException why) implements Outcome {}
  }

  record Array(NpyHeader header, ValueStatistics values) {}

  public OnceDecoded(FileLookup files) {
    this.files = files;
  }

  FileLookup files() {
    return files;
  }

  Array array(FileSource source, boolean keepDistinct) throws IOException, NpyRefused {
    Look look = new Look(files.resolved(source), keepDistinct);
    Outcome outcome = known.get(look);
    if (outcome == null) {
      outcome = read(source, keepDistinct);
      known.put(look, outcome);
    }
    return switch (outcome) {
      case Outcome.Whole(Array array) -> array;
      case Outcome.Refused(NpyRefused why) -> throw why;
      case Outcome.Lost(IOException why) -> throw why;
    };
  }

  private Outcome read(FileSource source, boolean keepDistinct) {
    try (InputStream in = new BufferedInputStream(files.open(source))) {
      NpyHeader header = NpyReader.header(in);
      ValueStatistics values = new ValueStatistics(keepDistinct);
      NpyReader.values(in, header, values);
      return new Outcome.Whole(new Array(header, values));
    } catch (NpyRefused why) {
      return new Outcome.Refused(why);
    } catch (IOException why) {
      return new Outcome.Lost(why);
    }
  }
}

package eu.riscale.hub.spec.file;

import eu.riscale.hub.spec.file.zip.EntryPath;
import eu.riscale.hub.spec.file.zip.SoundZip;
import eu.riscale.hub.spec.value.WeightsFormat;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipException;

/// What a zip holds of weights, by the names of its entries alone: told here once, for rules and
/// for all that reads weights.
public final class WeightsArchive {
  /// The file of the graphs of a SavedModel.
  public static final String SAVED_MODEL = "saved_model.pb";

  /// The folder beside it that holds the weights of a SavedModel, with a slash at its end.
  public static final String VARIABLES = "variables/";

  /// In the order in which a zip that fits several is taken for one.
  private static final List<WeightsFormat> ZIPPED =
      List.of(
          WeightsFormat.TORCHSCRIPT,
          WeightsFormat.PYTORCH_STATE_DICT,
          WeightsFormat.TENSORFLOW_SAVED_MODEL_BUNDLE,
          WeightsFormat.KERAS_V3,
          WeightsFormat.TENSORFLOW_JS);

  private final List<String> names;
  private final Set<String> distinct;

  private WeightsArchive(List<String> names) {
    this.names = names;
    this.distinct = new HashSet<>(names);
  }

  /// Reads the table of a zip; nothing is unpacked. Empty where the file is no complete zip.
  public static Optional<WeightsArchive> read(Path file) throws IOException {
    if (FileKind.of(file) != FileKind.ZIP) {
      return Optional.empty();
    }
    try (SoundZip zip = SoundZip.open(file)) {
      return Optional.of(of(zip));
    } catch (ZipException e) {
      return Optional.empty();
    }
  }

  /// What an open zip holds.
  public static WeightsArchive of(SoundZip zip) {
    return of(zip.names());
  }

  /// @param names of all entries, in the order of the zip's table: PyTorch goes by the first
  public static WeightsArchive of(List<String> names) {
    return new WeightsArchive(List.copyOf(names));
  }

  /// The format that the zip is of; empty where it holds no weights.
  public Optional<WeightsFormat> format() {
    return ZIPPED.stream().filter(this::holds).findFirst();
  }

  /// Whether software for a format finds its files in the zip.
  public boolean holds(WeightsFormat format) {
    return folder(format).isPresent();
  }

  /// Where in the zip the files of a format lie: a folder with a slash at its end, empty for the
  /// top; no value where they are not there.
  public Optional<String> folder(WeightsFormat format) {
    return switch (format) {
      case TORCHSCRIPT -> torch().filter(this::isScript);
      case PYTORCH_STATE_DICT -> torch().filter(folder -> !isScript(folder));
      case TENSORFLOW_SAVED_MODEL_BUNDLE -> topmost(SAVED_MODEL);
      case KERAS_V3 -> has("config.json") ? Optional.of("") : Optional.empty();
      case TENSORFLOW_JS -> topmost("model.json");
      case KERAS_HDF5, ONNX -> Optional.empty();
    };
  }

  /// Whether it holds the same in the same folders by the paths that its names mean.
  public boolean isPlain() {
    List<String> plain = names.stream().map(name -> EntryPath.plain(name).orElse(name)).toList();
    if (names.equals(plain)) {
      return true;
    }
    WeightsArchive meant = of(plain);
    return ZIPPED.stream()
        .allMatch(format ->
            folder(format)
                .map(folder -> EntryPath.plain(folder).orElse(folder))
                .equals(meant.folder(format)));
  }

  /// The first entry outside the folder of a state dict, for which `torch.load` refuses the zip
  /// (torch, `PyTorchStreamReader::getAllRecords`); `torch.jit.load` takes such a script.
  public Optional<String> stray() {
    return folder(WeightsFormat.PYTORCH_STATE_DICT)
        .flatMap(folder -> names.stream().filter(name -> !name.startsWith(folder)).findFirst());
  }

  /// Whether there is an entry of exactly this name.
  public boolean has(String name) {
    return distinct.contains(name);
  }

  /// Whether there is an entry below a folder.
  ///
  /// @param folder with a slash at its end
  public boolean hasFolder(String folder) {
    return names.stream().anyMatch(name -> name.startsWith(folder));
  }

  /// The folder that PyTorch looks into, which is that of the first entry (torch,
  /// `PyTorchStreamReader`), where it holds what `torch.save` or `torch.jit.save` wrote.
  private Optional<String> torch() {
    String first = names.isEmpty() ? "" : names.getFirst();
    String folder = first.substring(0, first.indexOf('/') + 1);
    return !folder.isEmpty() && has(folder + "data.pkl") ? Optional.of(folder) : Optional.empty();
  }

  /// `torch.load` takes an archive for TorchScript by its constants (torch, `_is_torchscript_zip`),
  /// and `torch.jit.load` reads nothing without them.
  private boolean isScript(String folder) {
    return has(folder + "constants.pkl");
  }

  private Optional<String> topmost(String file) {
    return names.stream()
        .filter(name -> name.equals(file) || name.endsWith("/" + file))
        .min((a, b) -> Integer.compare(a.length(), b.length()))
        .map(name -> name.substring(0, name.length() - file.length()));
  }
}

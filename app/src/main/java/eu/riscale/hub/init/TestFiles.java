package eu.riscale.hub.init;

import eu.riscale.hub.init.trial.Agreement;
import eu.riscale.hub.init.trial.Example;
import eu.riscale.hub.init.trial.InputGuess;
import eu.riscale.hub.init.trial.Tried;
import eu.riscale.hub.tensor.Summary;
import eu.riscale.hub.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/// The test tensors of a model, written as files.
final class TestFiles {
  private static final long LARGEST_SAMPLE = 20_000_000;

  private final InitModel.Looked looked;
  private final Tried tried;
  private final List<String> notes;
  private final List<Tensor> outputs = new ArrayList<>();

  /// @param notes takes what the person is to know
  TestFiles(InitModel.Looked looked, Tried tried, List<String> notes) {
    this.looked = looked;
    this.tried = tried;
    this.notes = notes;
  }

  /// Writes a test input and says what the input is.
  TensorDraft input(int index, String id, List<AxisDraft> axes) throws IOException {
    Tensor tensor = tried.given().get(index);
    InputGuess guess = tried.found().inputs().get(index);
    Optional<Example> example = looked.inputs().of(index, guess.port().name(), id);
    boolean isReal = example.isPresent() && tried.notes().stream().noneMatch(this::isUnused);
    String name = name("test_input", id, tried.given().size());
    TensorDraft.NamedFile test = looked.folder().write(name, tensor);
    List<String> about = new ArrayList<>();
    if (!isReal) {
      about.add(
          "The test input is made of random numbers: a real image says more. Give one with"
              + " --input.");
    }
    Optional<String> cast =
        tensor.dtype() == guess.dtype() ? Optional.empty() : Optional.of(guess.dtype().word());
    return new TensorDraft(
        id,
        about,
        axes,
        tensor.dtype().word(),
        cast,
        Optional.of(test),
        isReal ? sample(example.get(), "sample_input", id) : Optional.empty());
  }

  private boolean isUnused(String note) {
    return note.endsWith("It was not used.");
  }

  /// Writes a test output and says what the output is.
  TensorDraft output(int index, String id, List<AxisDraft> axes) throws IOException {
    Tensor gave = tried.gave().get(index);
    Optional<Example> expected = looked.outputs().of(index, tried.names().get(index), id);
    Tensor kept = expected.flatMap(file -> expected(file, gave)).orElse(gave);
    outputs.add(kept);
    String name = name("test_output", id, tried.gave().size());
    TensorDraft.NamedFile test = looked.folder().write(name, kept);
    Summary values = Summary.of(gave);
    List<String> about =
        List.of(
            String.format(
                Locale.ROOT,
                "The network alone gave numbers from %.4g to %.4g for the test input.",
                values.min(),
                values.max()));
    return new TensorDraft(
        id,
        about,
        axes,
        kept.dtype().word(),
        Optional.empty(),
        Optional.of(test),
        expected.isPresent() ? sample(expected.get(), "sample_output", id) : Optional.empty());
  }

  /// What somebody else's run has given, where it has the shape of what the network gives.
  private Optional<Tensor> expected(Example file, Tensor gave) {
    Tensor given = file.tensor();
    int[] lengths = Arrays.stream(given.shape()).filter(length -> length > 1).toArray();
    int[] own = Arrays.stream(gave.shape()).filter(length -> length > 1).toArray();
    if (!Arrays.equals(lengths, own)) {
      notes.add(
          "%s is %s, the network gives %s: the test output is the network's."
              .formatted(file.file(), given.shapeText(), gave.shapeText()));
      return Optional.empty();
    }
    Tensor same = Tensor.of(given.dtype(), given.array(), gave.axes(), gave.shape());
    if (!Agreement.isClose(same, gave)) {
      notes.add(
          "%s is not what the network alone gives: steps before or after it are missing in the description. 'hub test' looks for them once the blanks are filled."
              .formatted(file.file()));
    }
    return Optional.of(same);
  }

  private Optional<TensorDraft.NamedFile> sample(Example example, String name, String id)
      throws IOException {
    if (!example.isImage() || Files.size(example.file()) > LARGEST_SAMPLE) {
      return Optional.empty();
    }
    String file = example.file().getFileName().toString();
    String ending = file.contains(".") ? file.substring(file.lastIndexOf('.')) : "";
    boolean several = looked.inputs().files().size() + looked.outputs().files().size() > 2;
    return Optional.of(
        looked.folder().bring(example.file(), several ? name + "_" + id + ending : name + ending));
  }

  /// A tensor with the names of its axes.
  Tensor tensor(TensorDraft draft, boolean isInput) {
    Tensor tensor = isInput ? tried.given().getFirst() : outputs.getFirst();
    List<String> ids = draft.axes().stream().map(AxisDraft::id).toList();
    return tensor.withAxes(
        ids.size() == tensor.rank()
            ? ids
            : IntStream.range(0, tensor.rank()).mapToObj(Integer::toString).toList());
  }

  private static String name(String start, String id, int count) {
    return count == 1 ? start + ".npy" : start + "_" + id + ".npy";
  }
}

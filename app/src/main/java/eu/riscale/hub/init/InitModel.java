package eu.riscale.hub.init;

import eu.riscale.hub.engine.Device;
import eu.riscale.hub.engine.EngineException;
import eu.riscale.hub.engine.Opening;
import eu.riscale.hub.engine.Session;
import eu.riscale.hub.engine.Weights;
import eu.riscale.hub.init.trial.Agreement;
import eu.riscale.hub.init.trial.Example;
import eu.riscale.hub.init.trial.Examples;
import eu.riscale.hub.init.trial.Found;
import eu.riscale.hub.init.trial.NetworkPorts;
import eu.riscale.hub.init.trial.TensorNames;
import eu.riscale.hub.init.trial.Tried;
import eu.riscale.hub.init.trial.TryOut;
import eu.riscale.hub.packaging.Cover;
import eu.riscale.hub.process.NetworkProcess;
import eu.riscale.hub.spec.value.WeightsFormat;
import eu.riscale.hub.tensor.Tensor;
import eu.riscale.hub.tensor.picture.PixelSizes;
import eu.riscale.hub.weights.Port;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/// `hub init`: begins the description of a model in a folder, with what its weights, runs of its
/// network and examples tell.
public final class InitModel {
  private static final Duration LIMIT = Duration.ofMinutes(2);

  private final Looked looked;
  private final Consumer<String> progress;
  private final List<String> notes = new ArrayList<>();

  /// What was asked for.
  ///
  /// @param weights files, of one network each in another format
  /// @param inputs examples, as `FILE` or `NAME=FILE`
  /// @param outputs what is to come out of them
  /// @param replaces whether a description that is there is written over
  public record Request(
      List<Path> weights,
      List<String> inputs,
      List<String> outputs,
      Path folder,
      boolean replaces) {}

  /// What was begun.
  ///
  /// @param files that were written, by their names
  /// @param tensors a line for each input and output
  /// @param notes sentences on what could not be found out, or was decided
  public record Begun(
      Path rdf, List<String> files, List<String> tensors, List<String> notes, List<Blank> blanks) {}

  private InitModel(Looked looked, Consumer<String> progress) {
    this.looked = looked;
    this.progress = progress;
  }

  /// Looks at all that was given, and refuses what cannot be followed, before anybody is asked
  /// anything.
  ///
  /// @param progress takes a line for the person who waits
  public static InitModel of(Request request, Consumer<String> progress) throws InitException {
    NewFolder folder = new NewFolder(request.folder(), request.replaces());
    folder.requireFree();
    List<GivenWeights> weights = new ArrayList<>();
    Map<WeightsFormat, Path> formats = new EnumMap<>(WeightsFormat.class);
    for (Path file : request.weights()) {
      GivenWeights read = GivenWeights.read(file);
      Path other = formats.put(read.format(), file);
      if (other != null) {
        throw InitException.usage(
            "%s and %s both hold %s weights; a description has one file of each format."
                .formatted(other, file, read.format().word()));
      }
      weights.add(read);
    }
    folder.requireRoom(request.weights());
    try {
      Examples inputs = Examples.read(request.inputs());
      Examples outputs = Examples.read(request.outputs());
      return new InitModel(new Looked(folder, weights, inputs, outputs), progress);
    } catch (Example.Unusable e) {
      throw InitException.unreadable(String.valueOf(e.getMessage()));
    }
  }

  /// What was given, read.
  record Looked(NewFolder folder, List<GivenWeights> weights, Examples inputs, Examples outputs) {}

  /// Runs the network and writes the folder.
  ///
  /// @param answers of the author
  public Begun begun(Answers answers) throws InitException {
    try {
      looked.folder().make();
      List<WeightsDraft> weights = new WeightsDrafts(looked.weights(), looked.folder()).made(notes);
      Optional<Tried> tried = tried();
      Draft draft =
          tried.isPresent()
              ? ran(tried.get(), weights, answers)
              : new UnrunDraft(looked.weights()).of(weights, answers);
      String text = DescriptionText.of(draft);
      looked.folder().write(DescriptionText.README, ModelCard.of(draft), NewFolder.Older.KEPT);
      looked.folder().write(DescriptionText.NAME, text, NewFolder.Older.REPLACED);
      return new Begun(
          looked.folder().file(DescriptionText.NAME),
          looked.folder().written(),
          lines(draft),
          List.copyOf(notes),
          Blank.of(text));
    } catch (IOException e) {
      throw looked.folder().notWritable(e);
    }
  }

  /// Empty where no network runs here, which is noted.
  private Optional<Tried> tried() {
    Optional<Tried> first = Optional.empty();
    for (GivenWeights given : strictestFirst()) {
      Optional<Weights> weights = given.weights();
      Optional<NetworkPorts> ports = NetworkPorts.of(given.content());
      if (weights.isEmpty()) {
        notes.add(
            "%s holds numbers and no network, which is Python code: hub did not run it. Name that code"
                    .formatted(given.name())
                + " under architecture; or export the network to ONNX or TorchScript, and name that"
                + " file to hub init as well.");
        continue;
      }
      if (ports.isEmpty()) {
        notes.add(
            "%s does not say what its network takes, and was not run.".formatted(given.name()));
        continue;
      }
      progress.accept("running " + given.name() + " on several sizes");
      try {
        if (first.isEmpty()) {
          first = tried(given, weights.get(), ports.get());
        } else {
          compare(given, weights.get(), first.get());
        }
      } catch (EngineException e) {
        notes.add(
            "%s: %s %s"
                .formatted(given.name(), Objects.requireNonNull(e.getMessage()), e.hint())
                .strip());
      }
    }
    return first;
  }

  /// What holds for all formats is told by the one that leaves the fewest lengths open, where files
  /// say so.
  private List<GivenWeights> strictestFirst() {
    return looked.weights().stream()
        .sorted(
            Comparator.comparingLong(given ->
                NetworkPorts.of(given.content()).map(NetworkPorts::open).orElse(Long.MAX_VALUE)))
        .toList();
  }

  private Optional<Tried> tried(GivenWeights given, Weights weights, NetworkPorts ports)
      throws EngineException {
    Optional<Port> odd = ports.inputs().stream().filter(port -> !port.isTensor()).findFirst();
    if (odd.isPresent()) {
      notes.add(
          "Input '%s' of %s is no tensor (%s), which no description can tell; it was not run."
              .formatted(odd.get().name(), given.name(), odd.get().dtype()));
      return Optional.empty();
    }
    switch (NetworkProcess.open(weights, Device.CPU, LIMIT)) {
      case Opening.Opened(Session session) -> {
        try (session) {
          boolean keepsSizes = !looked.outputs().files().isEmpty();
          Tried tried = new TryOut(session, ports, looked.inputs(), keepsSizes).result();
          notes.addAll(tried.notes());
          return Optional.of(tried);
        } catch (TryOut.DoesNotRun e) {
          notes.add(
              "The network of %s was not run: %s Give an example of its input with --input."
                  .formatted(given.name(), e.getMessage()));
        }
      }
      case Opening.Unavailable(String reason, String hint) ->
          notes.add("%s: %s %s".formatted(given.name(), reason, hint).strip());
    }
    return Optional.empty();
  }

  /// Whether weights of another format give the same.
  private void compare(GivenWeights given, Weights weights, Tried first) throws EngineException {
    switch (NetworkProcess.open(weights, Device.CPU, LIMIT)) {
      case Opening.Opened(Session session) -> {
        try (session) {
          Agreement.check(given.name(), first, session).ifPresent(notes::add);
        }
      }
      case Opening.Unavailable(String reason, String hint) ->
          notes.add("%s: %s %s".formatted(given.name(), reason, hint).strip());
    }
  }

  private Draft ran(Tried tried, List<WeightsDraft> weights, Answers answers) throws IOException {
    TestFiles files = new TestFiles(looked, tried, notes);
    Found found = tried.found();
    TensorNames names = new TensorNames();
    List<String> ids =
        found.inputs().stream().map(input -> names.id(input.port().name(), "input")).toList();
    PixelSizes pixels =
        looked
            .inputs()
            .of(0, found.inputs().isEmpty() ? "" : found.inputs().getFirst().port().name(), "")
            .map(Example::pixels)
            .orElse(PixelSizes.NONE);
    InputDrafts drafts = new InputDrafts(ids, pixels);
    List<TensorDraft> inputs = new ArrayList<>();
    for (int i = 0; i < ids.size(); i++) {
      inputs.add(files.input(i, ids.get(i), drafts.of(i, found)));
    }
    OutputDrafts following =
        new OutputDrafts(found, ids, inputs.stream().map(TensorDraft::axes).toList());
    List<TensorDraft> outputs = new ArrayList<>();
    for (int i = 0; i < tried.gave().size(); i++) {
      String id = names.id(tried.names().get(i), "output");
      outputs.add(files.output(i, id, following.of(i)));
    }
    boolean hasCover = cover(looked.folder(), inputs, outputs, files);
    List<String> about =
        List.of("Sizes were measured with " + tried.engine() + ", by runs on noise.");
    return new Draft(answers, inputs, outputs, weights, hasCover, about);
  }

  private static boolean cover(
      NewFolder folder, List<TensorDraft> inputs, List<TensorDraft> outputs, TestFiles files)
      throws IOException {
    if (folder.has(DescriptionText.COVER)) {
      return true;
    }
    try {
      Tensor left = files.tensor(inputs.getFirst(), true);
      Tensor right = files.tensor(outputs.getFirst(), false);
      try (var png = Cover.of(left, right).open()) {
        folder.write(DescriptionText.COVER, png);
      }
      return true;
    } catch (IllegalArgumentException e) {
      return false; // There is nothing in them to be seen.
    }
  }

  private static List<String> lines(Draft draft) {
    List<String> lines = new ArrayList<>();
    draft.inputs().forEach(input -> lines.add("input   " + ModelCard.line(input)));
    draft.outputs().forEach(output -> lines.add("output  " + ModelCard.line(output)));
    return lines;
  }
}

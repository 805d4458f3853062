package eu.riscale.hub.inspect;

import eu.riscale.hub.engine.EngineReport;
import eu.riscale.hub.inspect.DescriptionTree.WeightsEntry;
import eu.riscale.hub.inspect.WeightsPage.Checksum;
import eu.riscale.hub.source.RdfSource;
import eu.riscale.hub.source.Reason;
import eu.riscale.hub.spec.Validation;
import eu.riscale.hub.spec.file.FileLookup.Presence;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.Findings;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.finding.Severity;
import eu.riscale.hub.spec.value.FileSource;
import eu.riscale.hub.spec.value.WeightsFormat;
import eu.riscale.hub.spec.yaml.YamlMapping;
import eu.riscale.hub.tensor.NpyException;
import eu.riscale.hub.tensor.Tensor;
import eu.riscale.hub.weights.WeightsContent;
import eu.riscale.hub.weights.reader.ContentReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Makes the page of one model. It runs nothing, reads a broken model as far as it can be read, and
/// finds what the weights say otherwise than the description.
public final class ModelInspector {
  private final Function<WeightsFormat, EngineReport> engines;
  private final boolean pictures;

  /// A page and what was found while it was made.
  ///
  /// @param findings located in the description
  public record Inspected(ModelPage page, List<Finding> findings) {}

  /// @param engines says what runs a weights format on this machine
  /// @param pictures whether to show test tensors and covers as pictures
  public ModelInspector(Function<WeightsFormat, EngineReport> engines, boolean pictures) {
    this.engines = engines;
    this.pictures = pictures;
  }

  /// The page of a description; empty where it is not even a mapping.
  ///
  /// @param validation of the description and the files that it names
  public Optional<Inspected> inspect(Validation validation, RdfSource source) {
    if (!(validation.document().root() instanceof YamlMapping root)) {
      return Optional.empty();
    }
    DescriptionTree tree = new DescriptionTree(root);
    DescribedTensors tensors = DescribedTensors.of(validation, tree);
    Findings out = new Findings();
    List<WeightsPage> weights = new ArrayList<>();
    for (WeightsEntry entry : tree.weights()) {
      WeightsPage page = weights(entry, validation, source);
      weights.add(page);
      check(entry, page.content(), tensors, validation, out);
    }
    int most = picturesOfEach(tensors.inputs().size() + tensors.outputs().size());
    ModelPage page =
        new ModelPage(
            tree.metadata(),
            withTests(tensors.inputs(), "inputs", tree, source, most),
            withTests(tensors.outputs(), "outputs", tree, source, most),
            weights,
            pictures ? CoverPage.of(tree.metadata().covers(), source) : Optional.empty());
    return Optional.of(new Inspected(page, validation.document().located(out.list())));
  }

  private List<TensorPage> withTests(
      List<TensorPage> tensors, String side, DescriptionTree tree, RdfSource source, int most) {
    List<TensorPage> pages = new ArrayList<>();
    for (int i = 0; i < tensors.size(); i++) {
      Optional<FileSource> file = tree.testTensor(side, i);
      TensorPage tensor = tensors.get(i);
      pages.add(tensor.withTest(file.flatMap(named -> array(named, tensor, source, most))));
    }
    return pages;
  }

  /// How many pictures each tensor gets, so that the page of a model with many stays small; none in
  /// a model with more tensors than pictures.
  private int picturesOfEach(int tensors) {
    return pictures ? PlanePictures.MOST / Math.max(1, tensors) : 0;
  }

  /// Empty where it cannot be read, which the validation says.
  ///
  /// @param most how many pictures are taken of it
  private Optional<ArrayPage> array(
      FileSource file, TensorPage described, RdfSource source, int most) {
    if (source.files().presence(file) != Presence.PRESENT) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          ArrayPage.of(
              file.toString(),
              source.onDisk(file),
              tensor -> pictures(tensor, described.axes(), most)));
    } catch (IOException | NpyException e) {
      return Optional.empty();
    }
  }

  private static List<PlanePicture> pictures(Tensor tensor, List<AxisPage> axes, int most) {
    if (axes.size() != tensor.rank()) {
      return PlanePictures.of(tensor, List.of(), most);
    }
    List<String> channels =
        axes.stream()
            .filter(a -> a.type().equals("channel"))
            .flatMap(a -> a.channels().stream())
            .toList();
    return PlanePictures.of(
        tensor.withAxes(axes.stream().map(AxisPage::id).toList()), channels, most);
  }

  private WeightsPage weights(WeightsEntry entry, Validation validation, RdfSource source) {
    long bytes = -1;
    Checksum checksum = Checksum.NOT_CHECKED;
    WeightsContent content = new WeightsContent.Unreadable("the description names no file");
    if (entry.source().isPresent()) {
      FileSource file = entry.source().get();
      try {
        if (source.files().presence(file) == Presence.PRESENT) {
          bytes = source.files().size(file);
          checksum = checksum(entry, validation, source);
          content = ContentReader.read(source.onDisk(file));
        } else {
          content = new WeightsContent.Unreadable(absent(file));
        }
      } catch (IOException e) {
        content = new WeightsContent.Unreadable(Reason.of(e));
      }
    }
    return new WeightsPage(
        entry.format(),
        entry.source().map(FileSource::toString).orElse(""),
        bytes,
        checksum,
        entry.parent(),
        Versions.of(entry, content),
        content,
        WeightsFormat.of(entry.format()).map(engines));
  }

  private static String absent(FileSource file) {
    return switch (file) {
      case FileSource.Web web -> "it is on the web, and hub opens no network connection";
      case FileSource.RelativePath path -> "there is no such file";
      case FileSource.AbsolutePath path -> "it lies outside the folder of the description";
    };
  }

  /// What the validation has found; it computes no checksums where the description is wrong.
  private static Checksum checksum(WeightsEntry entry, Validation validation, RdfSource source)
      throws IOException {
    if (entry.sha256().isEmpty()) {
      return Checksum.NOT_DECLARED;
    }
    boolean differs =
        validation.description().isPresent()
            ? finds(validation, "sha256-mismatch", entry.at().field("source"))
            : !source.files().sha256(entry.source().orElseThrow()).hex().equals(entry.sha256());
    return differs ? Checksum.DIFFERS : Checksum.MATCHES;
  }

  private static boolean finds(Validation validation, String code, RdfPath at) {
    return validation.findings().stream()
        .anyMatch(finding -> finding.code().slug().equals(code) && finding.path().equals(at));
  }

  private static void check(
      WeightsEntry entry,
      WeightsContent content,
      DescribedTensors tensors,
      Validation validation,
      Findings out) {
    Versions.check(entry, content).ifPresent(out::add);
    PortCheck inputs = new PortCheck(entry.format(), "inputs", out);
    PortCheck outputs = new PortCheck(entry.format(), "outputs", out);
    switch (content) {
      case WeightsContent.Onnx onnx -> {
        inputs.check(onnx.inputs(), tensors.inputs(), true);
        outputs.check(onnx.outputs(), tensors.outputs(), true);
      }
      case WeightsContent.SavedModel saved -> {
        lacks(entry, saved.lacks(), out);
        saved
            .usual()
            .ifPresent(signature -> {
              inputs.check(signature.inputs(), tensors.inputs(), false);
              outputs.check(signature.outputs(), tensors.outputs(), false);
            });
      }
      case WeightsContent.Keras keras when !keras.inputs().isEmpty() ->
          inputs.check(keras.inputs(), tensors.inputs(), true);
      case WeightsContent.Keras keras -> {}
      case WeightsContent.StateDict dict -> {
        lacks(entry, dict.lacks(), out);
        stateDict(entry, dict, out);
      }
      case WeightsContent.TorchScript script -> lacks(entry, script.lacks(), out);
      case WeightsContent.GraphModel graph -> {}
      case WeightsContent.Unreadable(String reason) -> {
        RdfPath at = entry.at().field("source");
        if (validation.findings().stream()
            .noneMatch(f -> f.severity() == Severity.ERROR && f.path().equals(at))) {
          out.add(
              InspectCodes.NOT_SHOWN,
              at,
              "The inside of the %s weights cannot be shown: %s."
                  .formatted(entry.format(), reason));
        }
      }
    }
  }

  private static void lacks(WeightsEntry entry, List<String> lacks, Findings out) {
    if (!lacks.isEmpty()) {
      out.add(
          Finding.of(
                  InspectCodes.INCOMPLETE,
                  entry.at().field("source"),
                  "'%s' lacks numbers: %s.".formatted(entry.source().orElseThrow(), some(lacks)))
              .hint("Save the weights again, or fetch the file again where it is a copy."));
    }
  }

  private static void stateDict(WeightsEntry entry, WeightsContent.StateDict dict, Findings out) {
    RdfPath at = entry.at().field("source");
    if (!dict.code().isEmpty()) {
      String what =
          dict.pickledClass().isEmpty()
              ? "uses Python code when it is loaded: "
              : "holds a whole Python object of the class " + dict.pickledClass() + ": ";
      out.add(
          Finding.of(
                  InspectCodes.PYTHON_CODE,
                  at,
                  "'" + entry.source().orElseThrow() + "' " + what + some(dict.code()) + ".")
              .hint("Save the weights alone: torch.save(model.state_dict(), …)."));
    } else if (!dict.key().isEmpty()) {
      out.add(
          Finding.of(
                  InspectCodes.CHECKPOINT,
                  at,
                  "The weights are under '%s' in '%s', beside %s."
                      .formatted(
                          dict.key(),
                          entry.source().orElseThrow(),
                          dict.beside().isEmpty() ? "nothing else" : some(dict.beside())))
              .hint(
                  "Save the weights alone: torch.save(checkpoint['%s'], …)."
                      .formatted(dict.key())));
    }
  }

  private static String some(List<String> names) {
    int most = 5;
    String first = String.join(", ", names.subList(0, Math.min(most, names.size())));
    return names.size() > most ? first + " and " + (names.size() - most) + " more" : first;
  }
}

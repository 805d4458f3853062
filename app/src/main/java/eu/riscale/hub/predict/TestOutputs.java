package eu.riscale.hub.predict;

import eu.riscale.hub.engine.EngineException;
import eu.riscale.hub.engine.NetworkOpener;
import eu.riscale.hub.predict.PredictException.Kind;
import eu.riscale.hub.predict.PredictOptions.Writing;
import eu.riscale.hub.proc.OpException;
import eu.riscale.hub.proc.OpPlan;
import eu.riscale.hub.proc.Sample;
import eu.riscale.hub.run.OpenNetwork;
import eu.riscale.hub.source.FolderSource;
import eu.riscale.hub.source.Reason;
import eu.riscale.hub.source.RewrittenFile;
import eu.riscale.hub.source.Unfinished;
import eu.riscale.hub.spec.edit.EditException;
import eu.riscale.hub.spec.edit.Edited;
import eu.riscale.hub.spec.edit.EditedText;
import eu.riscale.hub.spec.finding.Edit;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.value.FileSource;
import eu.riscale.hub.spec.view.ModelView;
import eu.riscale.hub.spec.view.TensorView;
import eu.riscale.hub.spec.view.file.ReferencedFile;
import eu.riscale.hub.spec.yaml.YamlDocument;
import eu.riscale.hub.spec.yaml.YamlMapping;
import eu.riscale.hub.spec.yaml.YamlReader;
import eu.riscale.hub.tensor.Cast;
import eu.riscale.hub.tensor.DType;
import eu.riscale.hub.tensor.Npy;
import eu.riscale.hub.tensor.NpyException;
import eu.riscale.hub.tensor.Parallel;
import eu.riscale.hub.tensor.Tensor;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Makes the test outputs of a model anew: what one of its weights gives for the test inputs, as
/// `hub test` runs it.
public final class TestOutputs {
  private final ModelView model;
  private final FolderSource source;
  private final YamlDocument document;
  private final NetworkOpener engines;
  private final PredictOptions options;

  /// @param document the description, which names the files
  public TestOutputs(
      ModelView model,
      FolderSource source,
      YamlDocument document,
      NetworkOpener engines,
      PredictOptions options) {
    this.model = model;
    this.source = source;
    this.document = document;
    this.engines = engines;
    this.options = options;
  }

  /// Whether something that is wrong in a description is put right by new test outputs.
  public static boolean mends(ModelView model, RdfPath wrong) {
    return model.outputs().stream().anyMatch(output -> wrong.isWithin(output.testTensorAt()));
  }

  /// A test output and the file that it goes to.
  private record Target(TensorView output, String name, Path file) {}

  public void write(PredictWatch watch) throws PredictException {
    List<Target> targets = new ArrayList<>();
    for (TensorView output : model.outputs()) {
      targets.add(target(output));
    }
    if (options.writing() == Writing.NOTHING) {
      for (Target target : targets) {
        watch.line("output", target.name() + " (nothing written, --dry-run)");
      }
      return;
    }
    List<Tensor> made = made(watch);
    List<Edit> edits = new ArrayList<>();
    for (int i = 0; i < made.size(); i++) {
      edits.addAll(write(targets.get(i), made.get(i), watch));
    }
    describe(edits, watch);
  }

  private Target target(TensorView output) throws PredictException {
    String name;
    if (output.testTensor().isEmpty()) {
      name = "test_" + output.id().replaceAll("[^A-Za-z0-9_-]", "_") + ".npy";
    } else if (output.testTensor().get().source() instanceof FileSource.RelativePath(String path)) {
      name = path;
    } else {
      throw PredictException.usage(
          "The test output of '%s' is %s, which hub does not write to."
              .formatted(output.id(), output.testTensor().get().source()),
          "Name a file beside the description in its place.");
    }
    Path file = source.rdf().resolveSibling(name).normalize();
    if (!file.startsWith(source.rdf().resolveSibling("").normalize())) {
      throw PredictException.usage(
          "The test output of '%s' is not in the folder of the description: %s."
              .formatted(output.id(), name),
          "Name a file beside the description in its place.");
    }
    if (output.testTensor().isEmpty() && Files.exists(file)) {
      throw PredictException.usage(
          "%s is there already, and the description does not name it.".formatted(name),
          "Name it as test tensor of output '%s', or move it away.".formatted(output.id()));
    }
    return new Target(output, name, file);
  }

  /// The outputs for the test inputs, of the described types.
  private List<Tensor> made(PredictWatch watch) throws PredictException {
    List<TensorView> inputs = model.inputs().stream().filter(in -> !in.isLeftOut()).toList();
    List<OpPlan> before = Steps.of(inputs);
    List<OpPlan> after = Steps.of(model.outputs());
    Map<String, Tensor> read = new LinkedHashMap<>();
    for (TensorView input : inputs) {
      read.put(input.id(), testInput(input));
    }
    Sample sample = Sample.of(read);
    Map<String, Tensor> fed = new LinkedHashMap<>();
    for (int i = 0; i < inputs.size(); i++) {
      String id = inputs.get(i).id();
      try {
        fed.put(id, before.get(i).apply(sampleOf(read, id), sample));
      } catch (OpException e) {
        throw Steps.failed(inputs.get(i), e);
      }
    }
    try (OpenNetwork network = new Opened(model, source, engines, options).network(watch)) {
      List<Tensor> raw = network.run(fed);
      if (raw.isEmpty()) {
        throw new PredictException(
            Kind.MODEL,
            "The network gives fewer outputs than are described.",
            "Run 'hub test' on the model.");
      }
      List<Tensor> made = new ArrayList<>();
      for (int i = 0; i < raw.size(); i++) {
        made.add(finished(model.outputs().get(i), after.get(i), raw.get(i), sample));
      }
      return made;
    } catch (EngineException e) {
      throw Opened.failed(e);
    }
  }

  private static Tensor sampleOf(Map<String, Tensor> read, String id) {
    return Objects.requireNonNull(read.get(id));
  }

  private Tensor testInput(TensorView input) throws PredictException {
    ReferencedFile file =
        input
            .testTensor()
            .orElseThrow(() ->
                new PredictException(
                    Kind.MODEL,
                    "Input '%s' has no test tensor to run the model on.".formatted(input.id()),
                    "Save one sample by numpy.save, and name the file there."));
    try {
      return Npy.read(source.onDisk(file.source()), input.axisIds());
    } catch (IOException e) {
      throw new PredictException(
          Kind.INPUT, file.source() + " cannot be read: " + Reason.of(e) + ".", "");
    } catch (NpyException e) {
      throw new PredictException(Kind.INPUT, file.source() + ": " + e.getMessage(), "");
    }
  }

  private static Tensor finished(TensorView output, OpPlan steps, Tensor raw, Sample sample)
      throws PredictException {
    if (raw.rank() != output.axes().size()) {
      throw new PredictException(
          Kind.MODEL,
          "The network gives output '%s' the shape %s, where %d axes are described."
              .formatted(output.id(), raw.shapeText(), output.axes().size()),
          "Describe the axes as they are; test outputs of another shape would be of no use.");
    }
    try {
      Tensor made = steps.apply(raw.withAxes(output.axisIds()), sample);
      return Cast.to(DType.of(output.type()), made, Parallel.all());
    } catch (OpException e) {
      throw Steps.failed(output, e);
    }
  }

  /// Writes one, and says what has to be changed in the description.
  private List<Edit> write(Target target, Tensor tensor, PredictWatch watch)
      throws PredictException {
    try {
      Files.createDirectories(target.file().resolveSibling(""));
      try (Unfinished unfinished = Unfinished.beside(target.file())) {
        try (OutputStream out = unfinished.create(() -> Files.newOutputStream(unfinished.path()))) {
          Npy.write(tensor, out);
        }
        Files.move(
            unfinished.path(),
            target.file(),
            StandardCopyOption.REPLACE_EXISTING,
            StandardCopyOption.ATOMIC_MOVE);
      }
      watch.line(
          "output",
          "%s: %s %s (%s)"
              .formatted(
                  target.name(),
                  tensor.dtype().word(),
                  tensor.shapeText(),
                  String.join(", ", tensor.axes())));
      return edits(target);
    } catch (IOException e) {
      throw new PredictException(
          Kind.MACHINE,
          target.name() + " cannot be written: " + Reason.of(e) + ".",
          "See that there is room in the folder of the model, and that you may write there.");
    }
  }

  /// A checksum is renewed where one is kept.
  private List<Edit> edits(Target target) throws IOException {
    RdfPath at = target.output().testTensorAt();
    String sha256 = source.files().sha256(new FileSource.RelativePath(target.name())).hex();
    if (target.output().testTensor().isEmpty()) {
      return List.of(new Edit.Write(at, "source: %s\nsha256: %s".formatted(target.name(), sha256)));
    }
    boolean isMapping =
        document.root() != null
            && Edited.at(document.root(), at).orElse(null) instanceof YamlMapping;
    boolean isChanged =
        target
            .output()
            .testTensor()
            .get()
            .sha256()
            .filter(old -> old.hex().equals(sha256))
            .isEmpty();
    return isMapping && isChanged ? List.of(new Edit.Write(at.field("sha256"), sha256)) : List.of();
  }

  private void describe(List<Edit> edits, PredictWatch watch) throws PredictException {
    if (edits.isEmpty()) {
      return;
    }
    try {
      String text = document.text();
      for (Edit edit : edits) {
        text = EditedText.of(YamlReader.read(text), List.of(edit));
      }
      RewrittenFile.write(source.rdf(), document.text(), text);
      watch.line("changed", source.rdfName() + ": the checksums of the test outputs");
    } catch (EditException e) {
      throw new PredictException(
          Kind.MODEL,
          "The test outputs are written, but their checksums cannot be changed in the description:"
              + " "
              + e.getMessage(),
          "Run 'hub validate', which names the checksums to write.");
    } catch (IOException e) {
      throw new PredictException(
          Kind.MACHINE,
          "The test outputs are written, but the description cannot be changed: "
              + Reason.of(e)
              + ".",
          "Run 'hub fix' on the model once it can be written.");
    }
  }
}

package eu.riscale.hub.work;

import eu.riscale.hub.convert.AddedFile;
import eu.riscale.hub.convert.Conversion;
import eu.riscale.hub.convert.ConvertTarget;
import eu.riscale.hub.convert.ConvertTarget.Written;
import eu.riscale.hub.convert.NewestText;
import eu.riscale.hub.convert.OnnxWeights;
import eu.riscale.hub.convert.WithAddedFiles;
import eu.riscale.hub.engine.Device;
import eu.riscale.hub.engine.ModelCode;
import eu.riscale.hub.engine.python.PythonSettings;
import eu.riscale.hub.packaging.KeptWeights;
import eu.riscale.hub.policy.Policy;
import eu.riscale.hub.run.TestOptions;
import eu.riscale.hub.run.result.TestWatch;
import eu.riscale.hub.source.ChangedSource;
import eu.riscale.hub.source.EntrySource;
import eu.riscale.hub.source.RdfSource;
import eu.riscale.hub.source.Reason;
import eu.riscale.hub.source.SourceException;
import eu.riscale.hub.source.TemporaryFolder;
import eu.riscale.hub.spec.SpecValidator;
import eu.riscale.hub.spec.convert.ConversionStep;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.finding.Span;
import eu.riscale.hub.spec.value.WeightsFormat;
import eu.riscale.hub.spec.yaml.YamlDocument;
import eu.riscale.hub.work.PackageOptions.Covers;
import eu.riscale.hub.work.PackageOptions.Destination;
import eu.riscale.hub.work.ValidateOptions.FormatVersion;
import eu.riscale.hub.work.ValidateOptions.NamedFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// `hub convert` for one source.
public final class ConvertSource {
  private final InputStream stdin;
  private final NamedFiles files;
  private final ConvertTarget target;
  private final Consumer<String> progress;

  /// What a source is converted to.
  public enum To {
    NEWEST,
    ONNX
  }

  /// @param stdin read where the source is `-`
  /// @param progress takes a line for the person who waits
  public ConvertSource(
      InputStream stdin, NamedFiles files, ConvertTarget target, Consumer<String> progress) {
    this.stdin = stdin;
    this.files = files;
    this.target = target;
    this.progress = progress;
  }

  /// What became of a source.
  ///
  /// @param said one sentence on what was written, or why nothing was; empty where the findings say
  ///   it
  /// @param isUsage whether something else has to be asked for
  /// @param steps each with the line that it is about, from 1; 0 where there is none
  /// @param before the text; empty where there is no other one
  public record Done(
      String said,
      boolean isUsage,
      List<Step> steps,
      String name,
      String before,
      String after,
      ResourceResult result) {

    static Done nothing(String said, ResourceResult result) {
      return new Done(said, false, List.of(), "", "", "", result);
    }

    static Done otherwise(String said, ResourceResult result) {
      return new Done(said, true, List.of(), "", "", "", result);
    }
  }

  /// @param line of the description as it was
  public record Step(int line, ConversionStep done) {}

  /// Never throws: what goes wrong is in the result.
  public Done source(String given, To to) {
    List<Done> done = new ArrayList<>();
    Validate validate =
        new Validate(
            stdin,
            new ValidateOptions(
                files,
                to == To.NEWEST ? FormatVersion.LATEST : FormatVersion.DISCOVER,
                source -> Policy.AS_SPECIFIED,
                List.of(),
                ModelCode.REFUSED));
    ResourceResult result =
        validate.source(
            given,
            checked -> {
              done.add(done(given, checked, to));
              return done.getFirst().result();
            });
    return done.isEmpty() ? Done.nothing("", result) : done.getFirst();
  }

  private Done done(String given, Checked checked, To to) {
    if (checked.source() instanceof EntrySource) {
      return Done.otherwise(
          "it is a part of a collection; convert the description that the collection names.",
          checked.result());
    }
    try (TemporaryFolder folder = TemporaryFolder.make("convert")) {
      Conversion conversion =
          switch (to) {
            case NEWEST -> NewestText.of(SpecValidator.alone(checked.validation().document()));
            case ONNX -> OnnxWeights.of(checked.validation(), checked.source(), folder.path());
          };
      return switch (conversion) {
        case Conversion.Wrong wrong -> Done.nothing("nothing was written.", checked.result());
        case Conversion.Unneeded(String why) ->
            Done.nothing(why + " Nothing was written.", checked.result());
        case Conversion.Refused(Finding why) ->
            Done.nothing(
                "nothing was written.",
                checked.then(new Outcome.Validated(checked.consumers()), List.of(why)));
        case Conversion.Converted converted -> written(given, checked, converted, folder, to);
      };
    } catch (IOException e) {
      return Done.nothing("nothing was written.", checked.result(List.of(notWritten(given, e))));
    }
  }

  private Done written(
      String given, Checked checked, Conversion.Converted converted, TemporaryFolder folder, To to)
      throws IOException {
    RdfSource source = checked.source();
    ChangedSource changed =
        new ChangedSource(
            source,
            converted.added().isEmpty()
                ? source.files()
                : new WithAddedFiles(source.files(), folder.path(), converted.added()),
            converted.text());
    ResourceResult result = checked.result();
    if (to == To.ONNX) {
      progress.accept("testing the onnx weights");
      result = tested(given, changed);
      if (result.status() != ResourceResult.Status.PASSED) {
        return Done.nothing(
            "the onnx weights do not pass their test; nothing was written.", result);
      }
    }
    Written place = target.of(given, source, converted);
    List<Step> steps = steps(checked.validation().document(), converted);
    String before = checked.validation().document().text();
    return switch (place) {
      case Written.Refused(String why) -> Done.otherwise(why, result);
      case Written.Shown shown ->
          new Done("", false, steps, source.rdfName(), before, converted.text(), result);
      case Written.File file -> {
        file.write(before, converted);
        yield new Done(
            said(converted, near(file.path())),
            false,
            steps,
            source.rdfName(),
            before,
            converted.text(),
            result);
      }
      case Written.Whole packed -> {
        ResourceResult made = packed(given, changed, packed);
        boolean isMade = made.outcome() instanceof Outcome.Packaged;
        yield isMade
            ? new Done(
                said(converted, packed.target().given()),
                false,
                steps,
                source.rdfName(),
                before,
                converted.text(),
                made)
            : Done.nothing("nothing was written.", made);
      }
    };
  }

  private static String said(Conversion.Converted converted, String place) {
    String files =
        converted.added().isEmpty()
            ? ""
            : ", beside it "
                + String.join(", ", converted.added().stream().map(AddedFile::name).toList());
    return "with " + converted.to() + ", written to " + place + files;
  }

  /// As a person in the working folder would name it.
  private static String near(Path path) {
    Path here = Path.of("").toAbsolutePath();
    return path.startsWith(here) ? here.relativize(path).toString() : path.toString();
  }

  private static List<Step> steps(YamlDocument before, Conversion.Converted converted) {
    List<Step> steps = new ArrayList<>();
    for (ConversionStep step : converted.steps()) {
      Span span = before.find(step.at());
      steps.add(new Step(span == null ? 0 : span.line(), step));
    }
    return List.copyOf(steps);
  }

  private ResourceResult tested(String given, ChangedSource changed) {
    TestOptions all = TestOptions.all(PythonSettings.NONE);
    TestOptions options =
        new TestOptions(
            List.of(WeightsFormat.ONNX),
            Device.of("cpu"),
            all.python(),
            all.tests(),
            all.afterFailure(),
            all.keep(),
            all.pictures(),
            all.leftOut(),
            all.memoryLimit());
    Validate validate =
        new Validate(stdin, ValidateOptions.asDeclared(NamedFiles.CHECKED, ModelCode.REFUSED));
    try {
      return new TestModel(validate, options, TestWatch.NONE, known -> {})
          .test(validate.check(given, changed));
    } catch (SourceException e) {
      throw new IllegalStateException(e); // Its text is at hand.
    }
  }

  private ResourceResult packed(String given, ChangedSource changed, Written.Whole packed) {
    PackageOptions options =
        new PackageOptions(
            new Destination.Written(packed.target()),
            new KeptWeights(List.of()),
            Covers.AS_DESCRIBED,
            ModelCode.REFUSED);
    return new PackageModel(stdin, options).source(given, changed);
  }

  private static Finding notWritten(String given, IOException why) {
    return Finding.of(
            WorkCodes.NOT_CHANGED,
            RdfPath.ROOT,
            given + ": the description was not written: " + Reason.of(why) + ".")
        .hint("See that you may write into its folder, and that the disk has room.");
  }
}

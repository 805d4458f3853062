package eu.riscale.hub.work;

import eu.riscale.hub.consumer.Consumer;
import eu.riscale.hub.consumer.Consumers;
import eu.riscale.hub.consumer.Traits;
import eu.riscale.hub.consumer.Verdict;
import eu.riscale.hub.engine.ModelCode;
import eu.riscale.hub.policy.Judge;
import eu.riscale.hub.policy.ModelSettings;
import eu.riscale.hub.policy.Policy;
import eu.riscale.hub.source.EntrySource;
import eu.riscale.hub.source.RdfSource;
import eu.riscale.hub.source.Reason;
import eu.riscale.hub.source.SourceException;
import eu.riscale.hub.spec.CollectionValidator;
import eu.riscale.hub.spec.CollectionValidator.Scope;
import eu.riscale.hub.spec.NewestFormat;
import eu.riscale.hub.spec.SpecValidator;
import eu.riscale.hub.spec.Validation;
import eu.riscale.hub.spec.file.FileLookup;
import eu.riscale.hub.spec.file.NoFiles;
import eu.riscale.hub.spec.finding.Bug;
import eu.riscale.hub.spec.finding.Findings;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.yaml.YamlDocument;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.InvalidPathException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// `hub validate` for one source after the other.
public final class Validate {
  private final InputStream stdin;
  private final ValidateOptions options;

  /// @param stdin read where the source is `-`
  public Validate(InputStream stdin, ValidateOptions options) {
    this.stdin = stdin;
    this.options = options;
  }

  /// Never throws: what goes wrong is in the result.
  public ResourceResult source(String given) {
    return whole(given, Checked::result);
  }

  /// Validates, the models of a collection as well, and hands over to `next` before the source is
  /// closed.
  ResourceResult whole(String given, Function<Checked, ResourceResult> next) {
    return source(given, Scope.ALL, checked -> next.apply(withFacts(checked)));
  }

  /// With what the weights say otherwise, where it is asked which software can run them.
  private Checked withFacts(Checked checked) {
    boolean looks =
        !checked.consumers().isEmpty() && options.files() == ValidateOptions.NamedFiles.CHECKED;
    return looks
        ? checked.with(
            new WeightsFacts(checked.validation(), checked.source()).findings(format -> true))
        : checked;
  }

  /// Validates and hands over to `next` before the source is closed. The models of a collection are
  /// sources of their own, but where nobody can name them.
  ResourceResult source(String given, Function<Checked, ResourceResult> next) {
    return source(given, given.equals("-") ? Scope.ALL : Scope.WITHOUT_MODELS, next);
  }

  private ResourceResult source(String given, Scope scope, Function<Checked, ResourceResult> next) {
    try (RdfSource source = RdfSource.open(given, stdin)) {
      Checked checked = check(given, scope, source);
      return then(checked, next);
    } catch (SourceException e) {
      return e.getCause() instanceof InvalidPathException name
          ? ResourceResult.unreadable(given, name)
          : ResourceResult.unreadable(given, e.refusal());
    } catch (IOException e) {
      return ResourceResult.unreadable(
          given, "temporary files could not be removed: " + Reason.of(e) + ".");
    } catch (OutOfMemoryError e) {
      return ResourceResult.unreadable(given, "there is not enough memory for it.");
    } catch (RuntimeException | StackOverflowError e) {
      return ResourceResult.unreadable(given, Bug.of(RdfPath.ROOT, e));
    }
  }

  /// What hub fails at afterwards takes nothing of the verdict on the description along.
  private static ResourceResult then(Checked checked, Function<Checked, ResourceResult> next) {
    try {
      return next.apply(checked);
    } catch (RuntimeException | StackOverflowError e) {
      ResourceResult known = checked.result();
      return known.then(known.outcome(), checked.judged(List.of(Bug.of(RdfPath.ROOT, e))));
    }
  }

  /// Judges a source that stays open.
  Checked check(String given, RdfSource source) throws SourceException {
    return check(given, Scope.WITHOUT_MODELS, source);
  }

  private Checked check(String given, Scope scope, RdfSource source) throws SourceException {
    Validation judged = judge(source.document(), scope, source.files());
    Validation validation = source instanceof EntrySource entry ? entry.told(judged) : judged;
    Described described =
        new Described(given, source.rdfName(), facts(validation), validation.document().text());
    Policy policy = options.policyOf().apply(given);
    ModelSettings asked = asked(given, policy, source);
    Judge judge = new Judge(policy, asked.raised(), validation.document());
    Findings further = new Findings();
    List<String> promised =
        Stream.concat(policy.promised().stream(), asked.promised().stream()).toList();
    List<Verdict> verdicts = verdicts(validation, source.files(), promised, further);
    Promises.broken(promised, verdicts).forEach(further::add);
    asked.findings().forEach(further::add);
    judge.unclearComments(KnownCodes::problem).forEach(further::add);
    source.bent().forEach(bent -> further.add(BentSource.finding(bent, given)));
    return new Checked(
        described, verdicts, SpecValidator.with(validation, further.list()), source, judge, asked);
  }

  /// What the settings ask for that come with a model.
  private ModelSettings asked(String given, Policy policy, RdfSource source) {
    Optional<byte[]> text =
        switch (options.files()) {
          case CHECKED -> ComingSettings.find(given, source.files());
          case CHECKED_LATER, LEFT_ALONE -> Optional.empty();
        };
    return text.map(found -> ModelSettings.of(found, policy, KnownCodes::problem))
        .orElse(ModelSettings.NONE);
  }

  private static Described.Facts facts(Validation validation) {
    return new Described.Facts(
        validation.type().orElse(""),
        validation.formatVersion().orElse(""),
        validation.validatedAs().orElse(""),
        validation.name().orElse(""),
        validation.id().orElse(""),
        validation.version().orElse(""));
  }

  /// @param promised words of software that is judged for as well
  private List<Verdict> verdicts(
      Validation validation, FileLookup files, List<String> promised, Findings bugs) {
    List<Consumer> consumers =
        Stream.concat(
                options.consumers().stream(),
                promised.stream().map(Consumers::of).flatMap(Optional::stream))
            .distinct()
            .toList();
    List<Verdict> verdicts = new ArrayList<>();
    if (!consumers.isEmpty()) {
      Bug.guard(
          Traits.class,
          RdfPath.ROOT,
          bugs,
          () ->
              Traits.of(validation.document().root())
                  .map(model ->
                      switch (options.files()) {
                        case CHECKED -> model.with(files);
                        case CHECKED_LATER, LEFT_ALONE -> model;
                      })
                  .ifPresent(model -> judge(consumers, model, verdicts, bugs)));
    }
    return verdicts;
  }

  private static void judge(
      List<Consumer> consumers, Traits model, List<Verdict> verdicts, Findings bugs) {
    for (Consumer consumer : consumers) {
      Bug.guard(consumer.getClass(), RdfPath.ROOT, bugs, () -> verdicts.add(consumer.judge(model)));
    }
  }

  /// What a collection lists is judged as it would be by itself.
  private Validation judge(YamlDocument document, Scope scope, FileLookup files) {
    Validation judged = judgeAlone(document, files);
    FileLookup ofEntries =
        switch (options.files()) {
          case CHECKED -> files;
          case CHECKED_LATER, LEFT_ALONE -> NoFiles.LOOKUP;
        };
    return judged.isCollection()
        ? CollectionValidator.judge(judged, ofEntries, scope, this::judgeAlone)
        : judged;
  }

  private Validation judgeAlone(YamlDocument document, FileLookup files) {
    return switch (options.files()) {
      case CHECKED -> {
        try (ReadAhead ahead = ReadAhead.of(document, files)) {
          yield withFiles(judgeText(document, ahead), ahead, options.code());
        }
      }
      case CHECKED_LATER -> judgeText(document, files);
      case LEFT_ALONE -> judgeText(document, NoFiles.LOOKUP);
    };
  }

  /// @param helping what lies beside the description, which may be named in what helps
  private Validation judgeText(YamlDocument document, FileLookup helping) {
    Validation declared = SpecValidator.helped(document, helping);
    return switch (options.version()) {
      case DISCOVER -> declared;
      case LATEST -> NewestFormat.helped(declared, helping);
    };
  }

  /// Adds what is to be said of the files that a description names.
  ///
  /// @param code whether that of weights is trusted
  static Validation withFiles(Validation alone, FileLookup files, ModelCode code) {
    try (ReadAhead none = ReadAhead.none(files)) {
      return withFiles(alone, none, code);
    }
  }

  private static Validation withFiles(Validation alone, ReadAhead files, ModelCode code) {
    Validation judged = SpecValidator.withFiles(alone, files);
    return isModel(judged)
        ? SpecValidator.with(judged, new UntrustedWeights(judged, files, code).findings())
        : judged;
  }

  private static boolean isModel(Validation validation) {
    return validation.judgedAs().filter(format -> format.type().equals("model")).isPresent();
  }
}

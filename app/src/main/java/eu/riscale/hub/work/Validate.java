package eu.riscale.hub.work;

import eu.riscale.hub.consumer.Consumer;
import eu.riscale.hub.consumer.Traits;
import eu.riscale.hub.consumer.Verdict;
import eu.riscale.hub.source.RdfSource;
import eu.riscale.hub.source.Reason;
import eu.riscale.hub.source.SourceException;
import eu.riscale.hub.spec.NewestFormat;
import eu.riscale.hub.spec.SpecValidator;
import eu.riscale.hub.spec.Validation;
import eu.riscale.hub.spec.file.FileLookup;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.finding.Severity;
import eu.riscale.hub.spec.yaml.YamlDocument;
import eu.riscale.hub.spec.yaml.YamlReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// `hub validate` for one source after the other.
public final class Validate {
  private final InputStream stdin;
  private final boolean readFiles;
  private final boolean latest;
  private final UnaryOperator<List<Finding>> policy;
  private final List<Consumer> consumers;

  /// A description that was read and judged, while its source is still open.
  record Checked(ResourceResult result, Validation validation, RdfSource source) {}

  /// Judges by the specification alone; parameters as below.
  public Validate(
      InputStream stdin, boolean readFiles, boolean latest, UnaryOperator<List<Finding>> policy) {
    this(stdin, readFiles, latest, policy, List.of());
  }

  /// @param readFiles whether the files that a description names are checked as well
  /// @param latest whether to judge as converted to the newest format
  /// @param policy gives findings the severities of the project
  /// @param consumers those to judge for as well
  public Validate(
      InputStream stdin,
      boolean readFiles,
      boolean latest,
      UnaryOperator<List<Finding>> policy,
      List<Consumer> consumers) {
    this.stdin = stdin;
    this.readFiles = readFiles;
    this.latest = latest;
    this.policy = policy;
    this.consumers = consumers;
  }

  /// Never throws: what goes wrong is in the result.
  public ResourceResult source(String given) {
    return source(given, Checked::result);
  }

  /// Validates and hands over to `next` before the source is closed.
  ResourceResult source(String given, Function<Checked, ResourceResult> next) {
    try (RdfSource source = RdfSource.open(given, stdin)) {
      return next.apply(check(given, source));
    } catch (SourceException e) {
      return ResourceResult.unreadable(given, e.getMessage());
    } catch (IOException e) {
      return ResourceResult.unreadable(
          given, "temporary files could not be removed: " + Reason.of(e) + ".");
    } catch (OutOfMemoryError e) {
      return ResourceResult.unreadable(given, "there is not enough memory for it.");
    } catch (RuntimeException | StackOverflowError e) {
      return ResourceResult.unreadable(given, bug(given, e));
    }
  }

  private Checked check(String given, RdfSource source) throws SourceException {
    byte[] bytes = source.readRdf();
    Validation validation = judge(YamlReader.read(bytes), source.files());
    List<Finding> findings = policy.apply(validation.findings());
    boolean valid = findings.stream().noneMatch(f -> f.severity() == Severity.ERROR);
    ResourceResult result =
        new ResourceResult(
            given,
            source.rdfName(),
            new ResourceResult.Facts(
                validation.type().orElse(""),
                validation.formatVersion().orElse(""),
                validation.validatedAs().orElse(""),
                validation.name().orElse(""),
                validation.id().orElse(""),
                validation.version().orElse("")),
            valid ? ResourceResult.Status.VALID : ResourceResult.Status.INVALID,
            validation.document().text(),
            findings,
            List.of(),
            Optional.empty());
    return new Checked(result.withConsumers(verdicts(validation)), validation, source);
  }

  private List<Verdict> verdicts(Validation validation) {
    if (consumers.isEmpty()) {
      return List.of();
    }
    return Traits.of(validation.document().root())
        .map(model -> consumers.stream().map(consumer -> consumer.judge(model)).toList())
        .orElse(List.of());
  }

  private Validation judge(YamlDocument document, FileLookup files) {
    Validation declared = SpecValidator.validate(document);
    Validation alone = latest ? NewestFormat.judge(declared) : declared;
    return readFiles ? SpecValidator.withFiles(alone, files) : alone;
  }

  private static Finding bug(String given, Throwable e) {
    StackTraceElement[] trace = e.getStackTrace();
    String where = trace.length == 0 ? "" : " at " + trace[0];
    return Finding.of(WorkCodes.BUG, RdfPath.ROOT, given + ": hub failed with " + e + where + ".")
        .hint("This is a fault of hub, not of your model: please report it with the description.");
  }
}

package eu.riscale.hub.command.option;

import eu.riscale.hub.policy.KnownFinding;
import eu.riscale.hub.source.Reason;
import eu.riscale.hub.spec.finding.RdfPath;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The findings of an earlier JSON report, by their sources.
final class Baseline {
  /// A report of ten thousand sources takes a tenth of it.
  private static final int LARGEST = 256 << 20;

  private final Map<String, KnownFinding.All> bySource;

  private Baseline(Map<String, KnownFinding.All> bySource) {
    this.bySource = bySource;
  }

  /// @throws UselessException where it is no report of hub
  static Baseline read(String file) throws UselessException {
    try (InputStream in = Files.newInputStream(Path.of(file))) {
      byte[] bytes = in.readNBytes(LARGEST + 1);
      if (bytes.length > LARGEST) {
        throw new UselessException("it is too large for a report.", null);
      }
      JsonNode report = JsonMapper.shared().readTree(bytes);
      if (!report.path("tool").path("name").asString("").equals("hub")
          || !report.path("results").isArray()) {
        throw new UselessException(
            "it is no JSON report of hub; write one by --report json=" + file, null);
      }
      Map<String, KnownFinding.All> bySource = new HashMap<>();
      report
          .path("results")
          .forEach(result -> bySource.put(key(result.path("source").asString("")), known(result)));
      return new Baseline(bySource);
    } catch (JacksonException e) {
      throw new UselessException(
          "it is no JSON report of hub: what it holds is no JSON, or was cut off.", e);
    } catch (IOException e) {
      throw new UselessException("it cannot be read: " + Reason.of(e) + ".", e);
    } catch (InvalidPathException e) {
      throw new UselessException(Reason.of(e) + ".", e);
    }
  }

  /// What is known of a source, which need not be written just as it was then.
  KnownFinding.All of(String source) {
    return bySource.getOrDefault(key(source), KnownFinding.All.NONE);
  }

  /// `./a/rdf.yaml`, `a/` and `a` are one source.
  private static String key(String source) {
    String path = source.replace('\\', '/').replaceFirst("/+$", "");
    while (path.startsWith("./")) {
      path = path.substring(2);
    }
    return path.replaceFirst("(^|/)(rdf|bioimageio|model)\\.ya?ml$", "");
  }

  private static KnownFinding.All known(JsonNode result) {
    List<KnownFinding> listed = new ArrayList<>();
    for (JsonNode finding : result.path("findings")) {
      listed.add(
          new KnownFinding(
              finding.path("code").asString(""),
              path(finding.path("path")),
              finding.path("message").asString("")));
    }
    List<KnownFinding.More> more = new ArrayList<>();
    for (JsonNode each : result.path("more_findings")) {
      more.add(new KnownFinding.More(each.path("code").asString(""), each.path("count").asInt(0)));
    }
    return new KnownFinding.All(listed, more);
  }

  private static RdfPath path(JsonNode segments) {
    RdfPath path = RdfPath.ROOT;
    for (JsonNode segment : segments) {
      path = segment.isInt() ? path.index(segment.asInt()) : path.field(segment.asString(""));
    }
    return path;
  }

  /// No findings can be had from the file; the message is the end of a sentence.
  static final class UselessException extends Exception {
    private static final long serialVersionUID = 1L;

    private UselessException(String message, @org.jspecify.annotations.Nullable Exception cause) {
      super(message, cause);
    }
  }
}

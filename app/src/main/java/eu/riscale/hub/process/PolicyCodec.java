package eu.riscale.hub.process;

import eu.riscale.hub.policy.KnownFinding;
import eu.riscale.hub.policy.OwnSeverities;
import eu.riscale.hub.policy.Policy;
import eu.riscale.hub.spec.finding.Severity;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A project's view as bytes.
final class PolicyCodec {
  private PolicyCodec() {}

  static void write(Encoder out, Policy policy) {
    out.all(
        policy.severities().levels().entrySet(),
        each -> out.text(each.getKey()).optional(each.getValue(), out::constant));
    out.all(policy.promised(), out::text);
    out.all(
        policy.known().listed(),
        known -> {
          FindingCodec.path(out.text(known.code()), known.path());
          out.text(known.message());
        });
    out.all(policy.known().more(), more -> out.text(more.code()).number(more.count()));
    out.text(policy.settings());
  }

  static Policy read(Decoder in) throws IOException {
    OwnSeverities severities = severities(in);
    List<String> promised = in.all(in::text);
    List<KnownFinding> listed =
        in.all(() -> new KnownFinding(in.text(), FindingCodec.path(in), in.text()));
    List<KnownFinding.More> more = in.all(() -> new KnownFinding.More(in.text(), in.integer()));
    return new Policy(severities, promised, new KnownFinding.All(listed, more), in.text());
  }

  private static OwnSeverities severities(Decoder in) throws IOException {
    Map<String, Optional<Severity>> levels = new LinkedHashMap<>();
    for (Map.Entry<String, Optional<Severity>> each :
        in.all(() -> Map.entry(in.text(), in.optional(() -> in.constant(Severity.values()))))) {
      levels.put(each.getKey(), each.getValue());
    }
    return new OwnSeverities(levels);
  }
}

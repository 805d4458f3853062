package eu.riscale.hub.process;

import eu.riscale.hub.run.diagnosis.Cause;
import eu.riscale.hub.run.diagnosis.Correction;
import eu.riscale.hub.run.diagnosis.Diagnosis;
import eu.riscale.hub.run.diagnosis.Differences;
import eu.riscale.hub.run.diagnosis.Explanation;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// Why an output is not the expected one, as bytes.
final class DiagnosisCodec {
  private DiagnosisCodec() {}

  static void write(Encoder out, Diagnosis diagnosis) {
    out.optional(diagnosis.differences(), differences -> differences(out, differences));
    out.all(diagnosis.causes(), cause -> explanation(out, cause));
    out.constant(diagnosis.tried());
  }

  static Diagnosis read(Decoder in) throws IOException {
    Optional<Differences> differences = in.optional(() -> differences(in));
    List<Explanation> causes = in.all(() -> explanation(in));
    return new Diagnosis(differences, causes, in.constant(Diagnosis.Tried.values()));
  }

  private static void differences(Encoder out, Differences differences) {
    bins(out, differences.histogram());
    out.real(differences.atol()).real(differences.rtol()).real(differences.allowedPpm());
    out.flag(differences.withinLimits());
  }

  private static Differences differences(Decoder in) throws IOException {
    return new Differences(bins(in), in.real(), in.real(), in.real(), in.flag());
  }

  static void bins(Encoder out, List<Differences.Bin> bins) {
    out.all(bins, bin -> out.real(bin.upTo()).number(bin.elements()));
  }

  static List<Differences.Bin> bins(Decoder in) throws IOException {
    return in.all(() -> new Differences.Bin(in.real(), in.number()));
  }

  private static void explanation(Encoder out, Explanation explanation) {
    out.constant(explanation.cause()).text(explanation.fault());
    out.real(explanation.within()).number(explanation.complexity());
    FindingCodec.path(out, explanation.correction().path());
    out.text(explanation.correction().how()).text(explanation.correction().yaml());
    out.constant(explanation.correction().change());
  }

  private static Explanation explanation(Decoder in) throws IOException {
    Cause cause = in.constant(Cause.values());
    return new Explanation(
        cause,
        in.text(),
        in.real(),
        in.integer(),
        new Correction(
            FindingCodec.path(in), in.text(), in.text(), in.constant(Correction.Change.values())));
  }
}

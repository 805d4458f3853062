package eu.riscale.hub.spec.decode;

import eu.riscale.hub.spec.finding.Edit;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.Findings;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.yaml.YamlCodes;
import eu.riscale.hub.spec.yaml.YamlMapping;
import eu.riscale.hub.spec.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The fields of one mapping that nobody asked for: each is another field under a wrong name,
/// belongs elsewhere, or is not known.
///
/// @param asked names of the fields that may be there
/// @param absent how those are read that are not there
/// @param missing what was said of those that should be there; what a strange field explains is
///   withdrawn
record StrangeFields(
    YamlMapping mapping,
    RdfPath at,
    Reading out,
    List<String> asked,
    Map<String, Decoder<?>> absent,
    Map<String, Finding> missing) {
  /// More unknown fields than this in one mapping say no more than the first ones do.
  private static final int MOST_UNKNOWN = 20;

  void report() {
    Map<String, Optional<String>> meant = new LinkedHashMap<>();
    List<YamlMapping.Entry> strange = new ArrayList<>();
    for (YamlMapping.Entry entry : mapping.entries()) {
      if (!asked.contains(entry.key()) && strange.size() < MOST_UNKNOWN) {
        meant.put(entry.key(), meant(entry));
        strange.add(entry);
      }
    }
    Misplaced misplaced =
        misplaced(strange.stream().filter(entry -> isMeantForNone(entry, meant)).toList());
    Optional<String> candidate = onlyCandidate(strange, meant, misplaced);
    String wanted = candidate.isEmpty() ? "" : missing.keySet().iterator().next();
    if (candidate.isPresent()) {
      meant.put(candidate.get(), Optional.of(wanted));
      takeAsBroken(wanted);
    }
    for (YamlMapping.Entry entry : strange) {
      if (!misplaced.names().contains(entry.key())) {
        Finding finding = unknown(entry, meant.getOrDefault(entry.key(), Optional.empty()));
        out.add(
            candidate.filter(entry.key()::equals).isPresent()
                ? finding.message(
                    "The field '"
                        + entry.key()
                        + "' is not known here, and '"
                        + wanted
                        + "' is missing.")
                : finding);
      }
    }
  }

  /// The field that a name probably stands for, which is broken then.
  private Optional<String> meant(YamlMapping.Entry entry) {
    Optional<String> meant =
        OtherNames.meant(entry.key(), asked)
            .filter(field -> mapping.get(field) == null)
            .or(() -> MeantByContent.of(entry, missing.keySet()));
    meant.ifPresent(this::takeAsBroken);
    return meant;
  }

  /// The one name that is none of a field, where one field alone is missing, which takes its value:
  /// these are two sides of one fault. At the top there are too many fields to tell.
  private Optional<String> onlyCandidate(
      List<YamlMapping.Entry> strange, Map<String, Optional<String>> meant, Misplaced misplaced) {
    List<YamlMapping.Entry> left =
        strange.stream()
            .filter(entry -> isMeantForNone(entry, meant))
            .filter(entry -> !misplaced.names().contains(entry.key()))
            .toList();
    boolean isOne = left.size() == 1 && missing.size() == 1 && !at.isRoot();
    if (!isOne || out.rules().equals(RecordRules.NONE)) {
      return Optional.empty();
    }
    Decoder<?> decoder = absent.get(missing.keySet().iterator().next());
    Reading alone = new Reading(new Findings(), RecordRules.NONE);
    boolean takes =
        decoder != null
            && !decoder.guarded(left.getFirst().value(), RdfPath.ROOT, alone).isBroken()
            && alone.findings().list().isEmpty();
    return takes ? Optional.of(left.getFirst().key()) : Optional.empty();
  }

  private static boolean isMeantForNone(
      YamlMapping.Entry entry, Map<String, Optional<String>> meant) {
    return entry.keyKind() == YamlScalar.Kind.STRING
        && meant.getOrDefault(entry.key(), Optional.empty()).isEmpty();
  }

  /// Reports fields that belong under another one, which is broken then.
  private Misplaced misplaced(List<YamlMapping.Entry> strange) {
    boolean isAsked = !strange.isEmpty() && !out.rules().equals(RecordRules.NONE);
    Misplaced misplaced =
        isAsked ? Misplaced.of(strange, absent, missing.keySet()) : Misplaced.NONE;
    misplaced.fields().forEach(this::takeAsBroken);
    misplaced.finding(at, absent).ifPresent(out::add);
    return misplaced;
  }

  /// A field under a wrong name is broken: it is there, and what it says is not known. That its
  /// right name is missing is no second fault.
  private void takeAsBroken(String field) {
    out.broken(at.field(field));
    Finding said = missing.remove(field);
    if (said != null) {
      out.findings().withdraw(said);
    }
  }

  /// @param meant the field that the name probably stands for, if that is not there
  private Finding unknown(YamlMapping.Entry entry, Optional<String> meant) {
    if (entry.keyKind() != YamlScalar.Kind.STRING) {
      return Finding.of(
              YamlCodes.KEY_NOT_TEXT, at, "Found '" + entry.key() + "' as a field's name.")
          .hint("No field has this name: keep your own information under 'config'.")
          .fix(new Edit.Remove(at.field(entry.key())))
          .at(entry.keySpan());
    }
    Finding finding =
        Finding.of(
                FieldCodes.UNKNOWN,
                at.field(entry.key()),
                "The field '" + entry.key() + "' is not known here.")
            .at(entry.keySpan());
    Optional<String> near = meant.or(() -> DidYouMean.nearest(entry.key(), asked));
    return near.isPresent()
        ? finding.hint("Did you mean '" + near.get() + "'?")
        : finding.hint("Remove it, or keep your own information under 'config'.");
  }
}

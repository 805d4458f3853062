package eu.riscale.hub.spec.model.v0_5;

import eu.riscale.hub.spec.dataset.v0_2.DatasetInPlace;
import eu.riscale.hub.spec.dataset.v0_3.DatasetDescr;
import eu.riscale.hub.spec.dataset.v0_3.LinkedDataset;
import eu.riscale.hub.spec.decode.Decoded;
import eu.riscale.hub.spec.decode.Decoder;
import eu.riscale.hub.spec.decode.Reading;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.Findings;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.generic.v0_3.FairField;
import eu.riscale.hub.spec.value.FormatVersion;
import eu.riscale.hub.spec.yaml.YamlMapping;
import eu.riscale.hub.spec.yaml.YamlScalar;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Reads [TrainingData]. A dataset that a model describes in place may be of format 0.2 or 0.3,
/// whichever takes it, and of any version.
final class TrainingDataDecoder {
  private static final Pattern VERSION = Pattern.compile("\\d{1,6}(\\.\\d{1,6}){1,3}");

  /// In which documentation, covers and icon may be paths alone.
  private static final FormatVersion PLAIN_FILES = new FormatVersion(0, 3, 0);

  static final Decoder<TrainingData> ANY =
      (node, at, out) -> {
        boolean described =
            node instanceof YamlMapping mapping
                && (mapping.get("format_version") != null || DatasetInPlace.isMeant(mapping));
        return described
            ? decode((YamlMapping) node, at, out)
            : LinkedDataset.DECODER.decode(node, at, out).map(TrainingData.Linked::new);
      };

  private TrainingDataDecoder() {}

  private static Decoded<TrainingData> decode(YamlMapping dataset, RdfPath at, Reading out) {
    String newest = DatasetDescr.NEWEST.toString();
    boolean isOne =
        DatasetInPlace.isOne(dataset, text -> VERSION.matcher(text).matches(), newest, at, out);
    return isOne ? described(DatasetInPlace.typed(dataset), at, out) : Decoded.broken();
  }

  /// By the format that it declares, or the other one where that alone takes it.
  private static Decoded<TrainingData> described(YamlMapping dataset, RdfPath at, Reading out) {
    FormatVersion version = version(dataset);
    boolean isOlder = version.isSeries(0, 2);
    Decoder<TrainingData> older =
        eu.riscale.hub.spec.dataset.v0_2.DatasetDescr.DECODER.map(TrainingData.DescribedAs02::new);
    Decoder<TrainingData> newer =
        DatasetDescr.decoder(isOlder ? PLAIN_FILES : version).map(TrainingData.Described::new);
    Decoder<TrainingData> declared = isOlder ? older : newer;
    Decoder<TrainingData> other = isOlder ? newer : older;
    return taken(declared, dataset, at, out)
        .or(() -> taken(other, dataset, at, out))
        .orElseGet(() -> {
          Findings own = new Findings(out.findings().parts());
          Decoded<TrainingData> decoded = declared.decode(dataset, at, out.into(own));
          addAll(own, at, out);
          return decoded;
        });
  }

  /// What a dataset in place leaves out is one piece of advice.
  private static void addAll(Findings own, RdfPath at, Reading out) {
    List<Finding> advice =
        own.list().stream().filter(finding -> finding.code().equals(FairField.EMPTY)).toList();
    for (Finding finding : own.list()) {
      if (advice.size() < 2 || !advice.contains(finding)) {
        out.add(finding);
      }
    }
    if (advice.size() > 1) {
      String names =
          advice.stream()
              .map(finding -> finding.path().segments().getLast().toString())
              .collect(Collectors.joining(", "));
      out.add(advice.getFirst().at(at).message("The dataset does not tell " + names + "."));
    }
  }

  /// The dataset where a format takes it, which then has no broken part; else nothing is said.
  private static Optional<Decoded<TrainingData>> taken(
      Decoder<TrainingData> format, YamlMapping dataset, RdfPath at, Reading out) {
    Findings own = new Findings();
    Decoded<TrainingData> decoded = format.decode(dataset, at, out.into(own));
    if (decoded.isBroken() || own.hasErrors()) {
      return Optional.empty();
    }
    addAll(own, at, out);
    return Optional.of(decoded);
  }

  private static FormatVersion version(YamlMapping dataset) {
    return dataset.get("format_version") instanceof YamlScalar version
        ? FormatVersion.parse(version.text()).orElse(DatasetDescr.NEWEST)
        : DatasetDescr.NEWEST;
  }
}

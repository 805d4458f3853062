package eu.riscale.hub.policy;

import eu.riscale.hub.consumer.Consumer;
import eu.riscale.hub.consumer.Consumers;
import eu.riscale.hub.engine.Device;
import eu.riscale.hub.policy.Settings.Field;
import eu.riscale.hub.profile.Profile;
import eu.riscale.hub.spec.decode.DidYouMean;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.Severity;
import eu.riscale.hub.spec.finding.Span;
import eu.riscale.hub.spec.value.WeightsFormat;
import eu.riscale.hub.spec.yaml.YamlDocument;
import eu.riscale.hub.spec.yaml.YamlLimits;
import eu.riscale.hub.spec.yaml.YamlMapping;
import eu.riscale.hub.spec.yaml.YamlNode;
import eu.riscale.hub.spec.yaml.YamlReader;
import eu.riscale.hub.spec.yaml.YamlScalar;
import eu.riscale.hub.spec.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads a `.hub.yaml`. What is wrong in it is told and left out; the rest is taken.
public final class SettingsReader {
  private static final YamlLimits LIMITS = new YamlLimits(SettingsFile.MOST_BYTES, 4, 2_000);
  private static final String OFF = "off";
  private static final int LONGEST_TIME = 1_000_000;

  private final Function<String, Optional<String>> unknownCode;
  private final List<Settings.Problem> problems = new ArrayList<>();
  private final Map<String, Integer> lines = new LinkedHashMap<>();
  private @Nullable YamlMapping fields;

  private SettingsReader(Function<String, Optional<String>> unknownCode) {
    this.unknownCode = unknownCode;
  }

  /// @param unknownCode what is said of a slug that no finding has; empty for those that are known
  public static Settings read(byte[] text, Function<String, Optional<String>> unknownCode) {
    return new SettingsReader(unknownCode).read(YamlReader.read(text, LIMITS));
  }

  private Settings read(YamlDocument document) {
    if (!(document.root() instanceof YamlMapping mapping)) {
      Optional<Finding> fault = document.findings().stream().findFirst();
      Span span = fault.map(Finding::span).orElse(null);
      problem(span, fault.map(Finding::message).orElse("it has no fields."));
      return settings(Map.of());
    }
    fields = mapping;
    for (YamlMapping.Entry entry : mapping.entries()) {
      lines.put(entry.key(), entry.keySpan().line());
      if (!Field.ALL.contains(entry.key())) {
        problem(entry.keySpan(), "hub knows no '" + entry.key() + "' there" + ofFields(entry));
      }
    }
    return settings(severities());
  }

  private static String ofFields(YamlMapping.Entry entry) {
    return DidYouMean.question(
        entry.key(), Field.ALL, ": there are " + String.join(", ", Field.ALL) + ".");
  }

  private Settings settings(Map<String, Optional<Severity>> severities) {
    return new Settings(
        words(Field.PROFILE, word -> Profile.of(word).isPresent(), "profile", Profile.words()),
        severities,
        failOn(),
        words(
            Field.FOR,
            word -> Consumers.of(word).isPresent(),
            "software",
            Consumers.all().stream().map(Consumer::id).toList()),
        weights(),
        device(),
        timeLimit(),
        memoryLimit(),
        texts(Field.TRUST).map(YamlScalar::text).toList(),
        Map.copyOf(lines),
        problems.stream().sorted(Comparator.comparingInt(Settings.Problem::line)).toList());
  }

  private Map<String, Optional<Severity>> severities() {
    Map<String, Optional<Severity>> severities = new LinkedHashMap<>();
    YamlNode node = node(Field.SEVERITY);
    if (node instanceof YamlMapping levels) {
      for (YamlMapping.Entry entry : levels.entries()) {
        severity(entry, severities);
      }
    } else if (node != null) {
      problem(node.span(), "severity: write a code and its level, such as 'cover-missing: error'.");
    }
    return severities;
  }

  private void severity(YamlMapping.Entry entry, Map<String, Optional<Severity>> severities) {
    String level = entry.value() instanceof YamlScalar scalar ? scalar.text() : "";
    Optional<Severity> severity = Severity.of(level);
    Optional<String> unknown = unknownCode.apply(entry.key());
    if (unknown.isPresent()) {
      problem(entry.keySpan(), "severity: " + unknown.get());
    } else if (severity.isEmpty() && !level.equals(OFF)) {
      problem(
          entry.value().span(),
          "severity: '" + level + "' is no level; use error, alert, warning, info or off.");
    } else {
      severities.put(entry.key(), severity);
      lines.put(Field.SEVERITY + "." + entry.key(), entry.keySpan().line());
    }
  }

  private Optional<Severity> failOn() {
    Optional<YamlScalar> word = single(Field.FAIL_ON);
    Optional<Severity> level = word.flatMap(given -> Severity.of(given.text()));
    if (word.isPresent() && level.isEmpty()) {
      problem(word.get().span(), "fail-on: use error, alert, warning or info.");
    }
    return level;
  }

  private List<WeightsFormat> weights() {
    List<String> known = Arrays.stream(WeightsFormat.values()).map(WeightsFormat::word).toList();
    return words(Field.WEIGHTS, known::contains, "weights format", known).stream()
        .map(WeightsFormat::of)
        .flatMap(Optional::stream)
        .toList();
  }

  private Optional<Device> device() {
    Optional<YamlScalar> word = single(Field.DEVICE);
    try {
      return word.map(given -> Device.of(given.text()));
    } catch (IllegalArgumentException e) {
      word.ifPresent(given -> problem(given.span(), "device: " + e.getMessage() + "."));
      return Optional.empty();
    }
  }

  private OptionalInt timeLimit() {
    Optional<YamlScalar> word = single(Field.TIME_LIMIT);
    if (word.isEmpty()) {
      return OptionalInt.empty();
    }
    String text = word.get().text();
    int seconds = text.matches("[0-9]{1,7}") ? Integer.parseInt(text) : 0;
    if (seconds < 1 || seconds > LONGEST_TIME) {
      problem(word.get().span(), "time-limit: give whole seconds, at least 1.");
      return OptionalInt.empty();
    }
    return OptionalInt.of(seconds);
  }

  private OptionalLong memoryLimit() {
    Optional<YamlScalar> word = single(Field.MEMORY_LIMIT);
    OptionalLong bytes =
        word.map(given -> MemorySize.bytes(given.text())).orElse(OptionalLong.empty());
    if (word.isPresent() && bytes.isEmpty()) {
      problem(word.get().span(), "memory-limit: give a size such as 4GB or 512MB.");
    }
    return bytes;
  }

  private List<String> words(
      String field, Function<String, Boolean> isKnown, String what, List<String> known) {
    List<String> words = new ArrayList<>();
    for (YamlScalar scalar : texts(field).toList()) {
      String word = scalar.text();
      if (!isKnown.apply(word)) {
        String near =
            DidYouMean.question(word, known, "; there are " + String.join(", ", known) + ".");
        problem(scalar.span(), "there is no " + what + " '" + word + "'" + near);
      } else if (!words.contains(word)) {
        words.add(word);
      }
    }
    return List.copyOf(words);
  }

  private Optional<YamlScalar> single(String field) {
    YamlNode node = node(field);
    if (node != null && !(node instanceof YamlScalar)) {
      problem(node.span(), field + ": give one value.");
    }
    return node instanceof YamlScalar scalar ? Optional.of(scalar) : Optional.empty();
  }

  /// A text, or a list of them.
  private Stream<YamlScalar> texts(String field) {
    YamlNode node = node(field);
    if (node == null) {
      return Stream.empty();
    }
    List<YamlNode> items = node instanceof YamlSequence list ? list.items() : List.of(node);
    List<YamlScalar> texts = new ArrayList<>();
    for (YamlNode item : items) {
      if (item instanceof YamlScalar text) {
        texts.add(text);
      } else {
        problem(item.span(), field + ": give a word or a list of words.");
      }
    }
    return texts.stream();
  }

  private @Nullable YamlNode node(String field) {
    return fields == null ? null : fields.get(field);
  }

  private void problem(@Nullable Span at, String message) {
    problems.add(new Settings.Problem(at == null ? 0 : at.line(), message));
  }
}

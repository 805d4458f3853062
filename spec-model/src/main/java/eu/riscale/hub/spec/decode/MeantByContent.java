package eu.riscale.hub.spec.decode;

import eu.riscale.hub.spec.value.WeightsFormat;
import eu.riscale.hub.spec.yaml.YamlMapping;
import eu.riscale.hub.spec.yaml.YamlNode;
import eu.riscale.hub.spec.yaml.YamlSequence;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// The field that is meant by a name which says nothing, told by what is written under it.
final class MeantByContent {
  private static final Pattern OUT = Pattern.compile(".*(out|result|predict|target|label).*");
  private static final List<String> OF_OUTPUTS = List.of("halo", "postprocessing");
  private static final List<String> OF_PEOPLE =
      List.of("affiliation", "orcid", "github_user", "email");

  private MeantByContent() {}

  /// @param missing the fields that have to be there and are not
  static Optional<String> of(YamlMapping.Entry entry, Set<String> missing) {
    return switch (entry.value()) {
      case YamlSequence list when isOf(list, "axes") -> tensors(entry.key(), list, missing);
      case YamlSequence list when isOf(list, "name") && OF_PEOPLE.stream().anyMatch(has(list)) ->
          Optional.of("authors").filter(missing::contains);
      case YamlSequence list when isOf(list, "text") && has(list).test("doi") ->
          Optional.of("cite").filter(missing::contains);
      case YamlMapping mapping when isWeights(mapping) ->
          Optional.of("weights").filter(missing::contains);
      case YamlNode other -> Optional.empty();
    };
  }

  private static Optional<String> tensors(String name, YamlSequence list, Set<String> missing) {
    boolean isOutput =
        OUT.matcher(name.toLowerCase(Locale.ROOT)).matches()
            || OF_OUTPUTS.stream().anyMatch(has(list));
    List<String> fields = isOutput ? List.of("outputs", "inputs") : List.of("inputs", "outputs");
    return fields.stream().filter(missing::contains).findFirst();
  }

  private static boolean isOf(YamlSequence list, String field) {
    return !list.items().isEmpty()
        && list.items().stream()
            .allMatch(item -> item instanceof YamlMapping mapping && mapping.get(field) != null);
  }

  private static Predicate<String> has(YamlSequence list) {
    return field ->
        list.items().stream()
            .anyMatch(item -> item instanceof YamlMapping mapping && mapping.get(field) != null);
  }

  private static boolean isWeights(YamlMapping mapping) {
    return Arrays.stream(WeightsFormat.values())
        .anyMatch(format -> mapping.get(format.word()) instanceof YamlMapping);
  }
}

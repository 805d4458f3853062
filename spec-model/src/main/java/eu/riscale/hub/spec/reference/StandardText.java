package eu.riscale.hub.spec.reference;

import eu.riscale.hub.spec.decode.FieldWatch.Reader;
import eu.riscale.hub.spec.value.Word;
import eu.riscale.hub.spec.yaml.YamlNode;
import eu.riscale.hub.spec.yaml.YamlReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What stands for a field that is not written, as one would write it.
final class StandardText {
  /// The defaults that are not written as they are called.
  private static final List<String> FORMS =
      List.of(
          "{}",
          "[]",
          "''",
          "0.0",
          "1.0",
          "[null, null]",
          "arbitrary unit",
          "[{output_ids: any_continuous_output}, {output_ids: any_discrete_output}]");

  private StandardText() {}

  /// The text that is read as `value`; empty where nothing that could be written is.
  static Optional<String> of(Object value, Reader reader) {
    List<String> forms = new ArrayList<>();
    if (value instanceof Word word) {
      forms.add(word.word());
    }
    forms.add(value.toString().replace("E-", "e-"));
    forms.addAll(FORMS);
    return forms.stream().filter(form -> isReadAs(value, form, reader)).findFirst();
  }

  private static boolean isReadAs(Object value, String form, Reader reader) {
    YamlNode node = YamlReader.read(form.getBytes(StandardCharsets.UTF_8)).root();
    return node != null && reader.read(node).value().filter(value::equals).isPresent();
  }
}

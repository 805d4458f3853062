package eu.riscale.hub.run.diagnosis.cause;

import static org.assertj.core.api.Assertions.assertThat;

import eu.riscale.hub.HubRun;
import eu.riscale.hub.Models;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Tests a model with a fault, and the same model with the fault undone.
final class TwinCheck {
  private static final Pattern CAUSE = Pattern.compile("\"cause\" : \"([a-z-]+)\"");

  /// Of the change that undoes a cause; findings have lines to write as well.
  private static final Pattern YAML =
      Pattern.compile("\"how\" : \"(?:[^\"\\\\]|\\\\.)*\",\\s*\"yaml\" : \"([^\"]*)\"");

  private static final Pattern SENTENCE =
      Pattern.compile("\"sentence\" : \"((?:[^\"\\\\]|\\\\.)*)\"");
  private static final Pattern MESSAGE =
      Pattern.compile("\"message\" : \"(Output (?:[^\"\\\\]|\\\\.)*)\"");

  private TwinCheck() {}

  /// The first sentence names the fault, no other cause is named, and the change that fixes it
  /// makes the model pass.
  ///
  /// @param dir where the copy of the model is made
  static void namesAndFixes(Twin twin, Path dir) throws Exception {
    Path folder = Models.copy(twin.model(), dir);
    Models.dropChecksums(folder);
    twin.fault().on(folder);
    boolean both = twin.cause().equals("other-weights");
    HubRun broken = test(folder, both);
    assertThat(broken.status()).as(broken.out()).isEqualTo(1);
    assertThat(all(CAUSE, broken.out())).as(broken.out()).containsOnly(twin.cause());
    assertThat(all(SENTENCE, broken.out())).anySatisfy(s -> assertThat(s).contains(twin.says()));
    assertThat(all(MESSAGE, broken.out())).anySatisfy(s -> assertThat(s).contains(twin.says()));

    String yaml = String.join("\n", all(YAML, broken.out())).replace("\\n", "\n");
    twin.fix().on(folder, yaml);
    String description = Files.readString(folder.resolve("rdf.yaml"));
    assertThat(yaml.lines()).allSatisfy(line -> assertThat(description).contains(line));
    HubRun fixed = test(folder, both);
    assertThat(fixed.status()).as(fixed.out()).isZero();
    assertThat(fixed.out()).doesNotContain("diagnosis");
  }

  private static HubRun test(Path folder, boolean both) {
    return both
        ? HubRun.here("test", "--device=cpu", "--report=json", folder.toString())
        : HubRun.here("test", "--device=cpu", "--weights=onnx", "--report=json", folder.toString());
  }

  private static List<String> all(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.results().map(found -> found.group(1)).toList();
  }
}

package eu.riscale.hub.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import eu.riscale.hub.engine.Device;
import eu.riscale.hub.engine.EngineException;
import eu.riscale.hub.run.result.RunCodes;
import eu.riscale.hub.run.result.TestKind;
import eu.riscale.hub.run.result.TestLog;
import eu.riscale.hub.run.result.TestWatch;
import eu.riscale.hub.spec.finding.Code;
import eu.riscale.hub.spec.finding.Severity;
import eu.riscale.hub.work.KnownCodes;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Wherever hub makes an error or an alert about weights, tests, packages and profiles, it says in
/// the same breath what to do about it.
class AppHelpTest {
  private static final Path SOURCES = Path.of("src/main/java");
  private static final Pattern HELPS =
      Pattern.compile("\\.hint\\(|\\.fix\\(|[hH]int\\(\\)|RunAdvice\\.|HINT");

  private static final Pattern TEXT = Pattern.compile("\"(?:[^\"\\\\\n]|\\\\.)*\"");

  /// Findings that get their help elsewhere, each with the place.
  private static final Map<String, String> ELSEWHERE =
      Map.of(
          "RunsSomewhere: profile-runs-nowhere", "where it is returned",
          "ModelRun: engine-missing", "an argument of TestLog.skip",
          "NetworkTests: device-missing", "an argument of TestLog.skip",
          "OtherSizes: output-size-mismatch", "SizeCause");

  @Test
  void everyGraveFindingSaysWhatToDo() throws Exception {
    Map<String, Code> names = grave();
    List<String> bare = new ArrayList<>();
    for (Path file : sources()) {
      String text = TEXT.matcher(Files.readString(file)).replaceAll("\"\"");
      String type = String.valueOf(file.getFileName()).replace(".java", "");
      names.forEach((name, code) -> {
        String own = type + ".";
        String written = name.startsWith(own) ? name.substring(own.length()) : name;
        if (!text.contains(written)) {
          return;
        }
        Matcher use =
            Pattern.compile("(?<!\\w)(?<!\\w\\.)" + Pattern.quote(written) + "(?!\\w)")
                .matcher(text);
        while (use.find()) {
          String statement = statement(text, use.start());
          if (makes(statement) && !HELPS.matcher(statement).find()) {
            bare.add(type + ": " + code.slug());
          }
        }
      });
    }
    assertThat(bare).containsExactlyInAnyOrderElementsOf(ELSEWHERE.keySet());
  }

  /// Whatever an engine fails for, and whether it knows what to do or not.
  @ParameterizedTest
  @EnumSource
  void everyFailureOfAnEngineSaysWhatToDo(EngineException.Kind kind) {
    for (Device device : List.of(Device.CPU, new Device.Cuda(0))) {
      TestLog log = new TestLog("onnx", TestKind.REPRODUCE, TestWatch.NONE);
      log.engineFailed(
          new EngineException(kind, "It fails.", "", null), device, RunCodes.ENGINE_MISSING);
      assertThat(log.result().findings())
          .singleElement()
          .satisfies(finding -> assertThat(finding.hint()).isNotEmpty());
    }
  }

  private static boolean makes(String statement) {
    return statement.contains("Finding.of(")
        || statement.contains("out.add(")
        || statement.contains("log.skip(");
  }

  private static String statement(String text, int at) {
    int start = text.lastIndexOf(';', at) + 1;
    int end = text.indexOf(';', at);
    return text.substring(start, end < 0 ? text.length() : end);
  }

  private static List<Path> sources() throws IOException {
    try (Stream<Path> files = Files.walk(SOURCES)) {
      return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
    }
  }

  /// The errors and alerts among the codes, by the names that they have in the sources.
  private static Map<String, Code> grave() throws ReflectiveOperationException {
    Map<String, Code> names = new HashMap<>();
    List<JavaField> fields =
        new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("eu.riscale.hub")
                .stream()
                .flatMap(type -> type.getFields().stream())
                .filter(field -> field.getRawType().isEquivalentTo(Code.class))
                .filter(field -> field.getModifiers().contains(JavaModifier.STATIC))
                .toList();
    for (JavaField field : fields) {
      Field constant = field.reflect();
      constant.setAccessible(true);
      Code code = (Code) constant.get(null);
      boolean isGrave = code.severity() == Severity.ERROR || code.severity() == Severity.ALERT;
      if (isGrave && KnownCodes.ofApp().contains(code)) {
        names.put(field.getOwner().getSimpleName() + "." + field.getName(), code);
      }
    }
    return names;
  }
}

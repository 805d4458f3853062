package eu.riscale.hub.command.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import eu.riscale.hub.HubRun;
import eu.riscale.hub.command.ExitStatus;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What bash, zsh and fish make of `hub completion`, each asked by itself. The machine that checks
/// every change has bash alone; the tests of the others are skipped where they are not there.
class CompletionTest {
  /// What is offered for a line that ends where the cursor is.
  private static final Map<String, List<String>> OFFERED = new LinkedHashMap<>();

  static {
    OFFERED.put("hub va", List.of("validate"));
    OFFERED.put("hub fi", List.of("fix"));
    OFFERED.put("hub fix --di", List.of("--diff"));
    OFFERED.put("hub engines install ", List.of("b.zip", "models", "my model"));
    OFFERED.put("hub report ", List.of("convert", "diff", "merge"));
    OFFERED.put("hub help comp", List.of("completion"));
    OFFERED.put("hub validate ", List.of("a.yaml", "b.zip", "models", "my model"));
    OFFERED.put("hub validate --color never models/", List.of("models/rdf.yaml"));
    OFFERED.put("hub validate --quiet my", List.of("my model"));
    OFFERED.put("hub validate @l", List.of("@list.txt"));
    OFFERED.put("hub validate --color ", List.of("always", "auto", "never"));
    OFFERED.put("hub validate --color=a", List.of("always", "auto"));
    OFFERED.put("hub validate --profile ", List.of("bioimage-io", "ri-scale"));
    OFFERED.put("hub inspect --for il", List.of("ilastik"));
    OFFERED.put("hub test --device ", List.of("auto", "cpu", "cuda"));
    OFFERED.put("hub test --weights ke", List.of("keras_hdf5", "keras_v3"));
    OFFERED.put("hub test --tests d", List.of("determinism", "devices"));
    OFFERED.put("hub test --keep ", List.of("models", "my model"));
    OFFERED.put("hub test --jobs ", List.of());
    OFFERED.put("hub report diff --format ", List.of("json", "markdown", "text"));
    OFFERED.put("hub report diff --fail-on e", List.of("error"));
    OFFERED.put("hub validate --report ju", List.of("junit"));
    OFFERED.put("hub validate --report json=re", List.of("report.json"));
    OFFERED.put("hub validate --report=json=re", List.of("report.json"));
    OFFERED.put("hub validate --severity=field-unknown=e", List.of("error"));
    OFFERED.put("hub report convert junit re", List.of("report.json"));
    OFFERED.put("hub package a.yaml ", List.of());
    OFFERED.put(
        "hub explain halo-n",
        List.of("halo-needs-size-reference", "halo-negative", "halo-not-whole-in-input"));
    OFFERED.put("hub schema ", List.of("rdf", "report"));
    OFFERED.put("hub conv", List.of("convert"));
    OFFERED.put("hub convert --to ", List.of("0.3", "0.5", "latest", "onnx"));
  }

  @TempDir private Path folder;

  @BeforeEach
  void makeFiles() throws IOException {
    for (String file :
        List.of(
            "a.yaml",
            "b.zip",
            "c.txt",
            "list.txt",
            "report.json",
            "models/rdf.yaml",
            "my model/rdf.yaml")) {
      Path path = folder.resolve(file);
      Files.createDirectories(path.getParent());
      Files.createFile(path);
    }
  }

  /// As readline asks: the words of the line, cut at `=` as well.
  @Test
  void bashCompletes() throws Exception {
    StringBuilder script = new StringBuilder(HubRun.of("completion", "bash").out());
    script.append("ask() { COMP_WORDS=(\"$@\"); COMP_CWORD=$(($# - 1)); _hub 2>/dev/null; ");
    script.append("printf '%s|' \"${COMPREPLY[@]}\"; echo; }\n");
    for (String line : OFFERED.keySet()) {
      script.append("ask");
      for (String word : line.replace("=", " = ").split(" +", -1)) {
        script.append(" '").append(word).append('\'');
      }
      script.append('\n');
    }
    List<String> answers = run("bash", script.toString(), "--norc").lines().toList();
    assertThat(answers).hasSameSizeAs(OFFERED.keySet());
    int i = 0;
    for (Map.Entry<String, List<String>> each : OFFERED.entrySet()) {
      assertThat(answers.get(i++).split("\\|", -1))
          .as(each.getKey())
          .filteredOn(word -> !word.isEmpty())
          .containsExactlyInAnyOrderElementsOf(each.getValue());
    }
  }

  @Test
  void bashOffersTheOptionsOfTheCommand() throws Exception {
    String script =
        HubRun.of("completion", "bash").out()
            + "COMP_WORDS=(hub config --); COMP_CWORD=2; _hub 2>/dev/null; echo"
            + " \"${COMPREPLY[@]}\"\n";
    assertThat(run("bash", script, "--norc").strip()).isEqualTo("--help --settings= --version");
  }

  /// fish gives the whole of the last word, folders with a stroke, and a description behind a tab.
  @Test
  void fishCompletes() throws Exception {
    StringBuilder script = new StringBuilder(HubRun.of("completion", "fish").out());
    OFFERED
        .keySet()
        .forEach(line ->
            script
                .append("string join -- '|' (complete -C '")
                .append(line)
                .append("'); echo ---\n"));
    String all = run("fish", script.toString(), "--no-config");
    int i = 0;
    for (Map.Entry<String, List<String>> each : OFFERED.entrySet()) {
      List<String> words = new ArrayList<>();
      for (String word : all.split("---\n", -1)[i++].strip().split("\\|", -1)) {
        String shown = word.replaceFirst("\t.*", "").replaceFirst("/$", "");
        words.add(shown.substring(shown.lastIndexOf('=') + 1));
      }
      words.remove("");
      assertThat(words).as(each.getKey()).containsExactlyInAnyOrderElementsOf(each.getValue());
    }
  }

  /// At a terminal of its own, since zsh completes nowhere else; `^I` is the key, and the rest of
  /// the line is what it adds.
  @Test
  void zshCompletes() throws Exception {
    Path file = Files.writeString(folder.resolve("_hub"), HubRun.of("completion", "zsh").out());
    // A key prints what the others have made of the line.
    String script =
        """
        zmodload zsh/zpty
        zpty z zsh -f -i
        zpty -w z 'PS1=; autoload -Uz compinit; compinit -u -D; source %s; unsetopt beep
        show() { print -r -- "<$BUFFER>"; BUFFER=; zle accept-line }; zle -N show; bindkey ^X show; echo read""y'
        zpty -r z out '*ready*'
        for keys in $'hub vali\\t--col\\tnev\\t' $'hub repo\\tcon\\tjun\\t=rep\\t' $'hub test mo\\trd\\t' \\
          $'hub validate --severity field-unkn\\toff'; do
          zpty -w -n z $keys$'\\x18'
          zpty -r z out '*<hub *>*'
          print -r -- ${${out##*<}%%>*}
        done
        zpty -d z
        """
            .formatted(file);
    assertThat(run("zsh", script, "-f").lines().map(String::strip))
        .containsExactly(
            "hub validate --color=never",
            "hub report convert junit=report.json",
            "hub test models/rdf.yaml",
            "hub validate --severity field-unknown=off");
  }

  @Test
  void aShellThatIsNotKnownIsWrongUsage() {
    HubRun run = HubRun.of("completion", "tcsh");
    assertThat(run.status()).isEqualTo(ExitStatus.USAGE);
    assertThat(run.err()).contains("hub has no completion for 'tcsh': use one of bash, zsh, fish.");
  }

  /// What a shell prints, in the folder of this test; the test is skipped where it is not there.
  private String run(String shell, String script, String option) throws Exception {
    boolean isHere =
        List.of(System.getenv().getOrDefault("PATH", "").split(":", -1)).stream()
            .anyMatch(each -> Files.isExecutable(Path.of(each, shell)));
    assumeTrue(isHere, "THERE IS NO " + shell + ": what it completes was not tested");
    Path file = Files.createTempFile("hub-completion-", "." + shell);
    Path out = Files.createTempFile("hub-completion-", ".txt");
    try {
      Files.writeString(file, script);
      Process process =
          new ProcessBuilder(shell, option, file.toString())
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(out.toFile())
              .start();
      process.getOutputStream().close();
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).as(shell + " ends").isTrue();
      return Files.readString(out, StandardCharsets.UTF_8);
    } finally {
      Files.delete(file);
      Files.delete(out);
    }
  }
}

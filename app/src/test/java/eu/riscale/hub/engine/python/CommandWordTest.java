package eu.riscale.hub.engine.python;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CommandWordTest {
  @Test
  void whatNeedsNoQuotesHasNone() {
    assertThat(CommandWord.inShell("/usr/bin/python3.12")).isEqualTo("/usr/bin/python3.12");
    assertThat(CommandWord.onWindows("C:\\env\\python.exe")).isEqualTo("C:\\env\\python.exe");
  }

  @Test
  void spacesQuotesAndSignsOfTheShellStayWhatTheyAre() {
    assertThat(CommandWord.inShell("/my env/$HOME")).isEqualTo("'/my env/$HOME'");
    assertThat(CommandWord.inShell("/o'neill")).isEqualTo("'/o'\\''neill'");
    assertThat(CommandWord.inShell("")).isEqualTo("''");
    assertThat(CommandWord.onWindows("C:\\my env\\python.exe"))
        .isEqualTo("\"C:\\my env\\python.exe\"");
  }
}

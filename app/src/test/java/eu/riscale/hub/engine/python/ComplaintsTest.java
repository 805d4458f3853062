package eu.riscale.hub.engine.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import org.junit.jupiter.api.Test;

class ComplaintsTest {
  @Test
  void theLastLineIsKeptHoweverMuchIsPrinted() throws Exception {
    assumeTrue(File.separatorChar == '/', "needs a shell");
    assertThat(last("")).isEmpty();
    assertThat(last("echo one; echo 'the last.'; echo")).isEqualTo("the last");
    assertThat(last("i=0; while [ $i -lt 20000 ]; do echo line $i; i=$((i+1)); done"))
        .isEqualTo("line 19999");
  }

  private static String last(String script) throws Exception {
    Process process = new ProcessBuilder("/bin/sh", "-c", "{ " + script + "\n:; } >&2").start();
    Complaints complaints = Complaints.of(process);
    process.waitFor();
    return complaints.lastLine();
  }
}

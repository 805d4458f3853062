package eu.riscale.hub.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LastWordsTest {
  @Test
  void ofAJvmTheSignalAndTheLibraryCount() {
    assertThat(
            LastWords.of(
                """
                #
                # A fatal error has been detected by the Java Runtime Environment:
                #
                #  SIGSEGV (0xb) at pc=0x00007f3a6c0a4286, pid=1234, tid=1240
                #
                # JRE version: OpenJDK Runtime Environment (25.0.3+9) (build 25.0.3+9-LTS)
                # Problematic frame:
                # C  [libtorch_cpu.so+0x1a4286]  at::native::add+0x16
                #
                # If you would like to submit a bug report, please visit:
                #   https://bugreport.java.com/bugreport/crash.jsp
                #
                """))
        .isEqualTo("SIGSEGV (0xb) in C  [libtorch_cpu.so+0x1a4286]  at::native::add+0x16");
  }

  @Test
  void ofAnyOtherProcessTheLastLineCounts() {
    assertThat(LastWords.of("one\ntwo: out of memory\n\n  \n")).isEqualTo("two: out of memory");
    assertThat(LastWords.of("")).isEmpty();
    assertThat(LastWords.of("x".repeat(1000))).hasSizeLessThan(400);
  }
}

package eu.riscale.hub.process;

import static org.assertj.core.api.Assertions.assertThat;

import eu.riscale.hub.run.result.Printed;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ExcerptTest {
  @Test
  void whatIsShortIsWhole() {
    Excerpt excerpt = new Excerpt();
    add(excerpt, "one\n");
    add(excerpt, "two ä\n");
    assertThat(excerpt.printed()).isEqualTo(new Printed("one\ntwo ä\n", 11));
    String long60 = "x".repeat(60_000);
    Excerpt longer = new Excerpt();
    add(longer, long60);
    assertThat(longer.printed()).isEqualTo(new Printed(long60, 60_000));
  }

  @Test
  void ofWhatIsLongTheBeginningAndTheEndStay() {
    Excerpt excerpt = new Excerpt();
    for (int i = 0; i < 100_000; i++) {
      add(excerpt, "line %06d\n".formatted(i));
    }
    Printed printed = excerpt.printed();
    assertThat(printed.bytes()).isEqualTo(1_200_000);
    assertThat(printed.text())
        .startsWith("line 000000\nline 000001\n")
        .contains("[… 1134464 bytes …]")
        .endsWith("line 099999\n")
        .hasSizeLessThan(66_000);
  }

  @Test
  void partsAreJoined() {
    Excerpt first = new Excerpt();
    add(first, "a".repeat(40_000));
    Excerpt second = new Excerpt();
    add(second, "b".repeat(100_000));
    first.add(second);
    assertThat(first.printed().bytes()).isEqualTo(140_000);
    assertThat(first.printed().text()).startsWith("aaa").endsWith("bbb");
  }

  private static void add(Excerpt excerpt, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    excerpt.add(bytes, 0, bytes.length);
  }
}

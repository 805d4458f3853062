package eu.riscale.hub.engine.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ElfFileTest {
  @TempDir Path dir;

  @Test
  void tellsWhatItNeeds() throws IOException {
    Path file = SmallElf.write(dir.resolve("lib.so"), "libcublas.so.13", "libc.so.6");
    assertThat(ElfFile.read(file).needed()).containsExactly("libcublas.so.13", "libc.so.6");
    assertThat(ElfFile.read(SmallElf.write(dir.resolve("none.so"))).needed()).isEmpty();
  }

  @Test
  void readsALibraryOfThisMachine() throws IOException {
    Path java = Path.of(System.getProperty("java.home"), "lib", "libjava.so");
    assumeTrue(Files.exists(java));
    assertThat(ElfFile.read(java).needed()).contains("libjvm.so", "libc.so.6");
  }

  @Test
  void refusesWhatIsNone() throws IOException {
    Path file = Files.writeString(dir.resolve("text.so"), "INPUT(libc.so.6) ".repeat(10));
    assertThatThrownBy(() -> ElfFile.read(file)).hasMessage("it is no library of a 64-bit Linux");
    Files.write(file, new byte[3]);
    assertThatThrownBy(() -> ElfFile.read(file)).hasMessage("it ends too early");
  }

  @Test
  void oneThatIsWholeHasNoFault() throws IOException {
    assertThat(ElfFile.fault(SmallElf.write(dir.resolve("lib.so"), "libc.so.6"))).isEmpty();
    Path java = Path.of(System.getProperty("java.home"), "lib", "libjava.so");
    assumeTrue(Files.exists(java));
    assertThat(ElfFile.fault(java)).isEmpty();
  }

  @Test
  void tellsWhyOneCannotBeLoaded() throws IOException {
    byte[] sound = SmallElf.bytes("libc.so.6");
    Path file = Files.write(dir.resolve("cut.so"), Arrays.copyOf(sound, sound.length - 1));
    assertThat(ElfFile.fault(file))
        .contains(
            "it is not whole, with %,d bytes of %,d".formatted(sound.length - 1, sound.length));
    ByteBuffer numbers = ByteBuffer.wrap(sound).order(ByteOrder.LITTLE_ENDIAN);
    numbers.putLong(40, 70_000).putShort(60, (short) 30);
    Files.write(file, sound);
    assertThat(ElfFile.fault(file))
        .contains("it is not whole, with %,d bytes of 71,920".formatted(sound.length));
    numbers.putLong(40, 0).putShort(18, (short) 8);
    Files.write(file, sound);
    assertThat(ElfFile.fault(file)).contains("it is for another kind of processor");
    Files.writeString(file, "garbage\n");
    assertThat(ElfFile.fault(file)).contains("it ends too early");
    Files.writeString(file, "garbage\n".repeat(100));
    assertThat(ElfFile.fault(file)).contains("it is no library of a 64-bit Linux");
    assertThat(ElfFile.fault(dir)).contains("it is no file");
  }

  /// Whatever its numbers say: it ends, in an answer or an IOException.
  @Test
  void brokenOnesEndTheReading() throws IOException {
    byte[] sound = SmallElf.bytes("libcublas.so.13", "libcudart.so.13");
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 2000; i++) {
      byte[] broken = Arrays.copyOf(sound, random.nextInt(100, sound.length + 1));
      ByteBuffer numbers = ByteBuffer.wrap(broken).order(ByteOrder.LITTLE_ENDIAN);
      numbers.putLong(random.nextInt(8, 90), random.nextLong());
      Path file = Files.write(dir.resolve("broken.so"), broken);
      assertThat(ElfFile.fault(file).orElse("it is whole")).startsWith("it ");
      try {
        assertThat(ElfFile.read(file).needed()).hasSizeLessThanOrEqualTo(4096);
      } catch (IOException e) {
        assertThat(e).hasMessageStartingWith("it");
      }
    }
  }
}

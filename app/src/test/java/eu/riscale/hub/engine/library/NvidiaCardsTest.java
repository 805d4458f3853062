package eu.riscale.hub.engine.library;

import static org.assertj.core.api.Assertions.assertThat;

import eu.riscale.hub.engine.Device;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NvidiaCardsTest {
  private static final String H100 =
      "GPU-4f6a8c3e-1111-2222-3333-444455556666, NVIDIA H100 80GB HBM3, 81559, 81004, 570.86.15,"
          + " Disabled";
  private static final String H200 =
      "GPU-77777777-1111-2222-3333-444455556666, NVIDIA H200, 143771, 143160, 570.86.15, Disabled";
  private static final String SECOND_H200 = H200.replace("GPU-77777777", "GPU-78888888");
  private static final String SLICED =
      "GPU-99999999-1111-2222-3333-444455556666, NVIDIA A100-SXM4-40GB, 40960, 38000, 550.54.15,"
          + " Enabled";

  @TempDir Path dir;

  @Test
  void aCardIsReadWithItsMemoryInBytes() {
    assertThat(NvidiaCard.read(H100 + "\n" + H200 + "\r\n"))
        .containsExactly(
            new NvidiaCard(
                "GPU-4f6a8c3e-1111-2222-3333-444455556666",
                "NVIDIA H100 80GB HBM3",
                OptionalLong.of(81559L << 20),
                OptionalLong.of(81004L << 20),
                "570.86.15",
                NvidiaCard.Form.WHOLE),
            new NvidiaCard(
                "GPU-77777777-1111-2222-3333-444455556666",
                "NVIDIA H200",
                OptionalLong.of(143771L << 20),
                OptionalLong.of(143160L << 20),
                "570.86.15",
                NvidiaCard.Form.WHOLE));
  }

  /// A slice of a card has less memory than the card.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "GPU-99999999, NVIDIA A100-SXM4-40GB, 40960, 38000, 550.54.15, Enabled",
        "GPU-99999999, NVIDIA A100-SXM4-40GB, [N/A], [N/A], 550.54.15, [N/A]",
        "GPU-99999999, NVIDIA A100-SXM4-40GB, 40960 MiB, [Insufficient Permissions], 550.54.15,"
            + " Disabled"
      })
  void memoryThatIsNotToldIsNotKnown(String line) {
    NvidiaCard card = NvidiaCard.read(line).getFirst();
    assertThat(card.name()).isEqualTo("NVIDIA A100-SXM4-40GB");
    assertThat(card.total()).isEmpty();
    assertThat(card.free()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "No devices were found",
        "Field \"mig.mode.current\" is not a valid field to query.",
        "NVIDIA-SMI has failed because it couldn't communicate with the NVIDIA driver.",
        "GPU-1, , 1, 1, 570, Disabled",
        "GPU-1, \u001b[31mred, 1, 1, 570, Disabled",
        "0, NVIDIA H200, 143771, 143160, 570.86.15, Disabled",
        "GPU-1, NVIDIA H200, 143771, 143160, 570.86.15, Disabled\nUnable to determine the device"
      })
  void whatIsNoAnswerTellsOfNoCard(String answer) {
    assertThat(NvidiaCard.read(answer)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "unset",
      value = {
        "unset, 0, 4f6a8c3e",
        "unset, 2, ",
        "'1,0', 0, 77777777",
        "'1,0', 1, 4f6a8c3e",
        "1, 1, ",
        "'', 0, ",
        "-1, 0, ",
        "'0,-1,1', 1, ",
        "'0,0', 0, ",
        "GPU-777, 0, 77777777",
        "GPU-, 0, ",
        "GPU-0, 0, ",
        "MIG-77777777, 0, ",
        "9999999999, 0, "
      })
  void cudaCountsTheCardsThatItMaySee(String visible, int index, String uuid) {
    Map<String, String> environment =
        visible == null
            ? Map.of("CUDA_DEVICE_ORDER", "PCI_BUS_ID")
            : Map.of("CUDA_VISIBLE_DEVICES", visible, "CUDA_DEVICE_ORDER", "PCI_BUS_ID");
    assertThat(chosen(environment, H100 + "\n" + H200, index)).isEqualTo(Optional.ofNullable(uuid));
  }

  /// CUDA puts the fastest first unless told otherwise.
  @Test
  void ofSeveralKindsOnlyTheNamedOneIsKnown() {
    assertThat(chosen(Map.of(), H100 + "\n" + H200, 0)).isEmpty();
    assertThat(chosen(Map.of("CUDA_VISIBLE_DEVICES", "GPU-4f6a"), H100 + "\n" + H200, 0))
        .contains("4f6a8c3e");
    assertThat(chosen(Map.of(), H200 + "\n" + SECOND_H200, 1)).contains("78888888");
    assertThat(chosen(Map.of(), SLICED, 0)).contains("99999999");
    assertThat(chosen(Map.of(), SLICED + "\n" + SLICED.replace("GPU-9", "GPU-8"), 0)).isEmpty();
    assertThat(NvidiaCard.read(SLICED).getFirst().words())
        .isEqualTo("a slice of NVIDIA A100-SXM4-40GB");
  }

  private static Optional<String> chosen(Map<String, String> environment, String all, int index) {
    return new VisibleCards(environment)
        .card(NvidiaCard.read(all), index)
        .map(card -> card.uuid().substring(4, 12));
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void theProgramIsAskedForWhatIsRead() throws Exception {
    NvidiaCards cards = cards("echo \"$*\" > asked; echo '" + H200 + "'", Duration.ofSeconds(30));
    assertThat(cards.name(new Device.Cuda(0))).contains("NVIDIA H200");
    assertThat(Files.readString(dir.resolve("asked")))
        .isEqualTo(
            "--query-gpu=uuid,name,memory.total,memory.free,driver_version,mig.mode.current"
                + " --format=csv,noheader,nounits\n");
    Files.delete(dir.resolve("asked"));
    assertThat(cards.name(new Device.Cuda(0))).contains("NVIDIA H200");
    assertThat(dir.resolve("asked")).doesNotExist();
    assertThat(cards.card(new Device.Cuda(1))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "exit 9",
        "echo 'GPU-1, NVIDIA H200, 1, 1, 570, Disabled'; exit 15",
        "sleep 60",
        "sleep 60 & echo 'GPU-1, NVIDIA H200, 1, 1, 570, Disabled'; wait",
        "while :; do echo 'GPU-1, NVIDIA H200, 1, 1, 570, Disabled'; done",
      })
  @DisabledOnOs(OS.WINDOWS)
  void aProgramThatFailsOrDoesNotEndIsAskedOnce(String script) throws Exception {
    NvidiaCards cards = cards("echo once >> asked\n" + script, Duration.ofMillis(500));
    long start = System.nanoTime();
    assertThat(cards.name(new Device.Cuda(0))).isEmpty();
    assertThat(cards.card(new Device.Cuda(0))).isEmpty();
    assertThat(Files.readString(dir.resolve("asked"))).isEqualTo("once\n");
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
  }

  /// Whether it counts what such a program has said depends on when Java sees it end.
  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "the program is a POSIX shell script")
  @Timeout(20)
  void aProgramThatLeavesAnotherBehindHoldsNobodyUp() throws Exception {
    String line = "GPU-1, NVIDIA H200, 1, 1, 570, Disabled";
    NvidiaCards cards = cards("sleep 60 & echo '" + line + "'", Duration.ofMillis(500));
    assertThat(Stream.concat(cards.name(new Device.Cuda(0)).stream(), Stream.of("NVIDIA H200")))
        .containsOnly("NVIDIA H200");
  }

  @Test
  void whereThereIsNoProgramNothingIsKnown() {
    assertThat(NvidiaCards.none().name(new Device.Cuda(0))).isEmpty();
    Path gone = dir.resolve("gone");
    assertThat(
            new NvidiaCards(Optional.of(gone), Map.of(), Duration.ofSeconds(1))
                .card(new Device.Cuda(0)))
        .isEmpty();
  }

  private NvidiaCards cards(String script, Duration limit) throws Exception {
    Path program = dir.resolve("nvidia-smi");
    Files.writeString(program, "#!/bin/sh\ncd '" + dir + "'\n" + script + "\n");
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    return new NvidiaCards(Optional.of(program), Map.of(), limit);
  }
}

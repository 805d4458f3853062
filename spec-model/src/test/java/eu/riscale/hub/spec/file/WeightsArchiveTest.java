package eu.riscale.hub.spec.file;

import static eu.riscale.hub.spec.value.WeightsFormat.KERAS_V3;
import static eu.riscale.hub.spec.value.WeightsFormat.PYTORCH_STATE_DICT;
import static eu.riscale.hub.spec.value.WeightsFormat.TENSORFLOW_JS;
import static eu.riscale.hub.spec.value.WeightsFormat.TENSORFLOW_SAVED_MODEL_BUNDLE;
import static eu.riscale.hub.spec.value.WeightsFormat.TORCHSCRIPT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.riscale.hub.spec.file.zip.SoundZip;
import eu.riscale.hub.spec.value.WeightsFormat;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WeightsArchiveTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "net/version net/data.pkl net/constants.pkl net/code/__torch__.py, TORCHSCRIPT, net/",
    "net/data.pkl net/data/0 net/version, PYTORCH_STATE_DICT, net/",
    // Code that PyTorch does not look for, and constants that are not in its folder.
    "net/data.pkl net/code/readme.txt extra/code/a.py, PYTORCH_STATE_DICT, net/",
    "net/data.pkl other/constants.pkl, PYTORCH_STATE_DICT, net/",
    "net/ net/data.pkl net/sub/data.pkl, PYTORCH_STATE_DICT, net/",
    "saved_model.pb variables/variables.index, TENSORFLOW_SAVED_MODEL_BUNDLE, ''",
    "a/b/saved_model.pb a/saved_model.pb, TENSORFLOW_SAVED_MODEL_BUNDLE, a/",
    "config.json metadata.json model.weights.h5, KERAS_V3, ''",
    "web/model.json web/group1-shard1of1.bin, TENSORFLOW_JS, web/",
  })
  void tellsWhatAZipIsByItsNames(String names, WeightsFormat format, String folder) {
    WeightsArchive archive = WeightsArchive.of(List.of(names.split(" ")));

    assertThat(archive.format()).contains(format);
    assertThat(archive.folder(format)).contains(folder);
  }

  @ParameterizedTest
  @CsvSource({
    "''",
    "readme.txt",
    // PyTorch looks into the folder of the first entry only.
    "data.pkl constants.pkl",
    "readme.txt net/data.pkl net/constants.pkl",
    "net/constants.pkl net/code/net.py",
    "net/config.json net/model.weights.h5",
  })
  void knowsWhatNoSoftwareLoads(String names) {
    assertThat(WeightsArchive.of(List.of(names.split(" "))).format()).isEmpty();
  }

  /// What torch 2.7.1 answers on such zips.
  @ParameterizedTest
  @CsvSource({
    "net/data.pkl net/version extra/code/readme.txt, extra/code/readme.txt",
    "net/data.pkl extra/, extra/",
    "net/data.pkl net, net",
    "net/data.pkl /net/version, /net/version",
    "net/data.pkl netx/version, netx/version",
    "net/data.pkl NET/version, NET/version",
    "net/data.pkl .data/serialization_id byteorder, .data/serialization_id",
    "net/data.pkl __MACOSX/._data .DS_Store, __MACOSX/._data",
  })
  void findsWhatTorchRefusesBesideAStateDict(String names, String stray) {
    assertThat(WeightsArchive.of(List.of(names.split(" "))).stray()).contains(stray);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "net/data.pkl net/.format_version net/byteorder net/data/0 net/.data/serialization_id",
        "net/ net/data.pkl net/extra/ net/extra/code/readme.txt net//x net/../x",
        "/data.pkl /version",
        "net/data.pkl net/constants.pkl extra/code/readme.txt",
        "readme.txt net/data.pkl",
      })
  void findsNothingToRefuseBesideOthers(String names) {
    assertThat(WeightsArchive.of(List.of(names.split(" "))).stray()).isEmpty();
  }

  @Test
  void isAScriptOrAStateDictAndNeverBoth() {
    WeightsArchive script = WeightsArchive.of(List.of("net/data.pkl", "net/constants.pkl"));

    assertThat(script.holds(TORCHSCRIPT)).isTrue();
    assertThat(script.holds(PYTORCH_STATE_DICT)).isFalse();
  }

  @Test
  void findsEachFormatWhereOneZipServesTwo() {
    WeightsArchive both = WeightsArchive.of(List.of("saved_model.pb", "tfjs/model.json"));

    assertThat(both.format()).contains(TENSORFLOW_SAVED_MODEL_BUNDLE);
    assertThat(both.folder(TENSORFLOW_JS)).contains("tfjs/");
    assertThat(both.holds(KERAS_V3)).isFalse();
  }

  @Test
  void readsAZipOfManyEntries() throws IOException {
    Path file = folder.resolve("many.zip");
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry("net/data.pkl"));
      zip.putNextEntry(new ZipEntry("net/constants.pkl"));
      for (int i = 0; i < 80_000; i++) {
        zip.putNextEntry(new ZipEntry("net/nothing/of/any/use/" + i));
      }
    }

    assertThat(WeightsArchive.read(file).orElseThrow().format()).contains(TORCHSCRIPT);
  }

  @Test
  void readsNoTableThatIsLargerThanThatOfAnyModel() throws IOException {
    Path file = folder.resolve("table.zip");
    int table = 70 << 20;
    ByteBuffer end = ByteBuffer.allocate(22).order(ByteOrder.LITTLE_ENDIAN);
    end.putInt(0x06054b50).putInt(0).putShort((short) -1).putShort((short) -1).putInt(table);
    try (OutputStream out = Files.newOutputStream(file)) {
      out.write(new byte[] {'P', 'K', 3, 4});
      out.write(new byte[table]);
      out.write(end.array());
    }

    assertThatThrownBy(() -> SoundZip.open(file))
        .isInstanceOf(ZipException.class)
        .hasMessage("its table of contents is larger than that of any model");
    assertThat(WeightsArchive.read(file)).isEmpty();
  }

  @Test
  void readsNothingThatIsNoWholeZip() throws IOException {
    Path file = folder.resolve("cut.zip");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      zip.setComment("made by a test");
      zip.putNextEntry(new ZipEntry("net/data.pkl"));
    }
    assertThat(WeightsArchive.read(file)).isPresent();

    byte[] whole = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(whole, whole.length - 20));
    assertThat(WeightsArchive.read(file)).isEmpty();
    Files.write(file, new byte[0]);
    assertThat(WeightsArchive.read(file)).isEmpty();
  }
}

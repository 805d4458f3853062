package eu.riscale.hub.weights.torch.pickle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.riscale.hub.weights.torch.pickle.PickleValue.Global;
import eu.riscale.hub.weights.torch.pickle.PickleValue.Items;
import eu.riscale.hub.weights.torch.pickle.PickleValue.Made;
import eu.riscale.hub.weights.torch.pickle.PickleValue.Mapping;
import eu.riscale.hub.weights.torch.pickle.PickleValue.Text;
import eu.riscale.hub.weights.torch.pickle.PickleValue.Whole;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Pickles that Python wrote (`make_torch_files.py`), and some that it never would.
class PickleReaderTest {
  private static final Path FILES = Path.of("src", "test", "resources", "torch");

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5})
  void readsWhatEveryProtocolWrites(int protocol) throws Exception {
    Mapping values =
        (Mapping) read(Files.readAllBytes(FILES.resolve("protocol-" + protocol + ".pkl")));

    Items list = (Items) get(values, "list");
    assertThat(list.values()).containsExactly(whole(1), whole(2));
    assertThat(values.get("again")).isSameAs(list);
    assertThat(((Items) get(values, "tuple")).values()).hasSize(4).contains(whole(4));
    assertThat(values.get("big")).isEqualTo(new Whole(BigInteger.TWO.pow(70)));
    assertThat(values.get("negative")).isEqualTo(whole(-(1L << 40)));
    assertThat(values.get("real")).isEqualTo(new PickleValue.Real(0.5));
    assertThat(values.get("none")).isEqualTo(new PickleValue.None());
    assertThat(values.get("yes")).isEqualTo(new PickleValue.Truth(true));
    assertThat(values.get("no")).isEqualTo(new PickleValue.Truth(false));
    assertThat(values.get("text")).isEqualTo(new Text("Zellkern ü"));
    assertThat(values.get("itself")).isSameAs(values);
    Made ordered = (Made) get(values, "ordered");
    assertThat(ordered.maker()).isEqualTo(new Global("collections", "OrderedDict"));
    assertThat(ordered.entries().get("a")).isEqualTo(whole(1));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5})
  void aFunctionThatAPickleCallsIsKeptAsItsName(int protocol) throws Exception {
    PickleReader reader = reader(Files.readAllBytes(FILES.resolve("attack-" + protocol + ".pkl")));

    Made attack = (Made) reader.read();

    assertThat(attack.maker()).isEqualTo(new Global("posix", "system"));
    assertThat(attack.arguments()).containsExactly(new Text("touch attacked"));
    assertThat(reader.globals()).containsExactly("posix.system");
  }

  @ParameterizedTest
  @CsvSource({
    "2e, uses a value",
    "302e, uses a value",
    "28, ends early",
    "742e, uses a value",
    "68052e, refers to value 5",
    "493132780a2e, where a number belongs",
    "4e284e4e752e, no dict",
    "7d284e4e4e752e, a key without a value",
    "4e612e, uses a value",
    "4e4e612e, no list",
    "286f2e, no class",
    "012e, unknown step 0x01",
    "587f7f7f7f, texts longer",
    "550a616263, ends early",
    "80062e, is of protocol 6"
  })
  void whatIsDamagedIsSaid(String pickle, String clause) {
    byte[] bytes = HexFormat.of().parseHex(pickle);
    assertThatThrownBy(() -> read(bytes))
        .isInstanceOf(PickleException.class)
        .hasMessageContaining(clause);
  }

  @Test
  void aShortPickleCannotTakeUpMuchMemory() {
    ByteArrayOutputStream marks = new ByteArrayOutputStream();
    for (int i = 0; i < 3_000_000; i++) {
      marks.write('(');
    }
    assertThatThrownBy(() -> read(marks.toByteArray()))
        .isInstanceOf(PickleException.class)
        .hasMessageContaining("deep");
    byte[] numbers = new byte[3_000_000];
    Arrays.fill(numbers, (byte) 'N');
    assertThatThrownBy(() -> read(numbers))
        .isInstanceOf(PickleException.class)
        .hasMessageContaining("at once");
  }

  @Test
  void damagedPicklesNeverFailOtherwise() throws Exception {
    byte[] whole = Files.readAllBytes(FILES.resolve("protocol-4.pkl"));
    for (int seed = 0; seed < 3000; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      byte[] damaged = whole.clone();
      for (int i = 0; i <= random.nextInt(4); i++) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
      }
      try {
        read(damaged);
      } catch (PickleException e) {
        assertThat(e.getMessage()).isNotBlank();
      }
    }
  }

  private static PickleValue get(Mapping values, String key) {
    return Objects.requireNonNull(values.get(key));
  }

  private static PickleReader reader(byte[] pickle) {
    return new PickleReader(new ByteArrayInputStream(pickle));
  }

  private static PickleValue read(byte[] pickle) throws Exception {
    return reader(pickle).read();
  }

  private static Whole whole(long value) {
    return new Whole(BigInteger.valueOf(value));
  }
}

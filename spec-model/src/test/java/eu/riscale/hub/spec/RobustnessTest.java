package eu.riscale.hub.spec;

import static org.assertj.core.api.Assertions.assertThat;

import eu.riscale.hub.spec.finding.Bug;
import eu.riscale.hub.spec.finding.Finding;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// No sequence of bytes makes hub fail. `-Dhub.mutations=100000` runs more than the usual few, over
/// the corpus as well where there is one.
final class RobustnessTest {
  private static final int MUTATIONS = Integer.getInteger("hub.mutations", 2_000);

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 20240501})
  void survivesChangedBytes(long seed) throws IOException {
    SplittableRandom random = new SplittableRandom(seed);
    List<byte[]> sources = sources();
    long slowest = 0;
    for (int i = 0; i < MUTATIONS / 2; i++) {
      int mutation = i;
      byte[] changed = changed(sources.get(random.nextInt(sources.size())), random);
      long start = System.nanoTime();
      assertThat(SpecValidator.validate(changed).findings())
          .as(() ->
              "seed %d, mutation %d:%n%s"
                  .formatted(seed, mutation, new String(changed, StandardCharsets.UTF_8)))
          .extracting(Finding::code)
          .doesNotContain(Bug.CODE);
      slowest = Math.max(slowest, System.nanoTime() - start);
    }
    System.out.printf(
        "Seed %d: the slowest of %,d inputs took %d ms.%n",
        seed, MUTATIONS / 2, slowest / 1_000_000);
  }

  private static List<byte[]> sources() throws IOException {
    List<byte[]> sources = new ArrayList<>();
    for (String base : List.of("model", "generic", "dataset", "application", "notebook")) {
      sources.add(TestFiles.read("rdf/base/" + base + ".yaml"));
    }
    if (MUTATIONS > 10_000 && Corpus.find().isPresent()) {
      Corpus.find().get().published().forEach(verdict -> sources.add(verdict.bytes()));
    }
    return sources;
  }

  /// A few bytes replaced, removed, doubled or swapped with a piece from elsewhere.
  private static byte[] changed(byte[] source, SplittableRandom random) {
    StringBuilder text = new StringBuilder(new String(source, StandardCharsets.ISO_8859_1));
    for (int n = 1 + random.nextInt(4); n > 0 && text.length() > 1; n--) {
      int at = random.nextInt(text.length());
      int end = Math.min(text.length(), at + 1 + random.nextInt(12));
      switch (random.nextInt(6)) {
        case 0 -> text.setCharAt(at, (char) random.nextInt(256));
        case 1 -> text.delete(at, end);
        case 2 -> text.insert(at, text.substring(at, end));
        case 3 -> text.insert(random.nextInt(text.length()), text.substring(at, end));
        case 4 -> text.setCharAt(at, ":-[]{}&*!|>'\"%@`,#?\n\t ".charAt(random.nextInt(22)));
        default ->
            text.replace(
                at,
                end,
                List.of(".inf", "null", "[[", "- -", "1e400", "*a", "&a ", "<<")
                    .get(random.nextInt(8)));
      }
    }
    return text.toString().getBytes(StandardCharsets.ISO_8859_1);
  }
}

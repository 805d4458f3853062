package eu.riscale.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The project holds what was written for it: nothing large, and nothing packed elsewhere.
class SmallFilesTest {
  private static final long MOST_BYTES = 1 << 20;
  private static final List<String> PACKED_ELSEWHERE =
      List.of(".whl", ".jar", ".so", ".dll", ".dylib");

  @ParameterizedTest
  @ValueSource(strings = {"app/src", "app/docs", "app/examples", "app/bin", "spec-model/src"})
  void eachFileIsSmallAndOfTheProject(String folder) throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("..", folder))) {
      assertThat(files.filter(Files::isRegularFile).toList())
          .isNotEmpty()
          .allSatisfy(file -> {
            assertThat(Files.size(file)).isLessThanOrEqualTo(MOST_BYTES);
            String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
            assertThat(PACKED_ELSEWHERE).noneMatch(name::endsWith);
          });
    }
  }
}

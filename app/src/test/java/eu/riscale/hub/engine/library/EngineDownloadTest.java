package eu.riscale.hub.engine.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import eu.riscale.hub.spec.file.Checksums;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// An engine is fetched from the address that a person gives, whole and the right one or not at
/// all.
class EngineDownloadTest {
  private static final byte[] CONTENT = {1, 2, 3, 4, 5};
  private static final String FILE = "hub-engine-onnx.zip";

  @TempDir Path dir;
  private HttpServer server;
  private EngineArchives archives;

  @BeforeEach
  void serve() throws IOException {
    String sha256 = Checksums.sha256(new ByteArrayInputStream(CONTENT)).hex();
    EngineArchive archive =
        new EngineArchive(OwnEngine.ONNX_RUNTIME, "1.28.0", FILE, CONTENT.length, sha256);
    archives = new EngineArchives(List.of(archive), List.of(dir.resolve("engines")));
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/there/", exchange -> answer(exchange, CONTENT));
    server.createContext("/longer/", exchange -> answer(exchange, new byte[6]));
    server.createContext("/other/", exchange -> answer(exchange, new byte[5]));
    server.createContext("/moved/", exchange -> move(exchange, "/there/" + FILE));
    server.createContext("/round/", exchange -> move(exchange, "/round/" + FILE));
    server.createContext("/file/", exchange -> move(exchange, "file:///etc/passwd"));
    server.createContext("/nowhere/", exchange -> move(exchange, "http://[::"));
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private static void answer(HttpExchange exchange, byte[] content) throws IOException {
    try (exchange) {
      exchange.sendResponseHeaders(200, content.length);
      exchange.getResponseBody().write(content);
    }
  }

  private static void move(HttpExchange exchange, String to) throws IOException {
    try (exchange) {
      exchange.getResponseHeaders().set("Location", to);
      exchange.sendResponseHeaders(302, -1);
    }
  }

  private URI address(String folder, String file) {
    return URI.create(
        "http://localhost:%d/%s/%s".formatted(server.getAddress().getPort(), folder, file));
  }

  private Path fetch(String folder) throws Exception {
    return new EngineDownload(archives).fetch(address(folder, FILE), dir);
  }

  @ParameterizedTest
  @ValueSource(strings = {"there", "moved"})
  void whatLiesThereIsInstalled(String folder) throws Exception {
    Path fetched = fetch(folder);
    assertThat(fetched).hasFileName(FILE).hasBinaryContent(CONTENT);

    Path installed = new EngineInstaller(archives).install(fetched).file();
    assertThat(installed).hasBinaryContent(CONTENT);
  }

  @Test
  void anotherFileIsRefused() throws Exception {
    Path fetched = fetch("other");

    assertThatExceptionOfType(EngineInstaller.Unfit.class)
        .isThrownBy(() -> new EngineInstaller(archives).install(fetched))
        .withMessage(
            "its checksum is not the one that hub knows, so it is damaged or of another hub");
    assertThat(Files.exists(dir.resolve("engines"))).isFalse();
  }

  @Test
  void noMoreIsTakenThanTheEngineHas() {
    assertThatExceptionOfType(EngineInstaller.Unfit.class)
        .isThrownBy(() -> fetch("longer"))
        .withMessage("more comes than the 5 bytes of it");
  }

  @Test
  void onlyEnginesOfThisHubAreFetched() {
    assertThatExceptionOfType(EngineInstaller.Unfit.class)
        .isThrownBy(() -> new EngineDownload(archives).fetch(address("there", "model.zip"), dir))
        .withMessage(
            "the address has to end in the name of an engine of this hub: hub-engine-onnx.zip");
  }

  @ParameterizedTest
  @CsvSource({
    "missing, the server answers with status 404",
    "round, the server sends on more than 5 times",
    "file, the server sends on to something else than http",
    "nowhere, the server sends on to something that is no address",
  })
  void aServerLeadsNowhereElse(String folder, String why) {
    assertThatExceptionOfType(IOException.class).isThrownBy(() -> fetch(folder)).withMessage(why);
  }

  @ParameterizedTest
  @ValueSource(strings = {"engines/", "https:/a/b.zip", "file:///a/b.zip", "https://", "http:// a"})
  void whatIsNoAddressIsAFile(String text) {
    assertThat(EngineDownload.address(text)).isEmpty();
  }
}

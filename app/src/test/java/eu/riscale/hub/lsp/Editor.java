package eu.riscale.hub.lsp;

import static org.assertj.core.api.Assertions.assertThat;

import eu.riscale.hub.Hub;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.FutureTask;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// An editor that speaks to `hub lsp` by the bytes of the protocol (specification 3.17, base
/// protocol), and knows nothing of the library that hub answers with.
final class Editor implements AutoCloseable {
  private static final JsonMapper JSON = new JsonMapper();

  private final PipedOutputStream toHub = new PipedOutputStream();
  private final InputStream fromHub;
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final FutureTask<Integer> hub;
  private final Deque<JsonNode> told = new ArrayDeque<>();
  private int asked;

  Editor() throws IOException {
    PipedInputStream stdin = new PipedInputStream(toHub, 1 << 20);
    PipedInputStream out = new PipedInputStream(1 << 20);
    OutputStream stdout = new PipedOutputStream(out);
    fromHub = new BufferedInputStream(out);
    hub =
        new FutureTask<>(() -> {
          try (stdout) {
            return Hub.run(new String[] {"lsp"}, stdin, stdout, err);
          }
        });
    Thread thread = new Thread(hub, "hub lsp");
    thread.setDaemon(true);
    thread.start();
  }

  /// Asks, and waits for the answer; what hub tells meanwhile is kept.
  JsonNode ask(String method, String params) throws IOException {
    int id = ++asked;
    send(
        "{\"jsonrpc\":\"2.0\",\"id\":%d,\"method\":\"%s\",\"params\":%s}"
            .formatted(id, method, params));
    while (true) {
      JsonNode message = read();
      if (message.has("id") && message.get("id").asInt() == id) {
        assertThat(message.has("error")).as("%s", message).isFalse();
        return message.path("result");
      }
      told.add(message);
    }
  }

  void tell(String method, String params) throws IOException {
    send("{\"jsonrpc\":\"2.0\",\"method\":\"%s\",\"params\":%s}".formatted(method, params));
  }

  void open(String uri, String text) throws IOException {
    tell(
        "textDocument/didOpen",
        "{\"textDocument\":{\"uri\":%s,\"languageId\":\"yaml\",\"version\":1,\"text\":%s}}"
            .formatted(quoted(uri), quoted(text)));
  }

  void change(String uri, int version, String text) throws IOException {
    tell(
        "textDocument/didChange",
        "{\"textDocument\":{\"uri\":%s,\"version\":%d},\"contentChanges\":[{\"text\":%s}]}"
            .formatted(quoted(uri), version, quoted(text)));
  }

  /// The next diagnostics, which hub sends of its own accord.
  JsonNode diagnostics() throws IOException {
    JsonNode next = told.isEmpty() ? read() : told.remove();
    assertThat(next.path("method").asString()).isEqualTo("textDocument/publishDiagnostics");
    return next.path("params");
  }

  /// Asks something about a place, given by the text before it.
  JsonNode askAt(String method, String uri, String text, String before) throws IOException {
    assertThat(text).contains(before);
    return ask(
        method,
        "{\"textDocument\":{\"uri\":%s},\"position\":%s}"
            .formatted(quoted(uri), position(text, text.indexOf(before) + before.length())));
  }

  static String position(String text, int offset) {
    String before = text.substring(0, offset);
    long line = before.chars().filter(c -> c == '\n').count();
    return "{\"line\":%d,\"character\":%d}"
        .formatted(line, offset - (before.lastIndexOf('\n') + 1));
  }

  /// The text after changes of it, none of which lies in another.
  static String applied(String text, JsonNode edits) {
    List<JsonNode> fromTheEnd = new ArrayList<>();
    edits.forEach(fromTheEnd::add);
    fromTheEnd.sort(
        Comparator.comparingInt((JsonNode edit) -> offset(text, edit, "start")).reversed());
    StringBuilder changed = new StringBuilder(text);
    for (JsonNode edit : fromTheEnd) {
      changed.replace(
          offset(text, edit, "start"), offset(text, edit, "end"), edit.get("newText").asString());
    }
    return changed.toString();
  }

  private static int offset(String text, JsonNode edit, String end) {
    JsonNode place = edit.get("range").get(end);
    int line = 0;
    for (int i = 0; i < place.get("line").asInt(); i++) {
      line = text.indexOf('\n', line) + 1;
    }
    return line + place.get("character").asInt();
  }

  static String quoted(String text) {
    return JSON.writeValueAsString(text);
  }

  private void send(String json) throws IOException {
    byte[] body = json.getBytes(StandardCharsets.UTF_8);
    toHub.write(
        ("Content-Length: " + body.length + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
    toHub.write(body);
    toHub.flush();
  }

  /// One message; anything else on standard output fails.
  private JsonNode read() throws IOException {
    StringBuilder head = new StringBuilder();
    while (!head.toString().endsWith("\r\n\r\n")) {
      int c = fromHub.read();
      assertThat(c).as("end of standard output after: %s", head).isNotNegative();
      head.append((char) c);
    }
    assertThat(head.toString()).matches("Content-Length: \\d+\r\n\r\n");
    int length = Integer.parseInt(head.toString().replaceAll("\\D", ""));
    return JSON.readTree(fromHub.readNBytes(length));
  }

  /// Nothing more is said.
  void hangUp() throws IOException {
    toHub.close();
  }

  /// @return the exit status, once all of standard output was read
  int status() throws Exception {
    int status = hub.get();
    assertThat(fromHub.readAllBytes()).isEmpty();
    assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
    return status;
  }

  @Override
  public void close() throws IOException {
    toHub.close();
    fromHub.close();
  }
}

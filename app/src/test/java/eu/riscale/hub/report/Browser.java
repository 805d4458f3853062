package eu.riscale.hub.report;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A real browser without a window. Tests are skipped, with a message, where there is none.
final class Browser {
  private static final List<String> PROGRAMS =
      List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");

  private Browser() {}

  /// Shows a page in a frame of a given size and gives what a script beside the frame makes of it.
  /// (The page itself runs no scripts, and its own rules on what may be loaded hold in the frame.)
  ///
  /// @param script the body of a function of the frame's document that returns a text
  static String read(String page, int width, int height, String script, Path dir)
      throws IOException, InterruptedException {
    String frame = page.replace("&", "&amp;").replace("\"", "&quot;");
    String beside =
        """
        <!doctype html><meta charset="utf-8"><body><pre id="result"></pre>
        <iframe id="frame" style="border:0;width:%dpx;height:%dpx" srcdoc="%s"></iframe>
        <script>
        const read = (document, window) => { %s };
        onload = () => {
          const frame = document.getElementById("frame");
          document.getElementById("result").textContent =
            read(frame.contentDocument, frame.contentWindow);
        };
        </script>
        """
            .formatted(width, height, frame, script);
    Path file = Files.writeString(dir.resolve("beside.html"), beside);
    String dom = run(dir, "--dump-dom", file.toUri().toString());
    int from = dom.indexOf("<pre id=\"result\">") + "<pre id=\"result\">".length();
    return dom.substring(from, dom.indexOf("</pre>", from)).replace("&gt;", ">");
  }

  private static String run(Path dir, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(program().toString());
    command.addAll(List.of("--headless", "--no-sandbox", "--disable-gpu", "--no-first-run"));
    command.addAll(List.of("--disable-background-networking", "--disable-component-update"));
    command.add("--user-data-dir=" + dir.resolve("profile"));
    command.addAll(List.of(arguments));
    Path out = dir.resolve("dom.html");
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(out.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IOException("the browser did not come to an end");
    }
    return Files.readString(out, StandardCharsets.UTF_8);
  }

  private static Path program() {
    for (String folder : System.getenv("PATH").split(":", -1)) {
      for (String name : PROGRAMS) {
        Path program = Path.of(folder, name);
        if (Files.isExecutable(program)) {
          return program;
        }
      }
    }
    return abort("no browser: install Chromium to run this test");
  }
}

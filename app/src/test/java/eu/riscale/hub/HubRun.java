package eu.riscale.hub;

import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;

/// One command line, run by the path that `main` takes: its exit status and what it printed.
public record HubRun(int status, String out, String err) {

  public static HubRun of(String... args) {
    return withInput("", args);
  }

  public static HubRun withInput(String stdin, String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int status =
        Hub.run(
            args,
            new ByteArrayInputStream(stdin.getBytes(StandardCharsets.UTF_8)),
            new PrintWriter(out),
            new PrintWriter(err));
    return new HubRun(status, out.toString(), err.toString());
  }
}

package eu.riscale.hub;

import eu.riscale.hub.process.CommandProgram;
import eu.riscale.hub.process.Conditions;
import eu.riscale.hub.process.ModelTest;
import eu.riscale.hub.process.ModelTests;
import eu.riscale.hub.run.result.TestWatch;
import eu.riscale.hub.work.ResourceResult;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/// One command line, run by the path that `main` takes: its exit status and what it printed.
public record HubRun(int status, String out, String err) {

  public static HubRun of(String... args) {
    return withInput("", args);
  }

  public static HubRun withInput(String stdin, String... args) {
    return run(stdin, Hub::run, args);
  }

  /// The same, but models are run in this process: that starts no Java and no engine anew, for
  /// tests of what is found in models that end no process.
  public static HubRun here(String... args) {
    return run(
        "", (words, in, out, err) -> Hub.run(words, in, out, err, arguments -> new Here()), args);
  }

  private record Here() implements ModelTests {
    @Override
    public ResourceResult test(ModelTest test, Conditions conditions) {
      return test.here(TestWatch.NONE, soFar -> {});
    }

    @Override
    public void close() {}
  }

  private static HubRun run(String stdin, CommandProgram.Command hub, String... args) {
    ByteArrayInputStream in = new ByteArrayInputStream(stdin.getBytes(StandardCharsets.UTF_8));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int status = hub.run(args, in, out, err);
    return new HubRun(
        status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }
}

package eu.riscale.hub;

import eu.riscale.hub.process.Conditions;
import eu.riscale.hub.process.ModelProcesses;
import eu.riscale.hub.process.ModelTest;
import eu.riscale.hub.process.ModelTests;
import eu.riscale.hub.run.result.TestWatch;
import eu.riscale.hub.work.ResourceResult;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;

/// One command line, run by the path that `main` takes: its exit status and what it printed.
public record HubRun(int status, String out, String err) {

  public static HubRun of(String... args) {
    return withInput("", args);
  }

  public static HubRun withInput(String stdin, String... args) {
    return run(stdin, ModelProcesses::begin, args);
  }

  /// The same, but models are tested in this process: that starts no Java and no engine anew, for
  /// tests of what is found in models that end no process.
  public static HubRun here(String... args) {
    return run("", arguments -> new Here(), args);
  }

  private record Here() implements ModelTests {
    @Override
    public ResourceResult test(ModelTest test, Conditions conditions) {
      return test.here(TestWatch.NONE, soFar -> {});
    }

    @Override
    public void close() {}
  }

  private static HubRun run(
      String stdin, Function<List<String>, ModelTests> tests, String... args) {
    ByteArrayInputStream in = new ByteArrayInputStream(stdin.getBytes(StandardCharsets.UTF_8));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int status = Hub.run(args, in, out, err, tests);
    return new HubRun(
        status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }
}

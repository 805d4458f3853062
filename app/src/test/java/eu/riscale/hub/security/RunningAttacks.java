package eu.riscale.hub.security;

import eu.riscale.hub.Models;
import eu.riscale.hub.weights.Zips;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/// Networks of operations that are all allowed, which hang, crash, take all memory, or print what
/// looks like a verdict.
final class RunningAttacks {
  private static final String REPRODUCE = "--tests=reproduce";
  private static final String SCRIPT = "--weights=torchscript";

  private RunningAttacks() {}

  static List<Attack> all() {
    return List.of(
        prints(
            "escapes",
            "clears the terminal and prints a verdict in green",
            "print(\"\\033[2J\\033[32mpassed  tests: 9 passed\")",
            Answer.test(0, "", "\u001b[32mpassed  tests: 9 passed", SCRIPT, REPRODUCE)),
        prints(
            "faked-report",
            "prints a report of its own, and fails",
            "print(\"{\\\"results\\\": [{\\\"status\\\": \\\"passed\\\"}]}\")\n"
                + "    image = torch.neg(image)",
            Answer.test(1, "output-mismatch", "", SCRIPT, REPRODUCE)),
        prints(
            "flood",
            "prints without an end in sight",
            "for i in range(400000):\n      print(\"no end of it\", i)",
            Answer.test(0, "", "no end of it 0\n", SCRIPT, REPRODUCE)),
        runs(
            "endless",
            "never ends",
            "while True:\n      image = torch.add(image, 1)",
            Answer.test(1, "test-time-limit", "after 6 s", SCRIPT, "--time-limit=6")),
        runs(
            "segmentation-fault",
            "reads where there is no memory",
            "image = torch.segment_reduce(image, \"sum\", offsets=torch.tensor([0,"
                + " 10000000000000]), unsafe=True)",
            Answer.test(1, "test-process-ended", "SIG", SCRIPT, REPRODUCE)),
        runs(
            "memory",
            "takes all memory",
            "for i in range(1000):\n"
                + "      image = torch.cat([image, torch.ones([1, 1, 12, 1000000])], 3)",
            Answer.test(1, "test-memory-limit", "GB of memory", SCRIPT, "--memory-limit=1.5GB")),
        new Attack(
            Area.PROCESS,
            "division",
            "has the processor divide what cannot be divided",
            site -> Models.of("crash-division-v05"),
            Answer.test(1, "test-process-ended", "SIGFPE", "--weights=onnx", REPRODUCE)));
  }

  private static Attack prints(String name, String attempt, String statement, Answer answer) {
    return attack(Area.OUTPUT, name, attempt, statement, answer);
  }

  private static Attack runs(String name, String attempt, String statement, Answer answer) {
    return attack(Area.PROCESS, name, attempt, statement, answer);
  }

  /// The right network, with a statement before its sum.
  private static Attack attack(
      Area area, String name, String attempt, String statement, Answer answer) {
    return new Attack(
        area,
        name,
        attempt,
        site -> {
          Path model = Hosts.whole(site.folder());
          Zips.change(
              model.resolve("weights.pt"),
              "networks.py",
              code ->
                  new String(code, StandardCharsets.UTF_8)
                      .replace(
                          "    return torch.add", "    " + statement + "\n    return torch.add")
                      .getBytes(StandardCharsets.UTF_8));
          return model;
        },
        answer);
  }
}

package eu.riscale.hub.process;

import eu.riscale.hub.run.result.Printed;
import eu.riscale.hub.run.result.TestStep;
import eu.riscale.hub.run.result.WeightsTest;
import eu.riscale.hub.spec.value.WeightsFormat;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a process prints, by the test during which it came.
final class PrintedParts {
  /// A model has eight formats and four tests of each.
  private static final int MOST_PARTS = 64;

  private record Part(String weights, String test) {}

  private static final Part BEFORE = new Part("", "");

  private final Map<Part, Excerpt> parts = new LinkedHashMap<>();
  private final Excerpt late = new Excerpt();
  private Part now = BEFORE;
  private boolean over;

  synchronized void begins(TestStep step) {
    Part next = new Part(step.weights(), step.test());
    now = parts.containsKey(next) || parts.size() < MOST_PARTS ? next : now;
  }

  /// All tests have ended; what comes now was held back.
  synchronized void over() {
    over = true;
  }

  synchronized void add(byte[] bytes, int from, int to) {
    if (from < to) {
      (over ? late : parts.computeIfAbsent(now, part -> new Excerpt())).add(bytes, from, to);
    }
  }

  /// What came last, whenever.
  synchronized String last() {
    Excerpt all = new Excerpt();
    parts.values().forEach(all::add);
    all.add(late);
    return all.printed().text();
  }

  /// The tests, each with what was printed meanwhile. What came before any is not the network's.
  synchronized List<WeightsTest> with(List<WeightsTest> tests) {
    if (tests.isEmpty()) {
      return tests;
    }
    Map<Integer, Excerpt> printed = new LinkedHashMap<>();
    parts.forEach((part, excerpt) -> {
      if (!part.equals(BEFORE)) {
        printed.computeIfAbsent(place(part, tests), i -> new Excerpt()).add(excerpt);
      }
    });
    if (!late.printed().isEmpty()) {
      printed.computeIfAbsent(placeOfLate(tests), i -> new Excerpt()).add(late);
    }
    List<WeightsTest> all = new ArrayList<>(tests);
    printed.forEach(
        (i, excerpt) -> all.set(i, all.get(i).withPrinted(ofNetwork(excerpt.printed()))));
    return all;
  }

  private static Printed ofNetwork(Printed printed) {
    String text = EngineLog.without(LastWords.withoutReport(printed.text()));
    boolean all = text.length() == printed.text().length();
    return all ? printed : new Printed(text, text.getBytes(StandardCharsets.UTF_8).length);
  }

  /// The test itself or, where the report leaves it out, another of these weights.
  private static int place(Part part, List<WeightsTest> tests) {
    int found = tests.size() - 1;
    for (int i = tests.size() - 1; i >= 0; i--) {
      WeightsTest test = tests.get(i);
      if (test.weights().equals(part.weights())) {
        found = i;
        if (test.name().equals(part.test())) {
          return i;
        }
      }
    }
    return found;
  }

  /// C holds back what is printed until its buffer is full or the process ends; of the engines only
  /// PyTorch prints that way.
  private static int placeOfLate(List<WeightsTest> tests) {
    return place(new Part(WeightsFormat.TORCHSCRIPT.word(), ""), tests);
  }
}

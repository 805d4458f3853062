package eu.riscale.hub.spec.finding;

import eu.riscale.hub.spec.secret.Shown;

/// A failure of hub itself. It is told as a finding of the part that failed, so that it takes
/// nothing else along.
public final class Bug {
  public static final Code CODE =
      Code.error("bug-in-hub", "hub failed where it should not have.")
          .why("This is no fault of the model; whatever else can be checked still is.")
          .section("hub, exit status 5")
          .example(
              "hub validate model.yaml  # ends with the status 5",
              "report the description to the authors of hub, and try a newer version");

  private static final String HUB = "eu.riscale.hub.";
  private static final int LONGEST_CAUSE = 500;

  /// What may fail.
  ///
  /// @param <E> what it throws where not hub is broken but the world, such as a disk
  @FunctionalInterface
  public interface Work<E extends Exception> {
    void run() throws E;
  }

  private Bug() {}

  /// Runs a part of hub; where that fails, the failure becomes a finding.
  ///
  /// @param part such as a rule
  /// @param at the place in the description that the part looks at
  public static <E extends Exception> void guard(
      Class<?> part, RdfPath at, Findings out, Work<E> work) throws E {
    try {
      work.run();
    } catch (RuntimeException | StackOverflowError e) {
      out.add(of(part, at, e));
    }
  }

  /// The finding that a part of hub failed.
  ///
  /// @param part such as a rule
  /// @param at the place in the description that the part looks at
  public static Finding of(Class<?> part, RdfPath at, Throwable e) {
    return of(part.getSimpleName(), at, e);
  }

  /// The finding that hub failed somewhere in a larger work.
  public static Finding of(RdfPath at, Throwable e) {
    return of("hub", at, e);
  }

  private static Finding of(String part, RdfPath at, Throwable e) {
    String cause = e.toString();
    String shown =
        cause.length() > LONGEST_CAUSE ? Shown.start(cause, LONGEST_CAUSE) + " …" : cause;
    return Finding.of(CODE, at, part + " failed with " + shown + where(e) + ".")
        .hint("This is a fault of hub, not of your model: please report it with the description.");
  }

  /// The innermost line of hub itself; what it called of others says less.
  private static String where(Throwable e) {
    for (StackTraceElement line : e.getStackTrace()) {
      if (line.getClassName().startsWith(HUB)) {
        return " at " + line;
      }
    }
    return "";
  }
}

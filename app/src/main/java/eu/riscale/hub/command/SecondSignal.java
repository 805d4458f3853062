package eu.riscale.hub.command;

import java.lang.reflect.Proxy;
import java.util.List;

/// The second Ctrl-C, of somebody who does not want to wait for reports. Without this a JVM that is
/// ending hears of no signal but SIGKILL.
final class SecondSignal {
  private SecondSignal() {}

  /// Called once the process is ending. By reflection, the only one in hub: `sun.misc.Signal` is
  /// the one way to hear a signal in Java, and `javac` warns of the name whatever is suppressed,
  /// which this build takes for an error.
  static void endsAtOnce() {
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      for (String name : List.of("INT", "TERM")) {
        Object one = signal.getConstructor(String.class).newInstance(name);
        int number = (int) signal.getMethod("getNumber").invoke(one);
        Object halt =
            Proxy.newProxyInstance(
                handler.getClassLoader(),
                new Class<?>[] {handler},
                (proxy, method, arguments) -> {
                  Runtime.getRuntime().halt(128 + number);
                  return null;
                });
        signal.getMethod("handle", signal, handler).invoke(null, one, halt);
      }
    } catch (ReflectiveOperationException | IllegalArgumentException e) {
      return; // A JVM without them, which ends by the first signal all the same.
    }
  }
}

package eu.riscale.hub.command.shell;

import eu.riscale.hub.report.About;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// The part of a shell's script that is the same whatever the commands are.
///
/// @param text with `@version@`, and a line `@commands@` where the other part belongs
record ScriptFrame(String text) {

  static ScriptFrame of(Shell shell) {
    String name = "hub." + shell.word();
    try (InputStream in = ScriptFrame.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is not on the class path");
      }
      return new ScriptFrame(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String around(String commands) {
    return text.replace("@version@", About.VERSION).replace("@commands@\n", commands);
  }
}

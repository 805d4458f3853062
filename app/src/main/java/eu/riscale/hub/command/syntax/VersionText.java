package eu.riscale.hub.command.syntax;

import eu.riscale.hub.engine.library.OwnLibraries;
import eu.riscale.hub.report.About;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.IVersionProvider;

/// What `hub --version` prints: hub's own version, the specifications it knows, and the engines
/// that it brings. What else this machine has, `hub inspect --engines` finds out.
final class VersionText implements IVersionProvider {
  @Override
  public String[] getVersion() {
    List<String> lines = new ArrayList<>();
    lines.add("hub " + About.VERSION);
    About.specVersions()
        .forEach((type, versions) -> lines.add("  " + type + " " + String.join(", ", versions)));
    lines.add("  Java " + Runtime.version());
    OwnLibraries.versions()
        .forEach((name, version) ->
            lines.add("  " + name + (version.isEmpty() ? ": none here" : " " + version)));
    return lines.toArray(String[]::new);
  }
}

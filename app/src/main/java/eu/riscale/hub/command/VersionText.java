package eu.riscale.hub.command;

import eu.riscale.hub.report.About;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.IVersionProvider;

/// What `hub --version` prints: hub's own version and the specifications it knows.
public final class VersionText implements IVersionProvider {
  @Override
  public String[] getVersion() {
    List<String> lines = new ArrayList<>();
    lines.add("hub " + About.VERSION);
    About.specVersions()
        .forEach((type, versions) -> lines.add("  " + type + " " + String.join(", ", versions)));
    lines.add("  Java " + Runtime.version());
    return lines.toArray(String[]::new);
  }
}

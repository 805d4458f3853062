package eu.riscale.hub.security;

import java.nio.file.Path;
import java.util.Locale;

/// Something that a file of a model tries, and what hub is to answer.
///
/// @param name a word, unlike those of other attacks of the area
/// @param attempt what would happen if hub, or a library that it uses, did as it is told
/// @param files makes the attack
record Attack(Area area, String name, String attempt, Maker files, Answer answer) {

  /// @param folder empty, for the files
  /// @param mark a file that the attack writes where it succeeds
  record Site(Path folder, Path mark) {}

  @FunctionalInterface
  interface Maker {
    /// For areas of weights the weights file, for others the folder or zip to be named to hub.
    Path in(Site site) throws Exception;
  }

  /// What is named on the command line.
  Path source(Site site) throws Exception {
    Path made = files.in(site);
    return area.isWeights() ? Hosts.around(made, area, site.folder()) : made;
  }

  /// Such as `torchscript/save`, one for each.
  String id() {
    return area.name().toLowerCase(Locale.ROOT).replace('_', '-') + "/" + name;
  }

  /// The name of its test.
  @Override
  public String toString() {
    return id();
  }
}

package eu.riscale.hub.command.option;

import eu.riscale.hub.command.syntax.Given;
import eu.riscale.hub.command.syntax.Part;
import eu.riscale.hub.run.tiling.TilePlanner;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;

/// How large images are cut into tiles.
public final class TileOptions implements Part {
  private static final int LARGEST = 1 << 24;

  private final Given<List<String>> tile =
      Given.options(
              "--tile",
              "SIZE",
              "Run in tiles of this size, such as 512, or y=512,x=256 (default: whole, or the"
                  + " largest that the model takes and the memory suffices for).")
          .withCommas();

  private final Given<List<String>> halo =
      Given.options(
              "--halo",
              "SIZE",
              "So many pixels at each end of a tile do not count, such as 32, or y=32,x=16"
                  + " (default: as the description says).")
          .withCommas();

  @Override
  public void addTo(CommandSpec command) {
    tile.addTo(command);
    halo.addTo(command);
  }

  public TilePlanner.Wishes wishes() {
    return new TilePlanner.Wishes(sizes(tile, "--tile", 1), sizes(halo, "--halo", 0));
  }

  /// By the ids of axes; of the axis `""` for all.
  private static Map<String, Integer> sizes(Given<List<String>> given, String name, int least) {
    Map<String, Integer> sizes = new HashMap<>();
    for (String word : given.or(List.of())) {
      int sign = word.indexOf('=');
      String axis = sign < 0 ? "" : word.substring(0, sign);
      String number = word.substring(sign + 1);
      boolean isNumber = number.matches("\\d{1,8}");
      if (!isNumber || Integer.parseInt(number) < least || Integer.parseInt(number) > LARGEST) {
        throw given.wrong(
            "%s %s: give a whole number, or one for an axis, such as y=512.".formatted(name, word));
      }
      if (sizes.put(axis, Integer.parseInt(number)) != null) {
        throw given.wrong("%s %s: one size for each axis.".formatted(name, word));
      }
    }
    return sizes;
  }
}

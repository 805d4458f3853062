package eu.riscale.hub.run;

import eu.riscale.hub.engine.EngineException;
import eu.riscale.hub.proc.OpException;
import eu.riscale.hub.run.comparison.Comparison;
import eu.riscale.hub.run.comparison.Figures;
import eu.riscale.hub.run.comparison.OutputComparison;
import eu.riscale.hub.run.diagnosis.Differences;
import eu.riscale.hub.run.result.ComparedOutput;
import eu.riscale.hub.run.result.OutputView;
import eu.riscale.hub.run.result.RunCodes;
import eu.riscale.hub.run.result.TestLog;
import eu.riscale.hub.run.result.TestPhase;
import eu.riscale.hub.run.tiling.Line;
import eu.riscale.hub.run.tiling.ReceptiveField;
import eu.riscale.hub.run.tiling.ReceptiveField.Reach;
import eu.riscale.hub.run.tiling.Stitched;
import eu.riscale.hub.run.tiling.TilePlan;
import eu.riscale.hub.run.tiling.TilePlanner;
import eu.riscale.hub.run.tiling.TilePlanner.Wishes;
import eu.riscale.hub.run.tiling.Tiles;
import eu.riscale.hub.run.tiling.TilingException;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.Severity;
import eu.riscale.hub.spec.view.ModelView;
import eu.riscale.hub.spec.view.Side;
import eu.riscale.hub.spec.view.TensorView;
import eu.riscale.hub.tensor.Cropping;
import eu.riscale.hub.tensor.Tensor;
import eu.riscale.hub.tensor.picture.ComparedPlanes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The test that an image in tiles gives what the whole image gives: how far the network sees is
/// measured and held against the halo that is described, and tiles with that halo are held against
/// the whole.
final class InTiles {
  private static final int LONGEST = 4096;

  private static final String WHOLE_ALONE =
      "Say in the documentation that images must not be cut into tiles; or train without what takes"
          + " in the whole image, such as pooling over all of it or normalisation by instance.";

  private final ModelView subject;
  private final TestTensors tensors;
  private final ReproduceOutputs.Shown shown;
  private final List<String> given;
  private final List<Line> lines;

  /// @param shown what is kept and shown of tiles, the whole and their difference
  InTiles(ModelView subject, TestTensors tensors, ReproduceOutputs.Shown shown) {
    this.subject = subject;
    this.tensors = tensors;
    this.shown = shown;
    this.given = tensors.inputs().stream().map(input -> input.id()).toList();
    this.lines = new TilePlanner(subject, given, Wishes.NONE).lines();
  }

  void run(Network network, TestLog log) throws EngineException {
    if (lines.stream().noneMatch(ReceptiveField::isMeasured)) {
      log.skip(
          "The outputs have no axis of time or space that follows one of the inputs, so that they"
              + " cannot be put together from tiles.");
      return;
    }
    log.doing("measuring how far the network sees");
    long start = System.nanoTime();
    List<Reach> reaches = new ReceptiveField(lines, fed(), inputs -> network.run(inputs)).measure();
    log.took(TestPhase.RUN, start);
    log.doing("comparing tiles with the whole");
    Optional<Compared> compared = compared(network, reaches, log);
    log.detail(
        seen(reaches)
            + compared
                .map(it -> "; " + it.plan() + " within " + Figures.of(it.largest()))
                .orElse("; tiles were not compared with a whole, for want of a size for both"));
    conclude(reaches, compared, log);
  }

  private List<Tensor> fed() {
    return tensors.fed();
  }

  private static String seen(List<Reach> reaches) {
    List<String> parts = new ArrayList<>();
    for (Reach reach : reaches) {
      parts.add(
          "%s%d along %s (halo %d)"
              .formatted(
                  reach.isBounded() ? "" : "at least ",
                  reach.halo(),
                  reach.line().id(),
                  reach.line().halo()));
    }
    return "sees " + String.join(", ", parts);
  }

  /// What came of the comparison.
  ///
  /// @param plan how the image was cut, in words
  /// @param largest difference inside the image
  private record Compared(String plan, double largest, Optional<OutputComparison> worst) {}

  /// Empty where there are no sizes for it.
  private Optional<Compared> compared(Network network, List<Reach> reaches, TestLog log)
      throws EngineException {
    Map<String, Integer> tile = new HashMap<>();
    Map<Line, Integer> lengths = new HashMap<>();
    Map<Line, Integer> borders = new HashMap<>();
    for (Reach reach : reaches) {
      Line line = reach.line();
      int border = Math.max(line.halo(), reach.isBounded() ? reach.halo() : 0);
      long size = line.from(4L * Math.max(1, line.halo())).orElse(0);
      long whole = line.from(3 * size + 2L * border).orElse(0);
      if (size == 0 || whole == 0 || whole > LONGEST) {
        return Optional.empty();
      }
      tile.put(line.id(), (int) size);
      lengths.put(line, (int) whole);
      borders.put(line, border);
    }
    List<Tensor> large = larger(lengths);
    try {
      TilePlan plan =
          new TilePlanner(subject, given, new Wishes(tile, Map.of()))
              .plan(large.stream().map(Tensor::shape).toList(), elements -> true);
      long start = System.nanoTime();
      List<Tensor> whole = network.run(large);
      List<Tensor> stitched = stitched(network, plan, large);
      log.took(TestPhase.RUN, start);
      return Optional.of(compared(network, plan, borders, whole, stitched, log));
    } catch (TilingException e) {
      log.note(
          Finding.of(RunCodes.TILES_DIFFER, log.at(), e.getMessage())
              .severity(Severity.ALERT)
              .hint(e.hint()));
      return Optional.empty();
    }
  }

  private List<Tensor> larger(Map<Line, Integer> lengths) {
    List<Tensor> large = new ArrayList<>();
    for (int tensor = 0; tensor < fed().size(); tensor++) {
      Tensor input = fed().get(tensor);
      List<Long> shape =
          new ArrayList<>(Arrays.stream(input.shape()).mapToObj(Long::valueOf).toList());
      for (Map.Entry<Line, Integer> each : lengths.entrySet()) {
        for (Line.Place place : each.getKey().inputs()) {
          if (place.tensor() == tensor) {
            shape.set(place.axis(), (long) place.of(each.getValue()));
          }
        }
      }
      large.add(Resized.of(input, shape));
    }
    return large;
  }

  private static List<Tensor> stitched(Network network, TilePlan plan, List<Tensor> large)
      throws EngineException, TilingException {
    List<Stitched> outputs = new ArrayList<>();
    for (int i = 0; i < plan.outputs().size(); i++) {
      outputs.add(new Stitched(plan, i));
    }
    for (int at = 0; at < plan.count(); at++) {
      List<Tensor> tile = new ArrayList<>();
      for (int i = 0; i < large.size(); i++) {
        tile.add(Tiles.of(large.get(i), plan.input(at, i), plan.inputs().get(i).pad()));
      }
      List<Tensor> made = network.run(tile);
      for (int i = 0; i < outputs.size(); i++) {
        outputs.get(i).add(at, made.get(i).withAxes(plan.outputs().get(i).axisIds()));
      }
    }
    return outputs.stream().map(Stitched::result).toList();
  }

  private Compared compared(
      Network network,
      TilePlan plan,
      Map<Line, Integer> borders,
      List<Tensor> whole,
      List<Tensor> stitched,
      TestLog log) {
    double largest = 0;
    Optional<OutputComparison> worst = Optional.empty();
    for (int i = 0; i < whole.size(); i++) {
      TensorView output = subject.outputs().get(i);
      Tensor one = inside(finished(i, stitched.get(i)), i, borders);
      Tensor other = inside(finished(i, whole.get(i).withAxes(output.axisIds())), i, borders);
      OutputComparison comparison =
          Comparison.of(output.id(), one, other, network.weights().tolerances().get(i));
      log.compared(ComparedOutput.of(comparison).seen(view(one, other, comparison)));
      largest = Math.max(largest, comparison.maxAbsDiff());
      if (!comparison.passes() && worst.isEmpty()) {
        worst = Optional.of(comparison);
      }
      shown
          .keep()
          .ifPresent(folder ->
              KeptFiles.writeTiles(
                  folder, network.weights().format(), output.id(), one, other, log));
    }
    int[] tile = plan.input(0, 0).shape();
    return new Compared(
        "%d tiles of %s"
            .formatted(plan.count(), Tensor.shapeText(Arrays.stream(tile).boxed().toList())),
        largest,
        worst);
  }

  /// Where tiles differ from the whole, as a map.
  private Optional<OutputView> view(Tensor tiles, Tensor whole, OutputComparison comparison) {
    if (shown.pictures() == 0) {
      return Optional.empty();
    }
    return Optional.of(
        new OutputView(
            Differences.histogram(tiles, whole),
            ComparedPlanes.of(
                List.of(),
                new ComparedPlanes.Named(comparison.id(), whole),
                tiles,
                List.of(),
                new ComparedPlanes.Limits(shown.pictures(), comparison.tolerance().atol()))));
  }

  /// After the steps that follow the network; as it is where one of them fails, which another test
  /// tells.
  private Tensor finished(int index, Tensor raw) {
    try {
      return tensors.postprocessing().get(index).apply(raw, tensors.sample());
    } catch (OpException e) {
      return raw;
    }
  }

  /// Without the border, beyond which the whole image ends for the network, and goes on mirrored
  /// for tiles.
  private static Tensor inside(Tensor tensor, int output, Map<Line, Integer> borders) {
    int[] off = new int[tensor.rank()];
    borders.forEach((line, border) -> {
      for (Line.Place place : line.outputs()) {
        if (place.tensor() == output) {
          int cut = (int) Math.ceil(border * place.factor());
          off[place.axis()] = Math.min(cut, (tensor.length(place.axis()) - 1) / 2);
        }
      }
    });
    return Cropping.crop(tensor, off, off);
  }

  private void conclude(List<Reach> reaches, Optional<Compared> compared, TestLog log) {
    boolean differs = compared.flatMap(Compared::worst).isPresent();
    String how = compared.flatMap(Compared::worst).map(InTiles::difference).orElse("");
    List<Reach> wide =
        reaches.stream()
            .filter(reach -> !reach.isBounded() || reach.halo() > reach.line().halo())
            .toList();
    if (wide.isEmpty() && !differs) {
      return;
    }
    boolean isBounded = wide.stream().allMatch(Reach::isBounded);
    boolean isAligned =
        reaches.stream().allMatch(reach -> reach.line().halo() % reach.line().alignment() == 0);
    Finding finding =
        wide.isEmpty() || !isBounded
            ? Finding.of(RunCodes.TILES_DIFFER, Side.OUTPUT.at(0), seesAll(wide) + how)
                .expected("in tiles what the whole image gives")
                .hint(
                    wide.isEmpty() && !isAligned
                        ? "The network halves its image, so that tiles have to begin at multiples"
                            + " of the step, and the halo has to be one. "
                            + lines(reaches)
                        : WHOLE_ALONE)
            : Finding.of(RunCodes.HALO_TOO_SMALL, Side.OUTPUT.at(0), tooSmall(wide) + how)
                .expected("a halo of at least what the network sees")
                .hint(lines(reaches));
    if (differs) {
      log.fail(finding);
    } else {
      log.note(finding.severity(Severity.ALERT));
    }
  }

  private static String seesAll(List<Reach> wide) {
    return wide.isEmpty()
        ? "Tiles with the described halo give another result than the whole image."
        : "The network sees further than hub could measure, perhaps the whole image, along %s."
            .formatted(String.join(", ", wide.stream().map(reach -> reach.line().id()).toList()));
  }

  private static String tooSmall(List<Reach> wide) {
    List<String> parts = new ArrayList<>();
    for (Reach reach : wide) {
      parts.add(
          "%d pixels along %s, where the halo is %d"
              .formatted(reach.halo(), reach.line().id(), reach.line().halo()));
    }
    return "The network sees " + String.join(", and ", parts) + ".";
  }

  private static String difference(OutputComparison found) {
    return " In tiles, %,d of %,d elements of output '%s' differ from those of the whole image, by up to %s."
        .formatted(found.mismatched(), found.size(), found.id(), Figures.of(found.maxAbsDiff()));
  }

  /// The halo with which tiles begin where the network sees them as it sees the whole.
  private static int sufficient(Reach reach) {
    int least = Math.max(reach.halo(), reach.line().halo());
    int by = reach.line().alignment();
    return Math.ceilDiv(least, by) * by;
  }

  /// The lines that describe the halo that suffices.
  private String lines(List<Reach> reaches) {
    List<String> written = new ArrayList<>();
    for (int i = 0; i < subject.outputs().size(); i++) {
      TensorView output = subject.outputs().get(i);
      List<Integer> halos =
          new ArrayList<>(output.axes().stream().map(axis -> axis.halo()).toList());
      for (Reach reach : reaches) {
        for (Line.Place place : reach.line().outputs()) {
          if (place.tensor() == i) {
            int needed = (int) Math.ceil(sufficient(reach) * place.factor());
            halos.set(place.axis(), Math.max(needed, halos.get(place.axis())));
          }
        }
      }
      written.addAll(subject.notation().withHalo(output.at(), halos));
    }
    return "Write " + String.join(", ", written) + "." + smallest(reaches);
  }

  /// Twice the halo has to fit into the smallest size.
  private String smallest(List<Reach> reaches) {
    List<String> larger = new ArrayList<>();
    for (Reach reach : reaches) {
      Line line = reach.line();
      long needed = line.from(2L * sufficient(reach) + 1).orElse(0);
      if (needed > line.from(0).orElse(0)) {
        larger.add("%d along %s".formatted(needed, line.id()));
      }
    }
    return larger.isEmpty()
        ? ""
        : " And let the smallest size be at least %s, so that something of a tile is left."
            .formatted(String.join(" and ", larger));
  }
}

package eu.riscale.hub.init;

import eu.riscale.hub.init.trial.Found;
import eu.riscale.hub.init.trial.GuessedAxis;
import eu.riscale.hub.init.trial.GuessedAxis.Kind;
import eu.riscale.hub.init.trial.InputGuess;
import eu.riscale.hub.init.trial.Rule;
import eu.riscale.hub.init.trial.Trial;
import eu.riscale.hub.tensor.picture.PixelSizes;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/// How the inputs of a network are described, by what its file and runs have shown.
final class InputDrafts {
  static final String MEASURED = "measured: the smallest size and step with which the network ran";
  private static final String OF_WEIGHTS = "the weights say so";
  private static final String SIZE_ASKED =
      "the length, or {min: …, step: …}: the smallest, and the step between lengths";

  private final List<String> ids;
  private final PixelSizes pixels;

  /// @param ids of the inputs
  /// @param pixels of the first input
  InputDrafts(List<String> ids, PixelSizes pixels) {
    this.ids = ids;
    this.pixels = pixels;
  }

  /// Of a network that was run.
  List<AxisDraft> of(int input, Found found) {
    List<GuessedAxis> axes = found.inputs().get(input).axes();
    List<AxisDraft> drafts = new ArrayList<>();
    for (int axis = 0; axis < axes.size(); axis++) {
      GuessedAxis guess = axes.get(axis);
      drafts.add(
          switch (guess.kind()) {
            case BATCH -> AxisDraft.batch(found.anyBatch(), guess.why());
            case CHANNEL -> AxisDraft.channel(guess.size(), guess.why());
            case SPACE, TIME, INDEX ->
                guess.size() >= 0
                    ? fixed(guess)
                    : pixel(input, ruled(guess, variable(found, input, axis), found));
          });
    }
    return drafts;
  }

  /// Of a network that was not.
  List<AxisDraft> of(int input, InputGuess guess) {
    return guess.axes().stream()
        .map(axis ->
            switch (axis.kind()) {
              case BATCH -> AxisDraft.batch(axis.size() != 1, axis.why());
              case CHANNEL -> AxisDraft.channel(axis.size(), axis.why());
              case SPACE, TIME, INDEX ->
                  axis.size() >= 0 ? fixed(axis) : pixel(input, draft(axis, "", SIZE_ASKED, -1));
            })
        .toList();
  }

  private static int variable(Found found, int input, int axis) {
    List<Trial.Variable> variables = found.variables();
    for (int v = 0; v < variables.size(); v++) {
      if (variables.get(v).input() == input && variables.get(v).axis() == axis) {
        return v;
      }
    }
    throw new IllegalStateException("every free axis is a variable");
  }

  private AxisDraft fixed(GuessedAxis axis) {
    return pixel(0, draft(axis, Long.toString(axis.size()), OF_WEIGHTS, axis.size()));
  }

  private AxisDraft ruled(GuessedAxis axis, int variable, Found found) {
    String limit =
        found.isWhole() ? "" : "; there was no time for all runs, so that others may do as well";
    return switch (found.rules().get(variable)) {
      case Rule.Only(int length) ->
          draft(
              axis,
              Integer.toString(length),
              "measured: no other size was found with which the network runs" + limit,
              length);
      case Rule.Stepped(int min, int step) ->
          draft(axis, "{min: %d, step: %d}".formatted(min, step), MEASURED + limit, -1);
      case Rule.SameAs(int leader) -> {
        Trial.Variable other = found.variables().get(leader);
        yield draft(
            axis,
            "{tensor_id: %s, axis_id: %s}".formatted(ids.get(other.input()), other.id()),
            "measured: the network ran where both are as long as each other" + limit,
            -1);
      }
    };
  }

  private static AxisDraft draft(GuessedAxis axis, String size, String why, long count) {
    return new AxisDraft(
        axis.kind(), axis.id(), axis.why(), size, why, count, OptionalDouble.empty(), "");
  }

  private AxisDraft pixel(int input, AxisDraft axis) {
    if (input > 0 || axis.kind() != Kind.SPACE || pixels.of(axis.id()).isEmpty()) {
      return axis;
    }
    return axis.scaled(OptionalDouble.of(rounded(pixels.of(axis.id()).get())), PixelSizes.UNIT);
  }

  /// As exact as files of images are.
  private static double rounded(double size) {
    return new BigDecimal(size).round(new MathContext(6)).doubleValue();
  }
}

package eu.riscale.hub.run;

import eu.riscale.hub.spec.view.Side;
import eu.riscale.hub.spec.view.TensorView;
import eu.riscale.hub.spec.view.axis.AxisView;
import eu.riscale.hub.spec.view.axis.Size;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/// The sizes that a description allows its tensors, and those among them that a test tries: the
/// smallest and the next two (the same number of steps along every axis), each with one and with
/// two samples where the batch is free. (Model 0.5, axes.size; model 0.4, shape.)
///
/// @param tensors every tensor of the model
/// @param hasFreeBatch whether a batch axis without a size takes any number of samples; in model
///   0.4 it takes as many as the test input has
record DescribedSizes(List<TensorView> tensors, boolean hasFreeBatch) {
  private static final int STEPS = 3;

  /// How long an output may be along an axis.
  record Length(long min, long max) {
    boolean allows(long length) {
      return length >= min && length <= max;
    }

    @Override
    public String toString() {
      return min == max ? Long.toString(min) : "≥" + min;
    }
  }

  /// One choice of sizes.
  ///
  /// @param inputs the shape of each input, by its id
  /// @param outputs the shape that follows for each output, by its id
  record Choice(Map<String, List<Long>> inputs, Map<String, List<Length>> outputs) {

    /// Elements of all inputs and outputs together; of an output without a fixed size, the fewest.
    double elements() {
      double all = 0;
      for (List<Long> shape : inputs.values()) {
        all += shape.stream().mapToDouble(Long::doubleValue).reduce(1, (a, b) -> a * b);
      }
      for (List<Length> shape : outputs.values()) {
        all += shape.stream().mapToDouble(Length::min).reduce(1, (a, b) -> a * b);
      }
      return all;
    }
  }

  /// The choices, those of few elements first, each once.
  ///
  /// @param given the shapes of the test inputs, by id
  List<Choice> choices(Map<String, List<Long>> given) {
    Set<Choice> choices = new LinkedHashSet<>();
    for (long n = 0; n < STEPS; n++) {
      for (long batch : batches(given)) {
        choices.add(choice(n, batch));
      }
    }
    return choices.stream().sorted((a, b) -> Double.compare(a.elements(), b.elements())).toList();
  }

  private List<Long> batches(Map<String, List<Long>> given) {
    boolean free = false;
    for (TensorView tensor : tensors) {
      for (int i = 0; tensor.side() == Side.INPUT && i < tensor.axes().size(); i++) {
        boolean any = tensor.axes().get(i).size() instanceof Size.Any;
        if (any && !hasFreeBatch) {
          return List.of(Objects.requireNonNull(given.get(tensor.id())).get(i));
        }
        if (!any && tensor.axes().get(i).type() == AxisView.Type.BATCH) {
          return List.of(1L);
        }
        free |= any;
      }
    }
    return free ? List.of(1L, 2L) : List.of(1L);
  }

  /// Sizes refer to tensors that may come later, so tensors are gone through until all are known.
  private Choice choice(long n, long batch) {
    Map<String, List<Length>> known = new HashMap<>();
    for (int pass = 0; pass < tensors.size(); pass++) {
      for (TensorView tensor : tensors) {
        shape(tensor, n, batch, known).ifPresent(shape -> known.put(tensor.id(), shape));
      }
    }
    Choice choice = new Choice(new LinkedHashMap<>(), new LinkedHashMap<>());
    for (TensorView tensor : tensors) {
      List<Length> shape = known.getOrDefault(tensor.id(), List.of());
      if (tensor.side() == Side.INPUT) {
        choice.inputs().put(tensor.id(), shape.stream().map(Length::min).toList());
      } else {
        choice.outputs().put(tensor.id(), shape);
      }
    }
    return choice;
  }

  private static Optional<List<Length>> shape(
      TensorView tensor, long n, long batch, Map<String, List<Length>> known) {
    List<Length> shape = new ArrayList<>();
    for (AxisView axis : tensor.axes()) {
      switch (axis.size()) {
        case Size.Any any -> shape.add(exactly(batch));
        case Size.Missing missing -> {
          return Optional.empty();
        }
        case Size.Fixed(long size) -> shape.add(exactly(size));
        case Size.Stepped(long min, long step) -> shape.add(exactly(min + n * step));
        case Size.DataDependent(long min, OptionalLong max) ->
            shape.add(new Length(min, max.orElse(Long.MAX_VALUE)));
        case Size.Follows follows -> {
          List<Length> reference = known.get(follows.tensor());
          if (reference == null || follows.position().isEmpty()) {
            return Optional.empty();
          }
          long of = reference.get(follows.position().getAsInt()).min();
          shape.add(exactly(follows.of(of)));
        }
      }
    }
    return Optional.of(shape);
  }

  private static Length exactly(long length) {
    return new Length(length, length);
  }
}

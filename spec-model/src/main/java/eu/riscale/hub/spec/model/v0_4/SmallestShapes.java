package eu.riscale.hub.spec.model.v0_4;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The smallest shapes of a model's tensors, each followed to its reference once.
public final class SmallestShapes {
  private final Map<String, TensorDescr> tensors;
  private final IdentityHashMap<TensorDescr, Optional<List<Long>>> known = new IdentityHashMap<>();

  /// @param tensors all tensors of the model by name
  public SmallestShapes(Map<String, TensorDescr> tensors) {
    this.tensors = tensors;
  }

  /// The smallest shape of a tensor; empty where it follows from a tensor that is not there, has
  /// another number of axes, or follows from this one.
  public Optional<List<Long>> of(TensorDescr tensor) {
    Deque<TensorDescr> chain = new ArrayDeque<>();
    @Nullable TensorDescr at = tensor;
    while (at != null && !known.containsKey(at)) {
      known.put(at, Optional.empty()); // What it stays where the chain comes back to it.
      chain.push(at);
      at = reference(at);
    }
    while (!chain.isEmpty()) {
      TensorDescr next = chain.pop();
      known.put(next, shape(next));
    }
    return known.getOrDefault(tensor, Optional.empty());
  }

  private @Nullable TensorDescr reference(TensorDescr tensor) {
    return tensor instanceof OutputTensorDescr output
            && output.shape() instanceof ImplicitOutputShape shape
        ? tensors.get(shape.referenceTensor())
        : null;
  }

  /// By the shape of the reference, which is known by now.
  private Optional<List<Long>> shape(TensorDescr tensor) {
    return switch (tensor) {
      case InputTensorDescr input -> Optional.of(longs(input.shape().smallest()));
      case OutputTensorDescr output ->
          switch (output.shape()) {
            case ExplicitShape(List<Integer> sizes) -> Optional.of(longs(sizes));
            case ImplicitOutputShape shape -> {
              TensorDescr reference = tensors.get(shape.referenceTensor());
              yield reference == null
                  ? Optional.empty()
                  : known
                      .getOrDefault(reference, Optional.empty())
                      .flatMap(sizes -> Shapes.implied(shape, sizes));
            }
          };
    };
  }

  private static List<Long> longs(List<Integer> sizes) {
    return sizes.stream().map(Integer::longValue).toList();
  }
}

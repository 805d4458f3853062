package eu.riscale.hub.run.diagnosis;

import eu.riscale.hub.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Whether another run of the network explains all outputs together, where each alone is too small
/// to tell, such as a score or two.
final class Jointly {
  /// Elements of an output that cannot tell by itself.
  private static final int FEW = 16;

  private static final double ENOUGH_BITS = 30;

  /// How much of the difference may be left.
  private static final double LEFT = 0.05;

  private Jointly() {}

  /// How this output fits; empty where it is not small, or not every output is what is expected.
  static Optional<Fit> explains(Case mismatch, List<Tensor> outputs) {
    int count = mismatch.evidence().outputs().size();
    if (count < 2 || mismatch.expected().size() > FEW) {
      return Optional.empty();
    }
    double bits = 0;
    Optional<Fit> own = Optional.empty();
    for (int i = 0; i < count; i++) {
      Optional<Tensor> made = made(i, mismatch, outputs.get(i));
      Optional<Tensor> before = made(i, mismatch, mismatch.evidence().outputs().get(i).raw());
      Tensor expected = mismatch.evidence().outputs().get(i).expected();
      if (made.isEmpty() || before.isEmpty()) {
        return Optional.empty();
      }
      Fit fit =
          Fit.of(
              Candidate.of(made.get()),
              Candidate.of(expected),
              expected.size(),
              mismatch.target().tolerance());
      if (!fit.passes(mismatch.target().tolerance())) {
        return Optional.empty();
      }
      own = i == mismatch.index() ? Optional.of(fit) : own;
      bits += bits(made.get(), before.get(), expected);
    }
    return bits >= ENOUGH_BITS ? own : Optional.empty();
  }

  private static Optional<Tensor> made(int index, Case mismatch, Tensor raw) {
    Evidence.Output output = mismatch.evidence().outputs().get(index);
    return mismatch
        .postprocessed(raw, output)
        .filter(tensor -> Arrays.equals(tensor.shape(), output.expected().shape()));
  }

  private static double bits(Tensor made, Tensor before, Tensor expected) {
    double bits = 0;
    for (int i = 0; i < Math.min(FEW, expected.size()); i++) {
      double was = Math.abs(before.at(i) - expected.at(i));
      double left = Math.abs(made.at(i) - expected.at(i));
      bits += left <= LEFT * was ? FewValues.bits(made.at(i), expected.at(i), was) : 0;
    }
    return bits;
  }
}

package eu.riscale.hub.engine.torch;

import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValue;
import ai.djl.pytorch.jni.JniUtils;
import eu.riscale.hub.engine.Dialect;
import eu.riscale.hub.engine.Sentence;
import eu.riscale.hub.tensor.Tensor;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// PyTorch's types and the way it words its errors.
final class TorchDialect implements Dialect {
  /// What follows the fact: guesses, advice to those who work on PyTorch, and where in its sources
  /// it happened.
  private static final Pattern STORY =
      Pattern.compile(
          "\\s*(?:This could be because|PyTorch splits its backend|If you are a Facebook|Exception"
              + " raised from|Declaration: |Position: \\d+\\s|frame #\\d|\\[W\\d|CUDA kernel errors"
              + " might)");

  private final TorchBorder border;

  /// @param owner closes what is opened
  TorchDialect(PtNDManager owner) {
    this.border = new TorchBorder(owner);
  }

  @Override
  public NDArray carried(Tensor tensor, NDManager scope) {
    return border.arrayOf(tensor, scope);
  }

  /// An input that is left out is `None`, which DJL's lists of arrays have no place for.
  @Override
  public NDList forward(Model model, List<Optional<NDArray>> inputs, NDManager scope) {
    if (inputs.stream().allMatch(Optional::isPresent)) {
      return Dialect.super.forward(model, inputs, scope);
    }
    PtSymbolBlock network = (PtSymbolBlock) model.getBlock();
    JniUtils.enableInferenceMode(network);
    IValue[] values =
        inputs.stream()
            .map(
                input -> input.map(array -> IValue.from((PtNDArray) array)).orElseGet(border::none))
            .toArray(IValue[]::new);
    try (IValue result = network.forward(values)) {
      return result.toNDList((PtNDManager) scope);
    } finally {
      for (IValue value : values) {
        value.close();
      }
    }
  }

  @Override
  public DataType typeOf(NDArray array) {
    DataType type = array.getDataType();
    return type == DataType.UNKNOWN ? border.typeOf((PtNDArray) array) : type;
  }

  @Override
  public ByteBuffer contentOf(NDArray array) {
    return array.toByteBuffer(true);
  }

  @Override
  public String reason(Throwable failure) {
    return clause(failure);
  }

  /// PyTorch tells the story of the failure, with a traceback through the archive's code; the fact
  /// is behind the last `Error:`.
  static String clause(Throwable failure) {
    String text = Sentence.message(failure);
    int fact = text.lastIndexOf("Error: ");
    String said = fact < 0 ? text : text.substring(fact + "Error: ".length());
    Matcher story = STORY.matcher(said);
    return Sentence.clause(
        story.find() && story.start() > 0 ? said.substring(0, story.start()) : said);
  }
}

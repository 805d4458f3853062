package eu.riscale.hub.inspect;

import eu.riscale.hub.tensor.ImageException;
import eu.riscale.hub.tensor.Images;
import eu.riscale.hub.tensor.Npy;
import eu.riscale.hub.tensor.NpyException;
import eu.riscale.hub.tensor.NpyHeader;
import eu.riscale.hub.tensor.Summary;
import eu.riscale.hub.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/// One array: a `.npy` file or an image.
///
/// @param file as it was named
/// @param dtype numpy's name of the type in the file, such as `float16`
/// @param order which axis runs fastest in the file: `C` the last, `Fortran` the first
/// @param shape from the first axis to the last
/// @param histogram how many finite elements lie in each equal part between the least and the
///   greatest; empty where it was not asked for
/// @param first the first elements in the order of the shape
public record ArrayPage(
    String file,
    String dtype,
    String order,
    List<Integer> shape,
    Summary summary,
    List<Long> histogram,
    List<Double> first)
    implements Inspection {
  private static final int BINS = 32;
  private static final int FIRST = 8;

  /// A `.npy` file; the page has no histogram.
  static ArrayPage of(String name, Path file) throws IOException, NpyException {
    return npy(name, file, 0);
  }

  /// A `.npy` file or an image, told by what it is named.
  ///
  /// @throws NpyException where it is damaged or too large
  public static ArrayPage read(String name) throws IOException, NpyException, ImageException {
    Path file = Path.of(name);
    String lower = name.toLowerCase(Locale.ROOT);
    boolean image =
        List.of(".png", ".jpg", ".jpeg", ".tif", ".tiff").stream().anyMatch(lower::endsWith);
    return image ? of(name, "C", Images.read(file), BINS) : npy(name, file, BINS);
  }

  private static ArrayPage npy(String name, Path file, int bins) throws IOException, NpyException {
    NpyHeader header = Npy.header(file);
    ArrayPage page = of(name, header.fortran() ? "Fortran" : "C", Npy.read(file), bins);
    return header.descr().endsWith("f2") ? page.withType("float16") : page;
  }

  private static ArrayPage of(String name, String order, Tensor tensor, int bins) {
    Summary summary = Summary.of(tensor);
    List<Long> histogram = new ArrayList<>();
    for (long count : bins == 0 ? new long[0] : summary.histogram(tensor, bins)) {
      histogram.add(count);
    }
    List<Double> first = new ArrayList<>();
    for (int i = 0; i < Math.min(FIRST, tensor.size()); i++) {
      first.add(tensor.at(i));
    }
    List<Integer> shape = IntStream.of(tensor.shape()).boxed().toList();
    return new ArrayPage(name, tensor.dtype().word(), order, shape, summary, histogram, first);
  }

  private ArrayPage withType(String type) {
    return new ArrayPage(file, type, order, shape, summary, histogram, first);
  }

  /// Such as `1×1×64×64`.
  public String shapeText() {
    return String.join("×", shape.stream().map(Object::toString).toList());
  }
}

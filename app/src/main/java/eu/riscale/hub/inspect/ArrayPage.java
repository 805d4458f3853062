package eu.riscale.hub.inspect;

import eu.riscale.hub.spec.npy.NpyHeader;
import eu.riscale.hub.tensor.Npy;
import eu.riscale.hub.tensor.NpyException;
import eu.riscale.hub.tensor.Summary;
import eu.riscale.hub.tensor.Tensor;
import eu.riscale.hub.tensor.picture.ImageException;
import eu.riscale.hub.tensor.picture.Images;
import eu.riscale.hub.tensor.picture.Pictures;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
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
/// @param pictures what it shows; empty unless pictures were asked for
public record ArrayPage(
    String file,
    String dtype,
    String order,
    List<Integer> shape,
    Summary summary,
    List<Long> histogram,
    List<Double> first,
    List<PlanePicture> pictures)
    implements Inspection {
  private static final int BINS = 32;
  private static final int FIRST = 8;

  /// A `.npy` file; the page has no histogram.
  ///
  /// @param camera takes the pictures of it
  static ArrayPage of(String name, Path file, Function<Tensor, List<PlanePicture>> camera)
      throws IOException, NpyException {
    return npy(name, file, 0, camera);
  }

  /// A `.npy` file or an image, told by what it is named.
  ///
  /// @throws NpyException where it is damaged or too large
  public static ArrayPage read(String name, Pictures pictures)
      throws IOException, NpyException, ImageException {
    Path file = Path.of(name);
    String lower = name.toLowerCase(Locale.ROOT);
    boolean image =
        List.of(".png", ".jpg", ".jpeg", ".tif", ".tiff").stream().anyMatch(lower::endsWith);
    int most = pictures == Pictures.SHOWN ? PlanePictures.MOST : 0;
    Function<Tensor, List<PlanePicture>> camera =
        tensor -> PlanePictures.of(tensor, List.of(), most);
    return image ? of(name, "C", Images.read(file), BINS, camera) : npy(name, file, BINS, camera);
  }

  private static ArrayPage npy(
      String name, Path file, int bins, Function<Tensor, List<PlanePicture>> camera)
      throws IOException, NpyException {
    NpyHeader header = Npy.header(file);
    String order = header.fortranOrder() ? "Fortran" : "C";
    ArrayPage page = of(name, order, Npy.read(file), bins, camera);
    return page.withType(header.typeName());
  }

  private static ArrayPage of(
      String name,
      String order,
      Tensor tensor,
      int bins,
      Function<Tensor, List<PlanePicture>> camera) {
    Summary summary = Summary.of(tensor);
    List<Long> histogram = new ArrayList<>();
    for (long count : bins == 0 ? new long[0] : summary.histogram(tensor, bins)) {
      histogram.add(count);
    }
    List<Double> first = new ArrayList<>();
    for (int i = 0; i < Math.min(FIRST, tensor.size()); i++) {
      first.add(tensor.at(i));
    }
    return new ArrayPage(
        name,
        tensor.dtype().word(),
        order,
        IntStream.of(tensor.shape()).boxed().toList(),
        summary,
        histogram,
        first,
        camera.apply(tensor));
  }

  private ArrayPage withType(String type) {
    return new ArrayPage(file, type, order, shape, summary, histogram, first, pictures);
  }

  /// Such as `1×1×64×64`.
  public String shapeText() {
    return Tensor.shapeText(shape);
  }
}

package eu.riscale.hub.process;

import eu.riscale.hub.run.result.OutputView;
import eu.riscale.hub.tensor.picture.PlaneSet;
import eu.riscale.hub.tensor.picture.ScaledPlane;
import java.io.IOException;

/// What there is to see of an output, as bytes.
final class ViewCodec {
  private ViewCodec() {}

  static void write(Encoder out, OutputView view) {
    DiagnosisCodec.bins(out, view.differences());
    PlaneSet planes = view.planes();
    out.all(planes.planes(), plane -> plane(out, plane));
    out.text(planes.channel()).text(planes.slice());
  }

  static OutputView read(Decoder in) throws IOException {
    return new OutputView(
        DiagnosisCodec.bins(in), new PlaneSet(in.all(() -> plane(in)), in.text(), in.text()));
  }

  private static void plane(Encoder out, ScaledPlane plane) {
    out.constant(plane.role()).text(plane.name()).text(plane.channel()).text(plane.slice());
    out.constant(plane.scale().kind()).real(plane.scale().low()).real(plane.scale().high());
    out.text(plane.url());
  }

  private static ScaledPlane plane(Decoder in) throws IOException {
    return new ScaledPlane(
        in.constant(ScaledPlane.Role.values()),
        in.text(),
        in.text(),
        in.text(),
        new ScaledPlane.Scale(in.constant(ScaledPlane.Kind.values()), in.real(), in.real()),
        in.text());
  }
}

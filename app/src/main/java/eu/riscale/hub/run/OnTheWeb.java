package eu.riscale.hub.run;

import eu.riscale.hub.spec.finding.Code;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.value.FileSource;
import eu.riscale.hub.spec.view.ModelView;
import eu.riscale.hub.spec.view.WeightsView;
import eu.riscale.hub.spec.view.file.ReferencedFile;
import eu.riscale.hub.spec.view.file.Role;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// Files that a test needs and that are on the web, from where hub fetches nothing.
final class OnTheWeb {
  private OnTheWeb() {}

  /// Makes sure that every test tensor is beside the description.
  ///
  /// @throws CannotTest where one is on the web
  static void requireTensors(ModelView model, Code code) throws CannotTest {
    Optional<Finding> remote = first(model, file -> file.role() instanceof Role.TestTensor, code);
    if (remote.isPresent()) {
      throw CannotTest.here(remote.get());
    }
  }

  /// The first file that is needed to open the weights and is on the web: their own, one that lies
  /// beside it, the code of the network.
  static Optional<Finding> weights(ModelView model, WeightsView weights, Code code) {
    List<Object> place = RdfPath.ROOT.field("weights").field(weights.format().word()).segments();
    return first(
        model,
        file ->
            needs(weights, file.source())
                && file.at().segments().size() > place.size()
                && file.at().segments().subList(0, place.size()).equals(place),
        code);
  }

  private static boolean needs(WeightsView weights, FileSource file) {
    return weights.file().equals(file)
        || weights.besides().contains(file)
        || weights
            .code()
            .filter(code -> code.place().equals(new WeightsView.Place.File(file)))
            .isPresent();
  }

  private static Optional<Finding> first(
      ModelView model, Predicate<ReferencedFile> needed, Code code) {
    return model.files().stream()
        .filter(file -> file.source() instanceof FileSource.Web)
        .filter(needed)
        .findFirst()
        .map(file ->
            Finding.of(
                    code,
                    file.at(),
                    "'" + file.source() + "' is on the web, and hub opens no network connection.")
                .hint(
                    "Download it beside the description, and write "
                        + (file.source().fileName().isEmpty()
                            ? "its name"
                            : "'" + file.source().fileName() + "'")
                        + " in place of the address."));
  }
}

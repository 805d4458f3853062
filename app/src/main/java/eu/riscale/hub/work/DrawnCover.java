package eu.riscale.hub.work;

import eu.riscale.hub.packaging.Cover;
import eu.riscale.hub.source.FolderSource;
import eu.riscale.hub.spec.SpecValidator;
import eu.riscale.hub.spec.edit.EditException;
import eu.riscale.hub.spec.edit.EditedText;
import eu.riscale.hub.spec.edit.Fix;
import eu.riscale.hub.spec.finding.Edit;
import eu.riscale.hub.spec.finding.EditText;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.resource.ResourceDescr;
import eu.riscale.hub.spec.view.ModelView;
import eu.riscale.hub.spec.yaml.YamlDocument;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// A cover for a model in a folder that has none.
///
/// @param file that is not there yet
/// @param item that names it in the description
/// @param text of the description that names it
record DrawnCover(Cover cover, Path file, String item, String text) {
  private static final String NAME = "cover.png";
  private static final RdfPath COVERS = RdfPath.ROOT.field("covers");

  /// Empty where a model has one, or there is nothing that it could show.
  static Optional<DrawnCover> of(YamlDocument document, FolderSource source) {
    Optional<ResourceDescr> description = SpecValidator.validate(document).description();
    Optional<ModelView> model = description.flatMap(ModelView::of);
    Path file = source.rdf().resolveSibling(NAME);
    if (model.isEmpty()
        || !NewCover.isNeeded(description.get())
        || Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      return Optional.empty();
    }
    try {
      Cover cover = NewCover.of(description.get(), source);
      String item = model.get().notation().file(NAME);
      Edit edit = new Edit.Write(COVERS, "[" + item + "]");
      return Optional.of(new DrawnCover(cover, file, item, EditedText.of(document, List.of(edit))));
    } catch (NewCover.CannotDraw | EditException e) {
      return Optional.empty(); // What is wrong with the test tensors is told anyway.
    }
  }

  Fix fix() {
    EditText written = new EditText("write", List.of("covers: [" + item + "]"));
    return new Fix(0, "no cover", COVERS, List.of(written));
  }

  /// @throws IOException where it cannot be written
  void write() throws IOException {
    try (InputStream png = cover.open()) {
      Files.copy(png, file);
    }
  }
}

package eu.riscale.hub.packaging;

import eu.riscale.hub.source.Reason;
import eu.riscale.hub.spec.edit.EditException;
import eu.riscale.hub.spec.file.FileLookup;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.Findings;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.resource.ResourceDescr;
import eu.riscale.hub.spec.value.FileSource;
import eu.riscale.hub.spec.value.Sha256;
import eu.riscale.hub.spec.view.ModelView;
import eu.riscale.hub.spec.view.file.DescribedFiles;
import eu.riscale.hub.spec.view.file.ReferencedFile;
import eu.riscale.hub.spec.view.file.Role;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Makes the plan of one package.
final class Planner {
  private static final String COVER = "cover.png";

  private final Resource resource;
  private final Optional<ModelView> model;
  private final Choices choices;
  private final Findings out = new Findings();
  private final List<Change> changes = new ArrayList<>();
  private final RdfEditor editor;
  private final List<ReferencedFile> remote = new ArrayList<>();
  private final PackageNames names = new PackageNames();
  private final Map<FileSource, String> nameOf = new LinkedHashMap<>();
  private final Map<String, Content> contents = new TreeMap<>();
  private final Map<String, Sha256> checksums = new TreeMap<>();

  /// A reference, and the file of the source that it is packed from.
  private record Local(ReferencedFile reference, FileSource file) {}

  Planner(Resource resource, Choices choices) {
    this.resource = resource;
    this.model = ModelView.of(resource.description());
    this.choices = choices;
    this.editor = new RdfEditor(resource.document());
  }

  PackagePlan plan() {
    WeightsFilter filter = new WeightsFilter(resource, choices.weights());
    List<Local> packed = new ArrayList<>();
    for (ReferencedFile reference : DescribedFiles.of(resource.description())) {
      if (choices.weights().keeps(reference.at())) {
        locate(reference, packed);
      }
    }
    new NeededFiles(model, filter, choices.cover())
        .check(packed.stream().map(Local::reference).toList(), remote, out);
    remote.forEach(this::tellRemote);
    String rdf = resource.document().text();
    try {
      filter.edit(editor, changes, out);
      addNumbers(packed);
      giveNames(packed);
      for (Local local : packed) {
        rewrite(local);
      }
      addCover();
      rdf = editor.result();
    } catch (EditException e) {
      out.add(
          Finding.of(PackageCodes.NOT_EDITABLE, e.at(), String.valueOf(e.getMessage()))
              .hint("Make this change in the description yourself."));
    } catch (IOException e) {
      String message = "A file cannot be read: " + Reason.of(e) + ".";
      out.add(
          Finding.of(PackageCodes.NOT_WRITTEN, RdfPath.ROOT, message).hint(PackageCodes.READABLE));
    }
    return new PackagePlan(
        new PackageFiles(resource.files(), contents, checksums),
        resource.hasByteOrderMark() ? "\uFEFF" + rdf : rdf,
        List.copyOf(changes),
        leftOut(),
        out.list());
  }

  /// A file on the web counts as there where it lies beside the description under its own name.
  private void locate(ReferencedFile reference, List<Local> packed) {
    FileSource file = reference.source();
    if (file instanceof FileSource.Web) {
      file = new FileSource.RelativePath(file.fileName());
      if (file.fileName().isEmpty()
          || resource.files().presence(file) != FileLookup.Presence.PRESENT) {
        remote.add(reference);
        return;
      }
    }
    packed.add(new Local(reference, file));
  }

  /// A file that the package needs was told already.
  private void tellRemote(ReferencedFile reference) {
    if (out.list().stream().noneMatch(finding -> finding.path().equals(reference.at()))) {
      out.add(
          Finding.of(
                  PackageCodes.REMOTE,
                  reference.at(),
                  "'" + reference.source() + "' stays on the web.")
              .hint("Download it into the folder of the description to have it in the package."));
    }
  }

  /// What a network looks for by its name is packed under that name, and named in the description
  /// where its format can.
  private void addNumbers(List<Local> packed) throws EditException, IOException {
    List<ReferencedFile> named = packed.stream().map(Local::reference).toList();
    for (UnnamedNumbers numbers : UnnamedNumbers.of(named, resource.files())) {
      for (FileSource file : numbers.files()) {
        String name = names.take(file.fileName());
        nameOf.put(file, name);
        contents.put(name, new Content.Copy(file));
      }
      RdfPath field = numbers.network().parent().field("external_data");
      boolean canBeNamed =
          resource.description() instanceof ResourceDescr.Model05
              && RdfPlaces.node(resource.document(), field) == null
              && editor.isWritten(numbers.network());
      if (canBeNamed && numbers.only().isPresent()) {
        FileSource file = numbers.only().get();
        String name = nameOf.getOrDefault(file, "");
        Sha256 sha256 = resource.files().sha256(file);
        checksums.put(name, sha256);
        editor.addAfter(
            numbers.network(),
            "external_data",
            "{source: %s, sha256: %s}".formatted(RdfEditor.scalar(name), sha256.hex()));
        changes.add(new Change(field.toString(), "", name));
      }
    }
  }

  /// External data of ONNX networks keep their names, which stand in the networks. Attachments are
  /// renamed before anything else is.
  private void giveNames(List<Local> packed) {
    List<Local> firstFirst = new ArrayList<>(packed);
    firstFirst.sort(
        (a, b) -> Integer.compare(rank(a.reference().role()), rank(b.reference().role())));
    for (String module : PythonFolders.of(packed.stream().map(Local::file).toList())) {
      nameOf.computeIfAbsent(new FileSource.RelativePath(module), file -> names.takePath(module));
    }
    for (Local local : firstFirst) {
      nameOf.computeIfAbsent(local.file(), file -> names.take(file.fileName()));
    }
  }

  private static int rank(Role role) {
    return switch (role) {
      case Role.ExternalData data -> 0;
      case Role.Weights weights -> 1;
      case Role.OnnxWeights weights -> 1;
      case Role.TestTensor tensor -> 1;
      case Role.Documentation documentation -> 1;
      case Role.Cover cover -> 1;
      case Role.Dependencies dependencies -> 1;
      case Role.Plain other -> 2;
    };
  }

  private void rewrite(Local local) throws EditException, IOException {
    String name = nameOf.getOrDefault(local.file(), "");
    contents.put(name, new Content.Copy(local.file()));
    local.reference().sha256().ifPresent(sha256 -> checksums.putIfAbsent(name, sha256));
    RdfPath at = local.reference().at();
    RdfPlaces.Reference found = RdfPlaces.find(resource.document(), at, local.reference().source());
    String to = found.before() + name + found.after();
    if (!to.equals(found.scalar().text())) {
      editor.rewrite(at, found.scalar(), to);
      changes.add(new Change(at.toString(), found.scalar().text(), to));
    }
    boolean canHaveChecksum =
        at.segments().size() > 1
            && at.segments().getLast().equals("source")
            && editor.isWritten(at);
    if (canHaveChecksum && local.reference().sha256().isEmpty()) {
      addChecksum(at, name, local.file());
    }
  }

  /// A checksum lets whoever gets the package see that a file is whole.
  private void addChecksum(RdfPath at, String name, FileSource file)
      throws EditException, IOException {
    Sha256 sha256 = checksums.get(name);
    if (sha256 == null) {
      sha256 = resource.files().sha256(file);
      checksums.put(name, sha256);
    }
    editor.addAfter(at, "sha256", RdfEditor.scalar(sha256.hex()));
    changes.add(new Change(at.parent().field("sha256").toString(), "", sha256.hex()));
  }

  private void addCover() throws EditException {
    if (choices.cover().isEmpty()) {
      return;
    }
    String name = names.take(COVER);
    contents.put(name, new Content.Drawn(choices.cover().get()));
    String source = RdfEditor.scalar(name);
    String item = model.map(description -> description.notation().file(source)).orElse(source);

    String value = "[" + item + "]";
    RdfPath covers = RdfPath.ROOT.field("covers");
    if (RdfPlaces.node(resource.document(), covers) != null) {
      editor.remove(covers);
    }
    boolean documented =
        RdfPlaces.node(resource.document(), RdfPath.ROOT.field("documentation")) != null;
    editor.addAfter(RdfPath.ROOT.field(documented ? "documentation" : "name"), "covers", value);
    changes.add(new Change("covers", "", name));
  }

  private List<String> leftOut() {
    Set<String> packed = new HashSet<>(Set.of(resource.rdfName()));
    nameOf.keySet().forEach(file -> packed.add(file.toString()));
    try {
      return resource.files().list().stream().filter(path -> !packed.contains(path)).toList();
    } catch (IOException e) {
      return List.of();
    }
  }
}

package eu.riscale.hub.spec.rule.file;

import eu.riscale.hub.spec.file.ArrayFile;
import eu.riscale.hub.spec.file.FileLookup;
import eu.riscale.hub.spec.file.NearNames;
import eu.riscale.hub.spec.file.PythonCommand;
import eu.riscale.hub.spec.finding.Code;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.NameList;
import eu.riscale.hub.spec.value.FileSource;
import eu.riscale.hub.spec.value.WeightsFormat;
import eu.riscale.hub.spec.view.file.ReferencedFile;
import eu.riscale.hub.spec.view.file.Role;
import java.io.IOException;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// What is said of a file that is not where its description says: the file that may be meant, and
/// one way to put it right.
final class MissingFile {
  private static final int MOST_SHOWN = 3;
  private static final int MOST_INSIDE = 1_000;

  /// Files that are read for their checksums, which takes a second for each gigabyte.
  private static final int MOST_COMPARED = 5;

  private static final Pattern PICTURE = Pattern.compile(".*\\.(png|jpe?g|gif|tiff?|svg|webp)");
  private static final Pattern TEXT = Pattern.compile(".*\\.(md|txt|markdown)");
  private static final Pattern DEPENDENCIES = Pattern.compile(".*\\.(ya?ml|txt)");

  /// Places of files without which a resource is as good.
  private static final Pattern OPTIONAL =
      Pattern.compile(
          "^(covers|attachments|sample_inputs|sample_outputs|icon|badges)\\b|\\.sample_tensor\\b");

  private final ReferencedFile file;
  private final OnceRead files;
  private final Code code;

  MissingFile(ReferencedFile file, OnceRead files, Code code) {
    this.file = file;
    this.files = files;
    this.code = code;
  }

  Finding finding() {
    Optional<FileLookup.Link> link = files.link(file.source());
    if (link.isPresent()) {
      return deadLink(link.get());
    }
    List<String> inside = files.in(file.source()).limit(MOST_INSIDE).toList();
    if (!inside.isEmpty()) {
      return folder(inside);
    }
    NearNames.Near near = near();
    if (near.paths().isEmpty()) {
      return converted().or(this::sameContent).or(this::onlyOne).orElseGet(() -> found("", put()));
    }
    return near(near);
  }

  private String put() {
    return (files.isFolder(file.source())
            ? "Put the file in the place of the folder, or write the name of the file that is meant"
            : "Put it beside the description, or correct its name")
        + orRemove();
  }

  private String orRemove() {
    return isOptional()
        ? "; where there is no such file, remove it here, as the field may be left out."
        : ".";
  }

  private boolean isOptional() {
    return OPTIONAL.matcher(file.at().toString()).find();
  }

  /// Whether a file is there that may be meant.
  boolean isNear() {
    return files.link(file.source()).isPresent()
        || files.isFolder(file.source())
        || (!near().paths().isEmpty() && folders().isEmpty())
        || converted().isPresent();
  }

  /// The folders in which files of this name lie, where that is several and nothing is nearer.
  Set<String> folders() {
    NearNames.Near near = near();
    if (near.miss() != NearNames.Miss.FOLDER || near.paths().size() < 2) {
      return Set.of();
    }
    Set<String> folders = new TreeSet<>();
    for (String path : near.paths()) {
      folders.add(path.substring(0, Math.max(0, path.lastIndexOf('/'))));
    }
    return folders;
  }

  private NearNames.Near near() {
    NearNames.Near near = files.near(file.source(), this::canBe);
    if (file.sha256().isEmpty()) {
      return near;
    }
    // Whoever wrote the checksum of a file meant no other.
    return new NearNames.Near(
        near.miss(), near.paths().stream().limit(10).filter(this::hasChecksum).toList());
  }

  private boolean hasChecksum(String path) {
    try {
      return file.sha256().equals(Optional.of(files.sha256(new FileSource.RelativePath(path))));
    } catch (IOException e) {
      return false;
    }
  }

  /// Whether the field may name such a file.
  private boolean canBe(String path) {
    String lower = path.toLowerCase(Locale.ROOT);
    return switch (file.role()) {
      case Role.TestTensor tensor -> path.endsWith(".npy");
      case Role.Cover cover -> PICTURE.matcher(lower).matches();
      case Role.Documentation documentation -> TEXT.matcher(lower).matches();
      case Role.OnnxWeights weights -> lower.endsWith(".onnx");
      case Role.Weights(WeightsFormat format) ->
          format != WeightsFormat.KERAS_V3 || path.endsWith(".keras");
      case Role.ExternalData data -> path.endsWith(".data");
      case Role.Dependencies dependencies -> DEPENDENCIES.matcher(lower).matches();
      case Role.Plain plain -> !isCode(file.source().toString()) || isCode(path);
    };
  }

  private static boolean isCode(String path) {
    return path.endsWith(".py");
  }

  private Finding near(NearNames.Near near) {
    String wanted = "'" + file.source() + "'";
    if (near.paths().size() > 1) {
      return found(
          "; there are " + quoted(near.paths()),
          "Write the one that is meant, in the place of " + wanted + ".");
    }
    String path = near.paths().getFirst();
    String there = "'" + path + "'";
    String write = "Write " + there + " in the place of " + wanted + ".";
    boolean mustRename = file.role() instanceof Role.Documentation && !path.endsWith(".md");
    Finding told = told(near.miss(), path, there, wanted, write, mustRename);
    boolean isOther =
        (near.miss() == NearNames.Miss.ENDING || near.miss() == NearNames.Miss.TYPING)
            && (mustRename || (file.sha256().isEmpty() && WrittenName.isOfOtherNumber(file, path)));
    return isOther ? told : WrittenName.of(path, file, told);
  }

  private Finding told(
      NearNames.Miss miss,
      String path,
      String there,
      String wanted,
      String write,
      boolean mustRename) {
    return switch (miss) {
      case UNICODE_FORM ->
          found(
              "; the file "
                  + there
                  + " has these letters in another Unicode form: its accents are"
                  + (isComposed(path) ? " parts of their letters" : " apart from their letters"),
              write + " Copy it from here; typed anew it gets the former form.");
      case CASE ->
          found(
              "; the file is called " + there,
              write + " Capital and small letters are not the same on all systems.");
      case FOLDER -> found("; there is a file of that name: " + there, write);
      case ENDING ->
          found(
              "; there is " + there + ", with another ending",
              mustRename ? "Rename " + there + " to " + wanted + "." : write);
      case TYPING ->
          found(
              "; there is " + there + ", with nearly the same name",
              mustRename ? "Rename " + there + " to " + wanted + "." : write);
    };
  }

  private static boolean isComposed(String path) {
    return Normalizer.isNormalized(path, Normalizer.Form.NFC);
  }

  /// A test tensor may be there as a file of another kind.
  private Optional<Finding> converted() {
    String made = file.source().toString();
    if (!(file.role() instanceof Role.TestTensor) || !made.endsWith(".npy")) {
      return Optional.empty();
    }
    List<String> others =
        files.near(file.source(), path -> ArrayFile.named(path).isPresent()).paths().stream()
            .filter(path -> ArrayFile.numpyName(path).equals(made))
            .toList();
    if (others.size() != 1) {
      return Optional.empty();
    }
    String other = others.getFirst();
    return ArrayFile.named(other)
        .map(array ->
            found("; there is '" + other + "'", "Make it of that: " + array.command(other)));
  }

  /// A file of another name that has the checksum of the one that is meant.
  private Optional<Finding> sameContent() {
    if (file.sha256().isEmpty()) {
      return Optional.empty();
    }
    return files.unnamed(path -> true).stream()
        .limit(MOST_COMPARED)
        .filter(this::hasChecksum)
        .findFirst()
        .map(this::withItsChecksum);
  }

  private Finding withItsChecksum(String other) {
    Finding told =
        found(
            "; '" + other + "' has the checksum that it is to have",
            canBe(other)
                ? "Write '" + other + "' in the place of '" + file.source() + "'."
                : "Rename '" + other + "' to '" + file.source() + "'.");
    return canBe(other) ? WrittenName.of(other, file, told) : told;
  }

  /// The one text or picture that lies there and is named nowhere, for a documentation or cover.
  private Optional<Finding> onlyOne() {
    boolean isShown =
        file.role() instanceof Role.Documentation || file.role() instanceof Role.Cover;
    List<String> others =
        isShown && file.sha256().isEmpty()
            ? files.unnamed(path -> !path.contains("/") && isPlainly(path))
            : List.of();
    if (others.size() != 1) {
      return Optional.empty();
    }
    String there = "'" + others.getFirst() + "'";
    return Optional.of(
        found(
            "; there is " + there,
            "This field names a file. If %s is meant, write it in the place of '%s'%s."
                .formatted(
                    there,
                    file.source(),
                    isOptional() ? "; if not, remove it here, as the field may be left out" : "")));
  }

  private boolean isPlainly(String path) {
    return file.role() instanceof Role.Cover ? canBe(path) : path.endsWith(".md");
  }

  /// A folder with files in it; an empty one stands for a file that is not there.
  private Finding folder(List<String> inside) {
    String name = file.source().toString();
    boolean isSaved =
        file.role() instanceof Role.Weights(WeightsFormat format)
            && (format == WeightsFormat.TENSORFLOW_SAVED_MODEL_BUNDLE
                || format == WeightsFormat.TENSORFLOW_JS);
    Finding finding = Finding.of(code, file.at(), "'" + name + "' is a folder, not a file.");
    if (isSaved) {
      return finding.hint(
          "Zip what is in it: %s Then write '%s.zip' in the place of '%s'."
              .formatted(
                  PythonCommand.of("import shutil; shutil.make_archive(%s, 'zip', %s)", name, name),
                  name,
                  name));
    }
    List<String> fitting = inside.stream().filter(this::canBe).toList();
    return switch (fitting.size()) {
      case 0 ->
          finding.hint(
              "None of the files in it can be meant here. Put the one that is beside the"
                  + " description, and write its name in the place of '"
                  + name
                  + "'"
                  + orRemove());
      case 1 ->
          WrittenName.of(
              fitting.getFirst(),
              file,
              finding.hint("Write '" + fitting.getFirst() + "' in the place of '" + name + "'."));
      default ->
          finding
              .message("'" + name + "' is a folder; in it are " + quoted(fitting) + ".")
              .hint("Write the one that is meant, in the place of '" + name + "'.");
    };
  }

  private Finding deadLink(FileLookup.Link link) {
    boolean inZip = link.kept() == FileLookup.Link.Kept.ZIP;
    boolean isAnnex = !inZip && link.target().contains(".git/annex/");
    return Finding.of(
            code,
            file.at(),
            link.name().equals(file.source().toString())
                ? "'%s' is a symbolic link to '%s', %s."
                    .formatted(
                        link.name(),
                        link.target(),
                        inZip ? "stored in the zip as a link" : "where no file is")
                : "There is no file '%s'; its folder '%s' is a symbolic link to '%s'%s."
                    .formatted(
                        file.source(),
                        link.name(),
                        link.target(),
                        inZip ? ", stored in the zip as a link" : ""))
        .hint(
            isAnnex
                ? "Fetch the file by 'git annex get', then put it itself in the place of the link."
                : inZip
                    ? "Zip the folder again without the option -y (--symlinks), so that the file"
                        + " that the link leads to is in it."
                    : "Put the file itself in the place of the link.");
  }

  private Finding found(String instead, String hint) {
    String lacks =
        files.isFolder(file.source())
            ? "'" + file.source() + "' is a folder without files"
            : "There is no file '" + file.source() + "'";
    return Finding.of(code, file.at(), lacks + instead + ".").hint(hint);
  }

  /// `'a', 'b' and 4 more`.
  static String quoted(List<String> paths) {
    return NameList.of(paths.stream().map(path -> "'" + path + "'").toList(), MOST_SHOWN);
  }
}

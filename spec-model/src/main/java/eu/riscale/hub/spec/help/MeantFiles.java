package eu.riscale.hub.spec.help;

import eu.riscale.hub.spec.decode.FieldCodes;
import eu.riscale.hub.spec.decode.TypeCodes;
import eu.riscale.hub.spec.decode.ValueCodes;
import eu.riscale.hub.spec.edit.Edited;
import eu.riscale.hub.spec.edit.Trial;
import eu.riscale.hub.spec.finding.BrokenParts;
import eu.riscale.hub.spec.finding.Code;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.finding.Severity;
import eu.riscale.hub.spec.generic.v0_3.PlainPaths;
import eu.riscale.hub.spec.model.v0_4.Architecture;
import eu.riscale.hub.spec.model.v0_4.Dependencies;
import eu.riscale.hub.spec.resource.ResourceDescr;
import eu.riscale.hub.spec.view.file.DescribedFiles;
import eu.riscale.hub.spec.view.file.ReferencedFile;
import eu.riscale.hub.spec.yaml.YamlMapping;
import eu.riscale.hub.spec.yaml.YamlNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/// The files that are plainly named, though in a form that their field does not have: whoever puts
/// the form right would be told of the file only then.
public final class MeantFiles {
  private static final Set<Code> OF_FORM =
      Set.of(
          FieldCodes.NOT_A_MAPPING,
          PlainPaths.PLAIN_PATH,
          TypeCodes.NOT_A_LIST,
          TypeCodes.NOT_TEXT,
          Architecture.FORM,
          Dependencies.FORM);

  /// What may be wrong with the name of a file, whatever the form.
  private static final Set<Code> OF_NAME =
      Set.of(
          ValueCodes.FILE_SOURCE,
          ValueCodes.SOURCE_SCHEME,
          ValueCodes.NAME_TOO_LONG,
          ValueCodes.PATH_ABSOLUTE,
          ValueCodes.PATH_BACKSLASH,
          ValueCodes.PATH_LEAVES_FOLDER,
          ValueCodes.RESERVED_NAME,
          ValueCodes.SUFFIX);

  /// A name without spaces, or one with an ending; whole sentences are none.
  private static final Pattern NAME = Pattern.compile("\\S{1,500}|.{1,500}\\.\\w{1,8}");

  /// What tells a path from a word.
  private static final Pattern PATH = Pattern.compile("[./\\\\]\\w");

  private static final int MOST_PLACES = 20;

  /// So many values are read again, in all trials together.
  private static final int MOST_VALUES = 60_000;

  private final Function<YamlMapping, Optional<Read>> reader;
  private final YamlNode written;
  private final List<RdfPath> places = new ArrayList<>();
  private YamlMapping root;
  private Read read;
  private int left;

  /// A description as far as it can be read.
  ///
  /// @param findings what is wrong with its values
  public record Read(ResourceDescr descr, BrokenParts broken, List<Finding> findings) {
    private List<ReferencedFile> filesWithin(RdfPath place) {
      return DescribedFiles.of(descr, broken).stream()
          .filter(file -> file.at().isWithin(place))
          .toList();
    }

    private List<Finding> findingsWithin(RdfPath place) {
      return findings.stream().filter(finding -> finding.path().isWithin(place)).toList();
    }
  }

  private MeantFiles(YamlMapping root, Read read, Function<YamlMapping, Optional<Read>> reader) {
    this.written = root;
    this.root = root;
    this.read = read;
    this.reader = reader;
    this.left = MOST_VALUES;
  }

  /// Reads a description with such values in their right form.
  ///
  /// @param found what was found in it
  /// @param read as far as it can be read as it is written
  /// @param reader reads it with other values
  /// @return empty where there are none
  public static Optional<MeantFiles> of(
      YamlMapping root,
      List<Finding> found,
      Read read,
      Function<YamlMapping, Optional<Read>> reader) {
    Set<RdfPath> wrong = new LinkedHashSet<>();
    for (Finding finding : found) {
      if (OF_FORM.contains(finding.code()) && read.broken().isBroken(finding.path())) {
        wrong.add(finding.path());
      }
    }
    MeantFiles meant = new MeantFiles(root, read, reader);
    wrong.stream().limit(MOST_PLACES).forEach(meant::straighten);
    return meant.places.isEmpty() ? Optional.empty() : Optional.of(meant);
  }

  /// The description with the files in it.
  public Read read() {
    return read;
  }

  /// What is said of the files, and of their names, at the values as they are written.
  ///
  /// @param ofFiles what is said of all files
  public List<Finding> placed(List<Finding> ofFiles) {
    List<Finding> all = new ArrayList<>();
    for (RdfPath place : places) {
      read.findingsWithin(place).stream()
          .filter(finding -> OF_NAME.contains(finding.code()))
          .forEach(all::add);
    }
    all.addAll(ofFiles);
    all.replaceAll(this::placed);
    return all;
  }

  private Finding placed(Finding finding) {
    return places.stream()
        .filter(place -> finding.path().isWithin(place))
        .filter(place -> Edited.at(written, finding.path()).isEmpty())
        .findFirst()
        .map(finding::at)
        .orElse(finding);
  }

  private void straighten(RdfPath place) {
    YamlNode node = Edited.at(root, place).orElse(null);
    if (node == null || place.isRoot()) {
      return;
    }
    Set<String> texts = Tree.texts(node);
    if (!texts.stream().allMatch(text -> NAME.matcher(text.strip()).matches())) {
      return;
    }
    for (YamlNode form : FileForms.of(node)) {
      if (left < 0) {
        return;
      }
      Optional<YamlNode> changed = Edited.of(root, List.of(Place.writeAt(place, form)));
      if (changed.isPresent() && changed.get() instanceof YamlMapping mapping) {
        left -= Trial.size(mapping);
        Optional<Read> again = reader.apply(mapping);
        if (again.isPresent() && names(again.get(), place, texts)) {
          root = mapping;
          read = again.get();
          places.add(place);
          return;
        }
      }
    }
  }

  /// Whether a place has a right form now, and names a file by what is written there.
  private static boolean names(Read again, RdfPath place, Set<String> texts) {
    List<Finding> wrong = again.findingsWithin(place);
    boolean isNamed =
        again.filesWithin(place).stream()
            .map(file -> file.source().toString())
            .anyMatch(name -> texts.stream().anyMatch(text -> text.contains(name)));
    boolean isPath = texts.stream().anyMatch(text -> PATH.matcher(text).find());
    return (isNamed
            || (isPath && wrong.stream().anyMatch(finding -> OF_NAME.contains(finding.code()))))
        && wrong.stream()
            .filter(finding -> finding.severity() == Severity.ERROR)
            .map(Finding::code)
            .allMatch(code -> OF_NAME.contains(code) || (isWeights(place) && !ofOtherForm(code)));
  }

  /// Weights have other fields beside their file, which may be given later.
  private static boolean isWeights(RdfPath place) {
    return place.segments().size() < 3 && place.segments().getFirst().equals("weights");
  }

  private static boolean ofOtherForm(Code code) {
    return OF_FORM.contains(code) || code.equals(FieldCodes.UNKNOWN);
  }
}

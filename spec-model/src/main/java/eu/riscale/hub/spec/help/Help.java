package eu.riscale.hub.spec.help;

import eu.riscale.hub.spec.decode.FieldCodes;
import eu.riscale.hub.spec.edit.Edited;
import eu.riscale.hub.spec.edit.Improvement;
import eu.riscale.hub.spec.edit.Trial;
import eu.riscale.hub.spec.file.FileLookup;
import eu.riscale.hub.spec.finding.Edit;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.finding.Severity;
import eu.riscale.hub.spec.yaml.YamlMapping;
import eu.riscale.hub.spec.yaml.YamlNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/// Adds to findings what to write so that they go away. A finding that brought its own help keeps
/// it; for others the forms that people mistake for the right one are turned into it and tried.
public final class Help {
  /// Reports show no more of one kind.
  private static final int MOST_OF_A_CODE = 20;

  private final YamlNode root;
  private final FileLookup files;
  private final Samples samples;
  private final TestSizes sizes;
  private final FilesBeside beside;
  private final Trial trial;
  private final Map<String, Integer> helped = new HashMap<>();

  private Help(YamlMapping root, FileLookup files, Trial trial) {
    this.root = root;
    this.files = files;
    this.samples = Samples.of(root);
    this.beside = new FilesBeside(files);
    this.sizes = new TestSizes(new Tree(root), files);
    this.trial = trial;
  }

  /// The same findings with help.
  ///
  /// @param files what lies beside the description
  /// @param found all that `judge` finds in `root`
  public static List<Finding> added(
      YamlMapping root,
      FileLookup files,
      List<Finding> found,
      Function<YamlMapping, List<Finding>> judge) {
    if (found.stream().allMatch(finding -> !finding.edits().isEmpty())) {
      return found;
    }
    Help help = new Help(root, files, new Trial(root, found, judge));
    List<Finding> all = new ArrayList<>();
    found.forEach(finding -> all.add(finding.edits().isEmpty() ? help.added(finding) : finding));
    return all;
  }

  private Finding added(Finding finding) {
    if (helped.merge(finding.code().slug(), 1, Integer::sum) > MOST_OF_A_CODE) {
      return shown(finding);
    }
    Optional<String> odd = OfFields.oddName(root, finding);
    if (odd.isPresent()) {
      return finding.hint(odd.get());
    }
    if (trial.isOver()) {
      return shown(finding);
    }
    List<List<Edit>> proposals = Proposals.of(new Place(root, samples, sizes, beside, finding));
    Optional<List<Edit>> best = Optional.empty();
    int fewest = Improvement.opensTheRest(finding) ? Integer.MAX_VALUE : 1;
    boolean isTag = Improvement.tellsHowToRead(finding);
    for (List<Edit> edits : proposals) {
      Optional<Integer> more = trial.newErrors(finding, edits);
      if (isTag && more.isPresent() && isMeant(edits)) {
        best = Optional.of(edits);
        break;
      }
      int errors = more.orElse(Integer.MAX_VALUE);
      if (errors < fewest) {
        fewest = errors;
        best = Optional.of(edits);
      }
      if (fewest == 0) {
        break;
      }
    }
    return best.or(() -> renamed(finding, proposals))
        .map(edits -> withFile(Wording.told(root, finding, edits, proposals)))
        .or(() -> Wording.elsewhere(root, finding).map(finding::hint))
        .or(() -> Wording.meant(finding, proposals))
        .filter(told -> !told.edits().isEmpty() || !told.hint().isEmpty()) // Long ones are dropped.
        .orElseGet(() -> shown(finding));
  }

  private Finding withFile(Finding told) {
    return beside
        .toBeThere(told.edits(), samples)
        .map(file -> told.hint(told.hint().isEmpty() ? file : told.hint() + " " + file))
        .orElse(told);
  }

  /// A field under the name that is meant, with its value in the form that the field has. Of
  /// several, the one that needs the least besides.
  private Optional<List<Edit>> renamed(Finding finding, List<List<Edit>> proposals) {
    Optional<List<Edit>> least = Optional.empty();
    int length = Integer.MAX_VALUE;
    for (List<Edit> edits : proposals) {
      if (finding.code().equals(FieldCodes.UNKNOWN)
          && edits.getFirst() instanceof Edit.Rename(var path, var name)) {
        List<Edit> whole = renamed(path, name).orElse(List.of());
        boolean shorter = !whole.isEmpty() && whole.getFirst().text().length() < length;
        if (shorter && trial.newErrors(finding, whole).orElse(1) == 0) {
          least = Optional.of(whole);
          length = whole.getFirst().text().length();
        }
      }
    }
    return least;
  }

  private Optional<List<Edit>> renamed(RdfPath path, String name) {
    Trial.Tried tried = trial.followed(List.of(new Edit.Rename(path, name)));
    if (tried == null) {
      return Optional.empty();
    }
    RdfPath to = path.parent().field(name);
    Help help = new Help(tried.root(), files, tried.trial());
    List<Edit> further = new ArrayList<>();
    for (Finding next : tried.found()) {
      if (next.severity() == Severity.ERROR && next.path().isWithin(to)) {
        further.addAll(help.added(next).edits());
      }
    }
    boolean example = further.stream().anyMatch(Edit.Example.class::isInstance);
    return Edited.of(tried.root(), further)
        .flatMap(whole -> Edited.at(whole, to))
        .map(value -> example ? Place.exampleAt(to, value) : Place.writeAt(to, value))
        .map(edit -> List.of(edit, new Edit.Remove(path)));
  }

  /// Whether all that is proposed was written by the author in another form.
  private static boolean isMeant(List<Edit> edits) {
    return edits.stream()
        .allMatch(edit -> edit instanceof Edit.Write || edit instanceof Edit.Rename);
  }

  /// What is right for another field would lead astray.
  private static boolean isOfField(Finding finding, String right) {
    List<Object> segments = finding.path().segments();
    return segments.stream()
        .anyMatch(segment ->
            segment instanceof String field
                && right.contains(field)
                && (" " + right).matches("(?s).*\\W" + Pattern.quote(field) + ":.*"));
  }

  /// With what is right for the field elsewhere, where nothing that was tried helps here.
  private Finding shown(Finding finding) {
    String right = Wording.withIds(root, finding.code().right());
    boolean bare = finding.hint().isEmpty() && finding.severity() == Severity.ERROR;
    if (bare && isOfField(finding, right)) {
      return finding.hint("Right is, for example:\n" + right);
    }
    return bare ? finding.hint(Wording.expected(finding)) : finding;
  }
}

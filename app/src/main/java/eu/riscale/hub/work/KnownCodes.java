package eu.riscale.hub.work;

import eu.riscale.hub.convert.ConvertCodes;
import eu.riscale.hub.fit.FitCodes;
import eu.riscale.hub.inspect.InspectCodes;
import eu.riscale.hub.packaging.PackageCodes;
import eu.riscale.hub.policy.PolicyCodes;
import eu.riscale.hub.profile.Profile;
import eu.riscale.hub.run.result.RunCodes;
import eu.riscale.hub.spec.CodeCatalog;
import eu.riscale.hub.spec.decode.DidYouMean;
import eu.riscale.hub.spec.finding.Code;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Every finding that any command can give.
public final class KnownCodes {
  private KnownCodes() {}

  /// By their slugs.
  public static List<Code> all() {
    List<Code> codes = new ArrayList<>(CodeCatalog.all());
    codes.addAll(ofApp());
    codes.sort((a, b) -> a.slug().compareTo(b.slug()));
    return codes;
  }

  /// Those that no description alone can give, by their slugs: of what is inside weights, of runs
  /// and of packages.
  public static List<Code> ofApp() {
    List<Code> codes = new ArrayList<>();
    codes.addAll(RunCodes.all());
    codes.addAll(WorkCodes.all());
    codes.addAll(PolicyCodes.all());
    codes.addAll(FitCodes.all());
    codes.addAll(InspectCodes.all());
    codes.addAll(PackageCodes.all());
    codes.addAll(ConvertCodes.all());
    codes.addAll(Profile.codes());
    codes.sort((a, b) -> a.slug().compareTo(b.slug()));
    return codes;
  }

  /// What is said of a slug that is none of them.
  public static String unknown(String slug) {
    return "there is no finding '"
        + slug
        + "'"
        + DidYouMean.question(
            slug, all().stream().map(Code::slug).toList(), ". 'hub explain' lists all.");
  }

  /// What is said of a slug that no finding has; empty for those that are known.
  public static Optional<String> problem(String slug) {
    return all().stream().anyMatch(code -> code.slug().equals(slug))
        ? Optional.empty()
        : Optional.of(unknown(slug));
  }
}

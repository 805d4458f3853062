package eu.riscale.hub.work;

import eu.riscale.hub.source.ChangedSource;
import eu.riscale.hub.source.FolderSource;
import eu.riscale.hub.source.Reason;
import eu.riscale.hub.source.Refusal;
import eu.riscale.hub.source.RewrittenFile;
import eu.riscale.hub.spec.edit.Fix;
import eu.riscale.hub.spec.edit.Fixes;
import eu.riscale.hub.spec.edit.Fixes.Extent;
import eu.riscale.hub.spec.file.FileLookup;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.rule.file.OnceRead;
import eu.riscale.hub.work.PackageOptions.Covers;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// `hub fix` for one source after the other.
public final class FixSource {
  private final ValidateProfiles validate;
  private final Extent extent;
  private final Covers covers;
  private final Optional<Function<Path, ResourceResult>> test;

  /// @param test tests a model by its description, where what a test proves is to be written
  public FixSource(
      ValidateProfiles validate,
      Extent extent,
      Covers covers,
      Optional<Function<Path, ResourceResult>> test) {
    this.validate = validate;
    this.extent = extent;
    this.covers = covers;
    this.test = test;
  }

  /// What is written.
  public enum Writing {
    DONE,
    /// It is told what would be.
    LEFT
  }

  /// What became of a source.
  ///
  /// @param name of the description in the source; empty where it was not read
  /// @param before its text; empty where it was not read
  /// @param result what is found in it now
  public record Done(
      String name, String before, String after, List<Fix> fixes, ResourceResult result) {
    private static Done unread(ResourceResult result) {
      return new Done("", "", "", List.of(), result);
    }
  }

  /// Never throws: what goes wrong is in the result.
  public Done source(String given, Writing writing) {
    List<Done> done = new ArrayList<>();
    ResourceResult result =
        validate.source(
            given,
            checked -> {
              done.add(done(given, checked, writing));
              return done.getFirst().result();
            });
    return done.isEmpty() ? Done.unread(result) : done.getFirst();
  }

  private Done done(String given, Checked checked, Writing writing) {
    if (!(checked.source() instanceof FolderSource source)) {
      return Done.unread(
          ResourceResult.unreadable(
              given,
              new Refusal(
                  "hub fix changes a description where it lies;", "unpack it into a folder.")));
    }
    try {
      return fixed(checked, source, writing);
    } catch (IOException e) {
      return Done.unread(notWritten(given, e));
    }
  }

  private Done fixed(Checked checked, FolderSource source, Writing writing) throws IOException {
    FileLookup files = new OnceRead(source.files());
    Fixes.Fixed<JudgedText> fixed =
        Fixes.of(
            new JudgedText(checked.validation().document(), validate.judge(checked)),
            extent,
            document -> judged(checked, new ChangedSource(source, files, document.text())));
    List<Fix> made = new ArrayList<>(fixed.made());
    String before = checked.validation().document().text();
    JudgedText after = proved(checked, fixed.after(), source, files, made);
    Optional<DrawnCover> cover =
        covers == Covers.DRAWN ? DrawnCover.of(after.document(), source) : Optional.empty();
    String text = cover.map(DrawnCover::text).orElse(after.document().text());
    cover.map(DrawnCover::fix).ifPresent(made::add);
    if (!before.equals(text) && writing == Writing.DONE) {
      if (cover.isPresent()) {
        cover.get().write();
      }
      RewrittenFile.write(source.rdf(), before, text);
    }
    ResourceResult result =
        cover.isPresent()
            ? judged(checked, new ChangedSource(source, files, text)).result()
            : after.result();
    return new Done(source.rdfName(), before, text, made, result);
  }

  /// With what a test of the model proves, where it is valid so far.
  private JudgedText proved(
      Checked checked, JudgedText fixed, FolderSource source, FileLookup files, List<Fix> made)
      throws IOException {
    boolean isModel = fixed.result().described().facts().type().equals("model");
    if (test.isEmpty() || !isModel || fixed.result().hasErrors()) {
      return fixed;
    }
    ProvedFixes.Proved proved =
        new ProvedFixes(source, checked.validation().document().text(), test.get())
            .of(fixed.document().text());
    made.addAll(proved.made());
    return proved.made().isEmpty()
        ? fixed
        : judged(checked, new ChangedSource(source, files, proved.text()));
  }

  private JudgedText judged(Checked checked, ChangedSource changed) {
    return JudgedText.of(validate, checked.described().source(), changed);
  }

  private static ResourceResult notWritten(String given, IOException why) {
    return ResourceResult.unreadable(
        given,
        Finding.of(
                WorkCodes.NOT_CHANGED,
                RdfPath.ROOT,
                given + ": the description was not changed: " + Reason.of(why) + ".")
            .hint("See that you may write into its folder, and run hub fix again."));
  }
}

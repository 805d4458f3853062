package eu.riscale.hub.work;

import eu.riscale.hub.source.ChangedSource;
import eu.riscale.hub.source.FolderSource;
import eu.riscale.hub.source.RdfSource;
import eu.riscale.hub.source.Reason;
import eu.riscale.hub.source.RewrittenFile;
import eu.riscale.hub.source.SourceException;
import eu.riscale.hub.spec.edit.Fix;
import eu.riscale.hub.spec.edit.Fixes;
import eu.riscale.hub.spec.edit.Fixes.Extent;
import eu.riscale.hub.spec.file.FileLookup;
import eu.riscale.hub.spec.finding.Bug;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.rule.file.OnceRead;
import eu.riscale.hub.spec.yaml.YamlDocument;
import eu.riscale.hub.work.PackageOptions.Covers;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// `hub fix` for one source after the other.
public final class FixSource {
  private final InputStream stdin;
  private final ValidateProfiles validate;
  private final Extent extent;
  private final Covers covers;

  public FixSource(InputStream stdin, ValidateProfiles validate, Extent extent, Covers covers) {
    this.stdin = stdin;
    this.validate = validate;
    this.extent = extent;
    this.covers = covers;
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
    try (RdfSource source = RdfSource.open(given, stdin)) {
      if (!(source instanceof FolderSource folder)) {
        return Done.unread(
            ResourceResult.unreadable(
                given, "hub fix changes a description where it lies; unpack it into a folder."));
      }
      return fixed(given, folder, writing);
    } catch (SourceException e) {
      return Done.unread(ResourceResult.unreadable(given, e.getMessage()));
    } catch (IOException e) {
      return Done.unread(notWritten(given, e));
    } catch (OutOfMemoryError e) {
      return Done.unread(ResourceResult.unreadable(given, "there is not enough memory for it."));
    } catch (RuntimeException | StackOverflowError e) {
      return Done.unread(ResourceResult.unreadable(given, Bug.of(RdfPath.ROOT, e)));
    }
  }

  private Done fixed(String given, FolderSource source, Writing writing)
      throws SourceException, IOException {
    YamlDocument document = source.document();
    FileLookup files = new OnceRead(source.files());
    Fixes.Fixed fixed =
        Fixes.of(document, extent, now -> judged(given, source, files, now.text()).findings());
    List<Fix> made = new ArrayList<>(fixed.made());
    String before = document.text();
    String after = fixed.document().text();
    Optional<DrawnCover> cover =
        covers == Covers.DRAWN ? DrawnCover.of(fixed.document(), source) : Optional.empty();
    if (cover.isPresent()) {
      after = cover.get().text();
      made.add(cover.get().fix());
    }
    if (!before.equals(after) && writing == Writing.DONE) {
      if (cover.isPresent()) {
        cover.get().write();
      }
      RewrittenFile.write(source.rdf(), before, after);
    }
    return new Done(source.rdfName(), before, after, made, judged(given, source, files, after));
  }

  private ResourceResult judged(String given, FolderSource source, FileLookup files, String text) {
    try {
      return validate.judge(given, new ChangedSource(source, files, text));
    } catch (SourceException e) {
      throw new IllegalStateException(e); // Its text is at hand.
    }
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

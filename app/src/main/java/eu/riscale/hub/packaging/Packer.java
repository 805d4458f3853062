package eu.riscale.hub.packaging;

import eu.riscale.hub.source.Reason;
import eu.riscale.hub.spec.value.FileSource;
import eu.riscale.hub.spec.value.Sha256;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/// Writes a package as planned: the description first, then all files by their names.
public final class Packer {
  private Packer() {}

  /// What would be written.
  ///
  /// @param target may be empty
  public static Packed tryOut(PackagePlan plan, String target) throws PackagingException {
    List<PackageFile> files = new ArrayList<>();
    files.add(new PackageFile(PackageNames.RDF, "", plan.rdfBytes().length, ""));
    for (String name : plan.files().list()) {
      Sha256 declared = plan.files().declared().get(name);
      String sha256 = declared == null ? "" : declared.hex();
      files.add(new PackageFile(name, plan.origin(name), size(plan, name), sha256));
    }
    return new Packed(target, Packed.State.TRIED_OUT, files, plan.changes(), plan.leftOut());
  }

  /// @throws PackagingException where it cannot be written; then nothing is
  public static Packed write(PackagePlan plan, PackageTarget target) throws PackagingException {
    try (PackageWriter writer =
        target.isFolder() ? FolderPackage.at(target.path()) : ZipPackage.at(target.path())) {
      List<PackageFile> files = new ArrayList<>();
      files.add(addRdf(plan, writer));
      for (String name : plan.files().list()) {
        files.add(add(plan, name, writer));
      }
      writer.publish();
      return new Packed(
          target.given(), Packed.State.WRITTEN, files, plan.changes(), plan.leftOut());
    } catch (IOException e) {
      throw PackagingException.ofTarget(
          "'" + target.given() + "' cannot be written: " + Reason.of(e) + ".");
    }
  }

  private static PackageFile addRdf(PackagePlan plan, PackageWriter writer)
      throws IOException, PackagingException {
    byte[] rdf = plan.rdfBytes();
    try {
      Sha256 sha256 = writer.add(PackageNames.RDF, rdf.length, new ByteArrayInputStream(rdf));
      return new PackageFile(PackageNames.RDF, "", rdf.length, sha256.hex());
    } catch (UnreadableFile e) {
      throw unreadable(PackageNames.RDF, e.reason());
    }
  }

  private static PackageFile add(PackagePlan plan, String name, PackageWriter writer)
      throws IOException, PackagingException {
    long size = size(plan, name);
    Sha256 sha256;
    try (InputStream in = open(plan, name)) {
      sha256 = writer.add(name, size, in);
    } catch (UnreadableFile e) {
      throw unreadable(plan.origin(name), e.reason());
    }
    Sha256 declared = plan.files().declared().get(name);
    if (declared != null && !declared.equals(sha256)) {
      throw PackagingException.otherChecksum(
          "'%s' has the checksum %s, the description says %s."
              .formatted(plan.origin(name), sha256, declared));
    }
    return new PackageFile(name, plan.origin(name), size, sha256.hex());
  }

  private static InputStream open(PackagePlan plan, String name) throws PackagingException {
    try {
      return plan.files().open(new FileSource.RelativePath(name));
    } catch (IOException e) {
      throw unreadable(plan.origin(name), e);
    }
  }

  private static long size(PackagePlan plan, String name) throws PackagingException {
    try {
      return plan.files().size(new FileSource.RelativePath(name));
    } catch (IOException e) {
      throw unreadable(plan.origin(name), e);
    }
  }

  private static PackagingException unreadable(String file, IOException e) {
    return PackagingException.of("'" + file + "' cannot be read: " + Reason.of(e) + ".");
  }
}

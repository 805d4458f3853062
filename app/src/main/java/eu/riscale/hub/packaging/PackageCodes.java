package eu.riscale.hub.packaging;

import eu.riscale.hub.spec.finding.Code;
import java.util.List;

/// What hub can say about making a package.
public final class PackageCodes {
  /// What to do where a file cannot be read.
  public static final String READABLE =
      "Check that the files which the description names are there, and that you may read them.";

  public static final Code FILE_NEEDED =
      Code.error("package-file-needed", "A file that a package must have is not there.")
          .why(
              "Hubs take models with weights, test input, test output and a cover, all in the"
                  + " package.")
          .section("hub package; the hub's contribution guide")
          .example(
              "covers: []", "covers: [cover.png]  # or: hub package --make-cover -o model.zip .");

  public static final Code REMOTE =
      Code.info("package-file-remote", "A file on the web is not put into the package.")
          .why("Whoever uses the package without a network does not have it.")
          .section("hub package")
          .example(
              "attachments: [{source: 'https://example.org/macro.ijm'}]",
              "attachments: [{source: macro.ijm}]");

  public static final Code WEIGHTS_ABSENT =
      Code.error("package-weights-absent", "The model has no weights in a format to be kept.")
          .why("The package that was asked for cannot be made.")
          .section("hub package, --weights");

  public static final Code NOT_EDITABLE =
      Code.error("package-not-editable", "A change cannot be made in the description.")
          .why(
              "hub changes single values and leaves the rest of the text as it is; this change"
                  + " would need more than that.")
          .section("hub package");

  public static final Code INVALID =
      Code.error("package-invalid", "The description would not be valid any more in the package.")
          .why("A package that other software refuses is of no use.")
          .section("hub package");

  public static final Code NOT_WRITTEN =
      Code.error("package-not-written", "The package could not be written.")
          .why("Nothing is left of it, and an older package is as it was.")
          .section("hub package");

  /// A fault of the machine, and none of the model.
  public static final Code NOT_WRITABLE =
      Code.error("package-target-not-writable", "The package cannot be written to its place.")
          .why(
              "The disk is full or the folder is protected; nothing is left of the package, and an"
                  + " older one is as it was.")
          .section("hub package, --output; exit status 4");

  public static final Code NO_COVER =
      Code.error("package-no-cover-drawn", "No cover can be drawn from the test tensors.")
          .why("A cover shows the first test input beside the first test output.")
          .section("hub package, --make-cover");

  public static final Code COLLECTION =
      Code.error("package-of-collection", "A collection has no package.")
          .why("A package is what one resource needs; a collection only lists resources.")
          .section("hub package");

  private PackageCodes() {}

  /// Every code of this package.
  public static List<Code> all() {
    return List.of(
        FILE_NEEDED,
        REMOTE,
        WEIGHTS_ABSENT,
        NOT_EDITABLE,
        INVALID,
        NOT_WRITTEN,
        NOT_WRITABLE,
        NO_COVER,
        COLLECTION);
  }
}

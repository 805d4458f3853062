package eu.riscale.hub.work;

import eu.riscale.hub.spec.finding.Code;
import java.util.List;

/// What hub can say of a source as a whole, whatever was asked for. (What it can say about running
/// a model stands in `run`.)
public final class WorkCodes {
  static final Code SOURCE_UNREADABLE =
      Code.error("source-unreadable", "The source cannot be read.")
          .why("Nothing can be said about a model that cannot be opened.")
          .section("hub, sources")
          .example("hub test model.zpi", "hub test model.zip");

  public static final Code NOT_CHANGED =
      Code.error("description-not-changed", "The description could not be written.")
          .why(
              "What hub changed in it is of no use where it cannot be written; the file is as it"
                  + " was.")
          .section("hub fix and hub convert")
          .example("sudo -u guest hub fix my-model", "hub fix my-model");

  static final Code LOCALE_UNFIT =
      Code.error("locale-unfit", "In the locale of this machine Java cannot read that name.")
          .why("The name has letters that the locale lacks; nothing is wrong with the source.")
          .section("hub, sources")
          .example(
              "java -jar hub.jar validate größe.yaml",
              "LC_ALL=C.UTF-8 java -jar hub.jar validate größe.yaml");

  static final Code FOLDER_BELOW =
      Code.warning("source-folder-below", "The description lies in a folder below.")
          .why("hub looked into the folder; other software finds no description in what was named.")
          .section("hub, sources")
          .example("hub validate models  # has models/unet/rdf.yaml", "hub validate models/unet");

  static final Code ZIP_TOP_FOLDER =
      Code.warning("source-zip-top-folder", "All files of the zip lie in one folder of it.")
          .why("Uploads stop at such a zip, because software looks for rdf.yaml at its top.")
          .section("packages: rdf.yaml is at the top")
          .example("zip -r unet.zip unet", "cd unet && zip -r ../unet.zip .");

  static final Code ZIP_BACKSLASHES =
      Code.warning("source-zip-backslashes", "Names in the zip have back-slashes.")
          .why(
              "A zip has / between folders; with \\ other software unpacks one file of a long"
                  + " name.")
          .section("APPNOTE.TXT of zip, 4.4.17; hub, sources")
          .example("unet\\rdf.yaml", "unet/rdf.yaml");

  static final Code SEVERAL_DESCRIPTIONS =
      Code.warning("source-several-descriptions", "Several files are called as descriptions are.")
          .why("Other software may read another one than hub did.")
          .section("names that mark a description: rdf.yaml, bioimageio.yaml, model.yaml")
          .example("rdf.yaml, bioimageio.yaml", "rdf.yaml");

  static final Code PROCESS_ENDED =
      Code.error("test-process-ended", "The process that tested the model ended before its time.")
          .why(
              "A library crashed, the network ended it or the memory ran out; it will elsewhere,"
                  + " too.")
          .section("hub test");

  static final Code MEMORY_LIMIT =
      Code.error("test-memory-limit", "The test of the model took too much memory and was ended.")
          .why("What was not tested is not known to work, and other machines have less memory.")
          .section("hub test, --memory-limit");

  static final Code TIME_LIMIT =
      Code.error("test-time-limit", "The test of the model took too long and was ended.")
          .why("What was not tested is not known to work.")
          .section("hub test, --time-limit");

  static final Code PROCESS_UNUSABLE =
      Code.error("process-unusable", "This machine cannot run the process that tests models.")
          .why("Nothing is wrong with the model; what was not tested is not known to work.")
          .section("hub test");

  static final Code NOTHING_RAN =
      Code.error("nothing-ran", "No weights entry of the model could be tested here.")
          .why("A model of which nothing ran has not passed.")
          .section("hub test");

  static final Code NOT_A_MODEL =
      Code.error("not-a-model", "Only models can be tested.")
          .why("Datasets, notebooks and other resources hold nothing that can run.")
          .section("hub test");

  static final Code WEIGHTS_UNSAFE =
      Code.error("weights-unsafe", "The weights would do more than compute.")
          .why(
              "Whoever opens them lets them read or write files, open connections, start programs"
                  + " or run Python; hub runs none of it unless told to trust the author.")
          .section("hub, untrusted models");

  static final Code WEIGHTS_UNKNOWN =
      Code.alert("weights-unknown-operation", "hub cannot tell whether the weights only compute.")
          .why(
              "hub runs operations that it knows, and skips the test of other weights unless told"
                  + " to trust the author.")
          .section("hub, untrusted models");

  static final Code PROFILE_OF_MODELS =
      Code.info("profile-not-judged", "Profiles are of models, and this is none.")
          .why("What the hubs ask of datasets, notebooks and collections is not known to hub.")
          .section("hub validate, --profile");

  private WorkCodes() {}

  /// Every code of this package.
  public static List<Code> all() {
    return List.of(
        SOURCE_UNREADABLE,
        NOT_CHANGED,
        LOCALE_UNFIT,
        FOLDER_BELOW,
        ZIP_TOP_FOLDER,
        ZIP_BACKSLASHES,
        SEVERAL_DESCRIPTIONS,
        PROCESS_ENDED,
        PROCESS_UNUSABLE,
        TIME_LIMIT,
        MEMORY_LIMIT,
        NOTHING_RAN,
        NOT_A_MODEL,
        WEIGHTS_UNSAFE,
        WEIGHTS_UNKNOWN,
        PROFILE_OF_MODELS);
  }
}

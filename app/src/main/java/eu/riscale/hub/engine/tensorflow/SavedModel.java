package eu.riscale.hub.engine.tensorflow;

import eu.riscale.hub.engine.EngineException;
import eu.riscale.hub.source.Reason;
import eu.riscale.hub.source.Unzip;
import eu.riscale.hub.spec.file.ProtobufReader;
import eu.riscale.hub.spec.file.WeightsArchive;
import eu.riscale.hub.spec.file.zip.EntryPath;
import eu.riscale.hub.spec.file.zip.SoundZip;
import eu.riscale.hub.spec.value.WeightsFormat;
import eu.riscale.hub.weights.tensorflow.ServedFolder;
import eu.riscale.hub.weights.tensorflow.ServedNetwork;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/// An unpacked SavedModel, and which of its signatures is the network.
///
/// @param folder what TensorFlow is given
/// @param signature the key of the signature that is run
record SavedModel(ServedFolder folder, String signature) {
  private static final Pattern IN_FOLDER =
      Pattern.compile("[^/]+/" + Pattern.quote(WeightsArchive.SAVED_MODEL));

  /// Unpacks and reads a zip.
  ///
  /// @param scratch empty; what is needed of the zip is unpacked into it
  /// @throws EngineException of kind WEIGHTS where this is no SavedModel that can be run
  static SavedModel unpack(Path zip, Path scratch) throws EngineException {
    String name = "The SavedModel " + zip.getFileName();
    try {
      String top = find(name, names(zip));
      Path unpacked = Files.createDirectory(scratch.resolve("zip"));
      Unzip.into(unpacked, zip, entry -> ServedFolder.needs(top, entry));
      Optional<ServedFolder> folder =
          ServedFolder.make(unpacked.resolve(top), scratch.resolve("model"));
      if (folder.isEmpty()) {
        throw notServed(name);
      }
      if (folder.get().lacksVariables()) {
        throw broken(
            name + " has no folder 'variables', where the weights are.",
            "Zip the whole folder that TensorFlow saved.",
            null);
      }
      return new SavedModel(folder.get(), signature(name, folder.get().signatures().keySet()));
    } catch (ProtobufReader.BeyondLimits e) {
      throw broken(name + " cannot be opened: " + Reason.of(e) + ".", "", e);
    } catch (ProtobufReader.Malformed | EOFException e) {
      throw broken(
          name + " cannot be opened: its " + WeightsArchive.SAVED_MODEL + " is damaged.", "", e);
    } catch (ZipException e) {
      throw broken(
          name + " cannot be unpacked: " + Reason.of(e) + ".",
          "Zip the folder that TensorFlow saved again, or upload the zip again: it may have been"
              + " cut short.",
          e);
    } catch (NoSuchFileException e) {
      throw broken(name + " cannot be opened: there is no such file.", "", e);
    } catch (IOException e) {
      throw new EngineException(
          EngineException.Kind.MACHINE,
          "%s cannot be unpacked to %s: %s.".formatted(name, scratch.getParent(), Reason.of(e)),
          "Make room there, or name another folder by the environment variable TMPDIR.",
          e);
    }
  }

  /// As they are unpacked.
  private static List<String> names(Path zip) throws IOException {
    try (SoundZip file = SoundZip.open(zip)) {
      return file.names().stream().map(name -> EntryPath.plain(name).orElse(name)).toList();
    }
  }

  /// The top of the zip, else the one folder there that has the file. What is chosen is what hub
  /// has read before.
  private static String find(String name, List<String> names) throws EngineException {
    Optional<String> topmost =
        WeightsArchive.of(names).folder(WeightsFormat.TENSORFLOW_SAVED_MODEL_BUNDLE);
    List<String> found = names.stream().filter(IN_FOLDER.asMatchPredicate()).toList();
    boolean isOnly = found.size() == 1 && found.getFirst().startsWith(topmost.orElse("/"));
    if (topmost.isPresent() && (topmost.get().isEmpty() || isOnly)) {
      return topmost.get();
    }
    throw found.isEmpty()
        ? broken(
            name
                + " has no "
                + WeightsArchive.SAVED_MODEL
                + " at its top, nor in a folder at its top.",
            "Zip the folder that TensorFlow saved, with "
                + WeightsArchive.SAVED_MODEL
                + " and variables in it.",
            null)
        : broken(
            name + " holds " + found.size() + " SavedModels.",
            "Zip the one folder that the description is of.",
            null);
  }

  private static EngineException notServed(String name) {
    return broken(
        name
            + " has no graph with the tag '"
            + ServedNetwork.TAG
            + "', so there is nothing to run.",
        "Export it for inference, by model.export(...) in Keras or tf.saved_model.save(...).",
        null);
  }

  private static String signature(String name, Set<String> keys) throws EngineException {
    Optional<String> served = ServedNetwork.signature(keys);
    if (served.isPresent()) {
      return served.get();
    }
    throw broken(
        keys.isEmpty()
            ? name + " has no signature, so nothing says what its inputs and outputs are."
            : name
                + " has several signatures and none is 'serving_default': "
                + String.join(", ", keys)
                + ".",
        "Save it with signatures={'serving_default': …}.",
        null);
  }

  private static EngineException broken(String message, String hint, @Nullable Exception cause) {
    return new EngineException(EngineException.Kind.WEIGHTS, message, hint, cause);
  }
}

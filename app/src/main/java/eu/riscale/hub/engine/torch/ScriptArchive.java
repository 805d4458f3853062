package eu.riscale.hub.engine.torch;

import eu.riscale.hub.source.EntryStream;
import eu.riscale.hub.spec.file.WeightsArchive;
import eu.riscale.hub.spec.file.zip.SoundZip;
import eu.riscale.hub.spec.value.WeightsFormat;
import eu.riscale.hub.weights.torch.ClassPlace;
import eu.riscale.hub.weights.torch.TorchZip;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// The classes in a TorchScript archive, and copies of it in which some of them are changed.
final class ScriptArchive implements ScriptClass.Classes {
  /// The pickle of a network begins with its protocol and the class of the network.
  private static final String BEGIN = "\u0080\u0002c";

  /// Bytes of the code of one network.
  private static final int MOST_CODE = 8 << 20;

  private final Path file;
  private final String top;

  /// Where each class stands, by its name.
  private final Map<String, Place> places = new HashMap<>();

  private final Map<String, String> texts = new HashMap<>();
  private final Map<String, ScriptClass> classes = new HashMap<>();
  private final Map<String, Integer> uses = new HashMap<>();

  /// @param entry in the zip
  private record Place(String entry, int from, int to) {}

  private ScriptArchive(Path file, String top) {
    this.file = file;
    this.top = top;
  }

  /// Empty where it is no archive of which the code can be followed.
  static Optional<ScriptArchive> read(Path file) throws IOException {
    try (SoundZip zip = SoundZip.open(file)) {
      Optional<String> folder = WeightsArchive.of(zip).folder(WeightsFormat.TORCHSCRIPT);
      return folder.isEmpty() ? Optional.empty() : read(file, new TorchZip(zip, folder.get()));
    }
  }

  private static Optional<ScriptArchive> read(Path file, TorchZip zip) throws IOException {
    String pickle = new String(zip.bytes("data.pkl", 1024), StandardCharsets.ISO_8859_1);
    String[] lines = pickle.split("\n", 3);
    if (!pickle.startsWith(BEGIN) || lines.length < 3) {
      return Optional.empty();
    }
    String top = lines[0].substring(BEGIN.length()) + "." + lines[1];
    ScriptArchive archive = new ScriptArchive(file, top);
    int left = MOST_CODE;
    for (String name : zip.names("code/")) {
      if (name.endsWith(".py") && left > 0) {
        byte[] code = zip.bytes(name, left);
        left -= code.length;
        archive.add(zip.folder() + name, name, new String(code, StandardCharsets.UTF_8));
      }
    }
    return left <= 0 ? Optional.empty() : Optional.of(archive.counted());
  }

  private void add(String entry, String name, String text) {
    texts.put(entry, text);
    for (ClassPlace place : ClassPlace.in(name, text)) {
      places.put(place.name(), new Place(entry, place.from(), place.to()));
    }
  }

  private ScriptArchive counted() {
    for (String type : places.keySet()) {
      of(type).ifPresent(it -> it.modules().values().forEach(m -> uses.merge(m, 1, Integer::sum)));
    }
    return this;
  }

  /// The class of the network.
  String top() {
    return top;
  }

  /// Whether several modules are of this class, so that all of them change with it.
  boolean isShared(String type) {
    return uses.getOrDefault(type, 0) > 1;
  }

  @Override
  public Optional<ScriptClass> of(String type) {
    Place place = places.get(type);
    if (place == null) {
      return Optional.empty();
    }
    ScriptClass known = classes.get(type);
    if (known == null) {
      String text = texts.getOrDefault(place.entry(), "").substring(place.from(), place.to());
      classes.put(type, new ScriptClass(text, Map.of(), List.of())); // Ends circles.
      known = ScriptClass.of(text, this);
      classes.put(type, known);
    }
    return Optional.of(known);
  }

  /// Writes a copy.
  ///
  /// @param changed the new text of classes, by their names
  Path write(Map<String, String> changed, Path to) throws IOException {
    try (SoundZip zip = SoundZip.open(file);
        OutputStream out = Files.newOutputStream(to);
        ZipOutputStream copy = new ZipOutputStream(out)) {
      copy.setLevel(0);
      for (String name : zip.names()) {
        if (name.endsWith(".debug_pkl") || name.endsWith("/")) {
          continue; // Tells where the code came from, and no longer fits it.
        }
        copy.putNextEntry(new ZipEntry(name));
        if (texts.containsKey(name)) {
          copy.write(text(name, changed).getBytes(StandardCharsets.UTF_8));
        } else {
          try (InputStream in = EntryStream.open(zip, zip.entry(name))) {
            in.transferTo(copy);
          }
        }
      }
    }
    return to;
  }

  private String text(String entry, Map<String, String> changed) {
    String text = texts.getOrDefault(entry, "");
    StringBuilder out = new StringBuilder(text);
    places.entrySet().stream()
        .filter(each -> each.getValue().entry().equals(entry))
        .filter(each -> changed.containsKey(each.getKey()))
        .sorted((a, b) -> Integer.compare(b.getValue().from(), a.getValue().from()))
        .forEach(each ->
            out.replace(
                each.getValue().from(),
                each.getValue().to(),
                changed.getOrDefault(each.getKey(), "")));
    return out.toString();
  }
}

package eu.riscale.hub.init;

import eu.riscale.hub.source.Reason;
import eu.riscale.hub.spec.file.Checksums;
import eu.riscale.hub.tensor.Npy;
import eu.riscale.hub.tensor.Tensor;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/// The folder that a description is begun in.
public final class NewFolder {
  private static final List<String> DESCRIPTIONS =
      List.of("rdf.yaml", "rdf.yml", "bioimageio.yaml", "bioimageio.yml", "model.yaml");

  private final Path folder;
  private final boolean replaces;
  private final List<String> written = new ArrayList<>();

  /// What becomes of a file that is there.
  enum Older {
    KEPT,
    REPLACED
  }

  NewFolder(Path folder, boolean replaces) {
    this.folder = folder;
    this.replaces = replaces;
  }

  Path file(String name) {
    return folder.resolve(name);
  }

  boolean has(String name) {
    return Files.exists(file(name), LinkOption.NOFOLLOW_LINKS);
  }

  /// The files that were written, by their names.
  List<String> written() {
    return List.copyOf(written);
  }

  /// Refuses a folder that a model is described in already.
  void requireFree() throws InitException {
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw InitException.usage(folder + " is a file, not a folder.");
    }
    for (String name : DESCRIPTIONS) {
      boolean mayReplace = replaces && name.equals(DescriptionText.NAME);
      if (has(name) && !mayReplace) {
        throw InitException.usage(
            "%s describes a model already; name another folder with -o%s."
                .formatted(
                    file(name), name.equals(DescriptionText.NAME) ? ", or say --overwrite" : ""));
      }
    }
  }

  /// Refuses a folder in which other files would be written over.
  ///
  /// @param brought files that are going to be copied there
  void requireRoom(List<Path> brought) throws InitException {
    if (replaces || !Files.exists(folder)) {
      return;
    }
    try {
      for (Path from : brought) {
        String name = String.valueOf(from.getFileName());
        Path to = file(name);
        if (has(name) && !Files.isSameFile(from, to) && Files.mismatch(from, to) >= 0) {
          throw taken(to);
        }
      }
      try (DirectoryStream<Path> tensors =
          Files.newDirectoryStream(folder, "{test,sample}_{input,output}*")) {
        for (Path there : tensors) {
          throw taken(there);
        }
      }
    } catch (IOException e) {
      throw notWritable(e);
    }
  }

  private static InitException taken(Path file) {
    return InitException.usage(
        file + " is there already; name another folder with -o, or say --overwrite.");
  }

  InitException notWritable(IOException why) {
    return InitException.notWritable(
        "%s cannot be written to: %s.".formatted(folder, Reason.of(why)));
  }

  void make() throws IOException {
    Files.createDirectories(folder);
  }

  void write(String name, String text, Older older) throws IOException {
    if (older == Older.KEPT && has(name)) {
      return;
    }
    Files.writeString(file(name), text, StandardCharsets.UTF_8);
    written.add(name);
  }

  void write(String name, InputStream in) throws IOException {
    Files.copy(in, file(name), StandardCopyOption.REPLACE_EXISTING);
    written.add(name);
  }

  /// A tensor as a file.
  TensorDraft.NamedFile write(String name, Tensor tensor) throws IOException {
    Npy.write(tensor, file(name));
    written.add(name);
    return named(name);
  }

  /// A file from elsewhere, unless it lies here already.
  ///
  /// @throws IOException also where another file has that name here, and may not be replaced
  TensorDraft.NamedFile bring(Path from, String name) throws IOException {
    Path to = file(name);
    boolean isHere = Files.exists(to) && Files.isSameFile(from, to);
    if (!isHere && has(name) && !replaces && Files.mismatch(from, to) >= 0) {
      throw new IOException(
          name + " is another file there; name another folder with -o, or say --overwrite");
    }
    if (!isHere) {
      Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
      written.add(name);
    }
    return named(name);
  }

  private TensorDraft.NamedFile named(String name) throws IOException {
    try (InputStream in = Files.newInputStream(file(name))) {
      return new TensorDraft.NamedFile(name, Checksums.sha256(in).hex());
    }
  }
}

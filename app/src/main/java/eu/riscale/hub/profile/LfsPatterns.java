package eu.riscale.hub.profile;

import eu.riscale.hub.spec.finding.Code;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.value.FileSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/// Large files go to Git's store for large files, for which the hub sets some patterns up, and
/// `.gitattributes` has to hold the others.
record LfsPatterns() implements Requirement {
  static final Code CODE =
      Code.warning("profile-lfs-patterns", "Git would keep weights or arrays in its history.")
          .why("Each new version then makes every later download larger, for ever.")
          .section(Guide.UPLOAD + ", Git LFS")
          .example(
              "# .gitattributes", "# .gitattributes\n*.onnx filter=lfs diff=lfs merge=lfs -text");
  private static final FileSource.RelativePath ATTRIBUTES =
      new FileSource.RelativePath(".gitattributes");

  /// What is large in models and is not among the hub's own patterns, which are pt, ckpt, h5, pkl,
  /// pth, safetensors and bin.
  private static final Set<String> LARGE =
      Set.of(
          "data", "gz", "hdf5", "keras", "mat", "mlmodel", "msgpack", "nii", "npy", "npz", "onnx",
          "pb", "pytorch", "tar", "tflite", "tif", "tiff", "weights", "zip");

  private static final int MOST_BYTES = 64 << 10;

  @Override
  public Code code() {
    return CODE;
  }

  @Override
  public int points() {
    return 2;
  }

  @Override
  public Answer judge(Candidate model) throws IOException {
    if (!model.hasFiles()) {
      return new Answer.Unseen();
    }
    List<String> tracked = tracked(model);
    Set<String> missing = new TreeSet<>();
    for (String file : model.files().list()) {
      String name = file.substring(file.lastIndexOf('/') + 1);
      String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
      String pattern = "*." + name.substring(name.lastIndexOf('.') + 1);
      boolean isTracked =
          tracked.contains(pattern) || tracked.contains(name) || tracked.contains(file);
      if (LARGE.contains(ending) && name.contains(".") && !isTracked && !tracked.contains("*")) {
        missing.add(pattern);
      }
    }
    return missing.isEmpty() ? new Answer.Met() : Answer.unmet(finding(missing));
  }

  private static Finding finding(Set<String> missing) {
    List<String> lines = new ArrayList<>();
    missing.forEach(pattern -> lines.add(pattern + " filter=lfs diff=lfs merge=lfs -text"));
    return Finding.of(
            CODE,
            RdfPath.ROOT,
            "No pattern of Git LFS holds for " + String.join(", ", missing) + ".")
        .expected("these patterns in .gitattributes, where the hub's own are pt, pth, h5, bin …")
        .hint(
            "Where you upload with Git, put these lines into .gitattributes before the first"
                + " commit:\n"
                + String.join("\n", lines));
  }

  private static List<String> tracked(Candidate model) throws IOException {
    if (!model.isPresent(ATTRIBUTES)) {
      return List.of();
    }
    List<String> patterns = new ArrayList<>();
    String text = new String(model.start(ATTRIBUTES, MOST_BYTES), StandardCharsets.UTF_8);
    for (String line : text.split("\n", -1)) {
      String[] words = line.strip().split("\\s+", -1);
      if (words.length > 1 && List.of(words).contains("filter=lfs")) {
        patterns.add(words[0]);
      }
    }
    return patterns;
  }
}

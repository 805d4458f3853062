package eu.riscale.hub.fuzz;

import eu.riscale.hub.Models;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/// Right files of each kind, to start from, and files that hub once failed at.
final class Seeds {
  private static final Path RESOURCES = Path.of("src", "test", "resources");
  private static final Path FAILED = RESOURCES.resolve("fuzz");
  private static final Path PICTURES =
      Path.of("..", "spec-model", "src", "test", "resources", "pictures");
  private static final String SVG =
      "<svg xmlns='http://www.w3.org/2000/svg'><style>a{fill:url(#b)}</style><path d='M0"
          + " 0'/></svg>";
  private static final int LARGEST = 200_000;

  private Seeds() {}

  static List<byte[]> of(Target target) throws IOException {
    List<byte[]> seeds = new ArrayList<>();
    switch (target) {
      case DESCRIPTION -> files(Models.of(""), "rdf.yaml", seeds);
      case NPY -> files(Models.of(""), ".npy", seeds);
      case ZIP -> zips(seeds);
      case PICKLE -> {
        files(RESOURCES.resolve("torch"), ".pkl", seeds);
        files(RESOURCES.resolve("torch"), "legacy.pth", seeds);
      }
      case HDF5 -> unpacked(RESOURCES, ".h5.gz", seeds);
      case ONNX -> files(Models.of(""), ".onnx", seeds);
      case SAVED_MODEL -> entries(RESOURCES, ".zip", "saved_model.pb", seeds);
      case PICTURE -> {
        files(PICTURES, "", seeds);
        seeds.add(SVG.getBytes(StandardCharsets.UTF_8));
      }
      case TORCHSCRIPT -> entries(Models.of(""), ".pt", ".py", seeds);
    }
    if (Files.isDirectory(FAILED)) {
      files(FAILED, "." + target.word(), seeds);
    }
    return seeds;
  }

  private static void files(Path folder, String end, List<byte[]> to) throws IOException {
    for (Path file : named(folder, end)) {
      if (Files.size(file) < LARGEST) {
        to.add(Files.readAllBytes(file));
      }
    }
  }

  private static void unpacked(Path folder, String end, List<byte[]> to) throws IOException {
    for (Path file : named(folder, end)) {
      try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
        to.add(in.readNBytes(LARGEST));
      }
    }
  }

  private static void zips(List<byte[]> to) throws IOException {
    for (String model : List.of("pass-conv2d-v05", "pass-fixed-shape-v04")) {
      Path zip = Files.createTempFile("seed", ".zip");
      to.add(Files.readAllBytes(Models.zip(Models.of(model), zip, "")));
      Files.delete(zip);
    }
  }

  private static void entries(Path folder, String archive, String end, List<byte[]> to)
      throws IOException {
    for (Path file : named(folder, archive)) {
      try (ZipFile zip = new ZipFile(file.toFile())) {
        for (ZipEntry entry : zip.stream().filter(e -> e.getName().endsWith(end)).toList()) {
          try (InputStream in = zip.getInputStream(entry)) {
            to.add(in.readAllBytes());
          }
        }
      }
    }
  }

  private static List<Path> named(Path folder, String end) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> Files.isRegularFile(file) && file.toString().endsWith(end))
          .sorted()
          .toList();
    }
  }
}

package eu.riscale.hub.security;

import eu.riscale.hub.tensor.NpyFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Test tensors that run code in numpy, or say that they are larger than they are.
final class TensorAttacks {
  private TensorAttacks() {}

  static List<Attack> all() {
    return List.of(
        tensor(
            "objects",
            "holds a pickle that runs a program",
            "{'descr': 'O', 'fortran_order': False, 'shape': (1, 1, 12, 16)}",
            "npy-pickled"),
        tensor(
            "expression",
            "holds Python in its header",
            "{'descr': __import__('os').system('id'), 'fortran_order': False, 'shape': (1,)}",
            "npy-invalid"),
        tensor(
            "large",
            "says that it has 99 million million numbers",
            "{'descr': '<f4', 'fortran_order': False, 'shape': (999999999999, 99)}",
            "npy-truncated"),
        tensor(
            "nested",
            "has a header that is nested 2,000 times",
            "{'descr': " + "(".repeat(2000) + ")".repeat(2000) + ", 'shape': (1,)}",
            "npy-invalid"),
        tensor(
            "negative",
            "has a negative length",
            "{'descr': '<f4', 'fortran_order': False, 'shape': (1, 1, -12, 16)}",
            "npy-invalid"));
  }

  private static Attack tensor(String name, String attempt, String header, String code) {
    return new Attack(
        Area.TENSORS,
        name,
        attempt,
        site -> {
          Path model = Hosts.whole(site.folder());
          byte[] data =
              "cos\nsystem\n(S'touch %s'\ntR."
                  .formatted(site.mark())
                  .getBytes(StandardCharsets.UTF_8);
          Files.write(model.resolve("test_image.npy"), NpyFile.of(1, header, data));
          return model;
        },
        Answer.validate(code, "test_image.npy"));
  }
}

package eu.riscale.hub.engine;

import java.util.Locale;

/// Where a network runs, as `--device` names it.
public sealed interface Device {

  /// A GPU where one truly works, else the CPU.
  Device AUTO = new Auto();

  Device CPU = new Cpu();

  /// How `--device` and reports spell it.
  String word();

  record Auto() implements Device {
    @Override
    public String word() {
      return "auto";
    }
  }

  record Cpu() implements Device {
    @Override
    public String word() {
      return "cpu";
    }
  }

  /// An NVIDIA GPU.
  ///
  /// @param index which one, counted from 0
  record Cuda(int index) implements Device {
    @Override
    public String word() {
      return "cuda:" + index;
    }
  }

  /// Reads `auto`, `cpu`, `cuda` (the first GPU) or `cuda:N`.
  ///
  /// @throws IllegalArgumentException with a sentence for the person who typed it
  static Device of(String word) {
    String text = word.strip().toLowerCase(Locale.ROOT);
    return switch (text) {
      case "auto" -> AUTO;
      case "cpu" -> CPU;
      case "cuda" -> new Cuda(0);
      default -> cuda(word, text);
    };
  }

  private static Device cuda(String word, String text) {
    String number = text.startsWith("cuda:") ? text.substring("cuda:".length()) : "";
    if (number.isEmpty() || number.length() > 3 || !number.chars().allMatch(Device::isDigit)) {
      throw new IllegalArgumentException(
          "'%s' is no device: say auto, cpu, cuda or cuda:N, where N counts the GPUs from 0"
              .formatted(word));
    }
    return new Cuda(Integer.parseInt(number));
  }

  private static boolean isDigit(int letter) {
    return letter >= '0' && letter <= '9';
  }
}

package eu.riscale.hub.spec;

import eu.riscale.hub.spec.decode.TypeCodes;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.Findings;
import eu.riscale.hub.spec.finding.Severity;
import eu.riscale.hub.spec.rule.file.tensor.TensorShapeFits;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A number that is too large for a size is told of the text, and where the test tensor is at hand
/// of its size as well: one fault, and then an error.
final class SizesBeyond {
  private SizesBeyond() {}

  /// The findings of the text, of which some say what `files` says no longer.
  static Validation toldOnce(Validation alone, Findings files) {
    List<Finding> kept = new ArrayList<>(alone.findings());
    for (Finding size : files.list()) {
      for (int i = 0; i < kept.size() && size.code().equals(TensorShapeFits.SIZE); i++) {
        Finding number = kept.get(i);
        if (number.code().equals(TypeCodes.TOO_LARGE) && number.path().isWithin(size.path())) {
          kept.set(
              i, number.severity(Severity.ERROR).message(merged(number.message(), size.message())));
          files.withdraw(size);
          break;
        }
      }
    }
    return new Validation(alone.document(), alone.judgedAs(), alone.readable(), kept);
  }

  /// `Found the number 64000000000; the test tensor of 'raw' has 24 pixels along 'y'.`
  private static String merged(String number, String size) {
    return number.replaceFirst(";.*", "; ")
        + size.substring(0, 1).toLowerCase(Locale.ROOT)
        + size.substring(1);
  }
}

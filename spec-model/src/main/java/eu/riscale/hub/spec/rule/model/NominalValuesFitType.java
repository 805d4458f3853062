package eu.riscale.hub.spec.rule.model;

import eu.riscale.hub.spec.finding.Code;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.Findings;
import eu.riscale.hub.spec.finding.PartsRule;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.model.v0_5.NominalValues;
import eu.riscale.hub.spec.model.v0_5.TensorDataDescr;
import eu.riscale.hub.spec.value.DataType;
import java.util.ArrayList;
import java.util.List;

/// Every nominal or ordinal value can be held by the tensor's type.
public final class NominalValuesFitType
    implements PartsRule<TensorDataDescr.NominalOrOrdinalDataDescr> {
  public static final Code OUTSIDE =
      Code.error("data-value-outside-type", "A value cannot be held by the data type.")
          .why("The tensor never takes the value, so it is either mistyped or the type is wrong.")
          .section("model 0.5, data.values")
          .example(
              "data: {values: [0, 300], type: uint8}", "data: {values: [0, 300], type: uint16}");

  @Override
  public List<Code> codes() {
    return List.of(OUTSIDE);
  }

  @Override
  public void check(TensorDataDescr.NominalOrOrdinalDataDescr data, RdfPath at, Findings out) {
    if (out.waits(OUTSIDE, at.field("values"), at.field("type"))) {
      return;
    }
    List<String> unfit = unfit(data.values(), data.type());
    if (!unfit.isEmpty()) {
      String shown =
          String.join(", ", unfit.subList(0, Math.min(5, unfit.size())))
              + (unfit.size() > 5 ? ", ..." : "");
      out.add(
          Finding.of(
                  OUTSIDE,
                  at.field("values"),
                  "The type " + data.type().word() + " cannot hold " + shown + ".")
              .expected(expected(data.type())));
    }
  }

  private static List<String> unfit(NominalValues values, DataType type) {
    List<String> unfit = new ArrayList<>();
    switch (values) {
      case NominalValues.Labels(List<String> names) -> {
        if (!type.isUnsigned()) {
          unfit.addAll(names);
        }
      }
      case NominalValues.Truths truths -> {}
      case NominalValues.Numeric(List<Double> numbers, boolean whole) -> {
        for (double number : numbers) {
          boolean fractional = !whole && !type.isFloat();
          if (type == DataType.BOOL || fractional || number < type.min() || number > type.max()) {
            unfit.add(
                number == Math.rint(number)
                    ? Long.toString((long) number)
                    : Double.toString(number));
          }
        }
      }
    }
    return unfit;
  }

  private static String expected(DataType type) {
    if (type == DataType.BOOL) {
      return "true and false";
    }
    return type.isFloat()
        ? "numbers"
        : "whole numbers that fit, or labels with an unsigned type such as uint8";
  }
}

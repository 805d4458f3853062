package eu.riscale.hub.spec;

import eu.riscale.hub.spec.collection.EntryCodes;
import eu.riscale.hub.spec.convert.ConversionCodes;
import eu.riscale.hub.spec.decode.TypeCodes;
import eu.riscale.hub.spec.decode.ValueCodes;
import eu.riscale.hub.spec.finding.BrokenParts;
import eu.riscale.hub.spec.finding.Bug;
import eu.riscale.hub.spec.finding.Code;
import eu.riscale.hub.spec.generic.v0_3.Names;
import eu.riscale.hub.spec.generic.v0_3.PlainPaths;
import eu.riscale.hub.spec.model.v0_4.FormCodes;
import eu.riscale.hub.spec.model.v0_5.DataRange;
import eu.riscale.hub.spec.model.v0_5.KerasBackend;
import eu.riscale.hub.spec.model.v0_5.axis.AxisId;
import eu.riscale.hub.spec.model.v0_5.axis.AxisSize;
import eu.riscale.hub.spec.model.v0_5.axis.BatchAxis;
import eu.riscale.hub.spec.model.v0_5.axis.WithHalo;
import eu.riscale.hub.spec.model.v0_5.processing.ScaleLinearDescr;
import eu.riscale.hub.spec.rule.RuleCatalog;
import eu.riscale.hub.spec.yaml.YamlCodes;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Every code that this library reports, for `hub explain` and the reference pages.
public final class CodeCatalog {
  private static final List<Code> OF_MODEL_0_5 =
      List.of(
          AxisId.BATCH,
          AxisSize.KIND,
          BatchAxis.SIZE,
          WithHalo.NEEDS_REFERENCE,
          DataRange.INFINITE,
          DataRange.REVERSED,
          KerasBackend.TOO_OLD,
          ScaleLinearDescr.AXIS_WITHOUT_LISTS);

  private CodeCatalog() {}

  /// Sorted by name.
  public static List<Code> all() {
    Map<String, Code> codes = new TreeMap<>();
    for (Collection<Code> group :
        List.of(
            YamlCodes.ALL,
            HeaderCodes.ALL,
            EntryCodes.ALL,
            TypeCodes.ALL,
            ValueCodes.ALL,
            Names.ALL,
            List.of(PlainPaths.PLAIN_PATH),
            OF_MODEL_0_5,
            FormCodes.ALL,
            List.of(Bug.CODE, BrokenParts.NOT_JUDGED, SamplesLeft.LEFT),
            ConversionCodes.ALL,
            RuleCatalog.codes())) {
      group.forEach(code -> codes.put(code.slug(), code));
    }
    return List.copyOf(codes.values());
  }

  public static Optional<Code> find(String slug) {
    return all().stream().filter(code -> code.slug().equals(slug)).findFirst();
  }
}

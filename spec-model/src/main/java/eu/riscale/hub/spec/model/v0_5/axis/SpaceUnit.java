package eu.riscale.hub.spec.model.v0_5.axis;

import eu.riscale.hub.spec.value.Word;
import java.util.Locale;

/// A unit of length, of those that OME-Zarr knows.
public enum SpaceUnit implements Word {
  ATTOMETER,
  ANGSTROM,
  CENTIMETER,
  DECIMETER,
  EXAMETER,
  FEMTOMETER,
  FOOT,
  GIGAMETER,
  HECTOMETER,
  INCH,
  KILOMETER,
  MEGAMETER,
  METER,
  MICROMETER,
  MILE,
  MILLIMETER,
  NANOMETER,
  PARSEC,
  PETAMETER,
  PICOMETER,
  TERAMETER,
  YARD,
  YOCTOMETER,
  YOTTAMETER,
  ZEPTOMETER,
  ZETTAMETER;

  @Override
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}

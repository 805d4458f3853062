package eu.riscale.hub.spec.model.v0_5.axis;

import eu.riscale.hub.spec.value.Word;
import java.util.Locale;

/// A unit of time, of those that OME-Zarr knows.
public enum TimeUnit implements Word {
  ATTOSECOND,
  CENTISECOND,
  DAY,
  DECISECOND,
  EXASECOND,
  FEMTOSECOND,
  GIGASECOND,
  HECTOSECOND,
  HOUR,
  KILOSECOND,
  MEGASECOND,
  MICROSECOND,
  MILLISECOND,
  MINUTE,
  NANOSECOND,
  PETASECOND,
  PICOSECOND,
  SECOND,
  TERASECOND,
  YOCTOSECOND,
  YOTTASECOND,
  ZEPTOSECOND,
  ZETTASECOND;

  @Override
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}

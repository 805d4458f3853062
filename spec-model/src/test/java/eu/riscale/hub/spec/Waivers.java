package eu.riscale.hub.spec;

import java.util.Set;

final class Waivers {
  static final Set<String> CODES_SHOWN_ELSEWHERE = Set.of();

  private Waivers() {}
}

package eu.riscale.hub.run.diagnosis.cause.input;

import java.util.List;

/// How many of the ways to prepare an image are tried: their lists have the common ones first.
enum Breadth {
  ALL,
  /// So few that each can be tried together with every other fault.
  USUAL;

  <T> List<T> of(List<T> ways, int usual) {
    return switch (this) {
      case ALL -> ways;
      case USUAL -> ways.subList(0, Math.min(usual, ways.size()));
    };
  }
}

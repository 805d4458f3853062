package eu.riscale.hub.engine;

import java.util.Optional;

/// A session on the CPU of somebody who would have been given a GPU.
///
/// @param why no GPU was taken, as a clause
public record CpuSession(Session network, String why) implements ForwardingSession {

  @Override
  public Optional<String> whyNotGpu() {
    return Optional.of(why);
  }
}

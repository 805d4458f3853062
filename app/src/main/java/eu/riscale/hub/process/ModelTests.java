package eu.riscale.hub.process;

import eu.riscale.hub.work.ResourceResult;

/// Where models are tested, one after the other or several at once.
public interface ModelTests extends AutoCloseable {

  /// The result of one model; whatever becomes of it, there is one.
  ResourceResult test(ModelTest test, Conditions conditions);

  @Override
  void close();
}

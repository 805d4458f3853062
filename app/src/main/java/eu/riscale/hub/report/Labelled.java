package eu.riscale.hub.report;

import java.util.List;

/// A list of labels, each with a text beside it. What has nothing to say is left out. Texts may be
/// untrusted.
public interface Labelled {
  /// @param label empty where the text goes on with what the one before says
  void add(String label, String text);

  default void add(String label, List<String> texts) {
    add(label, String.join(", ", texts));
  }
}

package eu.riscale.hub.init;

import java.util.List;

/// What only the author can say of a model; empty where nothing was said.
///
/// @param license as an SPDX id
/// @param cite of publications, as texts
public record Answers(
    String name,
    String description,
    List<String> authors,
    String license,
    List<String> cite,
    List<String> tags) {
  public static final Answers NONE = new Answers("", "", List.of(), "", List.of(), List.of());

  public Answers {
    authors = List.copyOf(authors);
    cite = List.copyOf(cite);
    tags = List.copyOf(tags);
  }
}

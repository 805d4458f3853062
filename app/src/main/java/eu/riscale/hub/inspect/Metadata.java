package eu.riscale.hub.inspect;

import java.util.List;

/// What a description tells people, as it is written; empty where it does not say.
///
/// @param authors one text each, with the affiliation behind the name
/// @param cite one text each, with the DOI or address behind it
public record Metadata(
    String description,
    List<String> authors,
    String license,
    List<String> cite,
    List<String> tags,
    List<String> covers,
    String documentation) {}

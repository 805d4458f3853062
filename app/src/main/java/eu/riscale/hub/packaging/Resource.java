package eu.riscale.hub.packaging;

import eu.riscale.hub.spec.file.FileLookup;
import eu.riscale.hub.spec.resource.ResourceDescr;
import eu.riscale.hub.spec.yaml.YamlDocument;

/// A valid resource that is to be packed.
///
/// @param rdfName the name of the description among the files
/// @param hasByteOrderMark whether that stands before the text of the description
/// @param files the files beside the description
public record Resource(
    ResourceDescr description,
    YamlDocument document,
    String rdfName,
    boolean hasByteOrderMark,
    FileLookup files) {}

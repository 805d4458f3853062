package eu.riscale.hub.init;

import eu.riscale.hub.spec.value.WeightsFormat;
import java.util.List;
import java.util.Optional;

/// A weights entry as it is going to be described.
///
/// @param file its name beside the description
/// @param parent the format that it is taken to be made of; empty for the original
/// @param external a file beside with numbers of an ONNX network
/// @param lines what else belongs in the entry, each a field with its value and comment
record WeightsDraft(
    WeightsFormat format,
    TensorDraft.NamedFile file,
    Optional<WeightsFormat> parent,
    Optional<TensorDraft.NamedFile> external,
    List<String> lines) {}

package eu.riscale.hub.init;

import java.util.List;

/// A model as it is going to be described.
///
/// @param hasCover whether there is a picture
/// @param notes sentences on how the description came about
record Draft(
    Answers answers,
    List<TensorDraft> inputs,
    List<TensorDraft> outputs,
    List<WeightsDraft> weights,
    boolean hasCover,
    List<String> notes) {}

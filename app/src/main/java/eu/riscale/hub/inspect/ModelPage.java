package eu.riscale.hub.inspect;

import java.util.List;
import java.util.Optional;

/// What a resource says of itself and, where it is a model, what it takes, gives and holds.
///
/// @param cover empty unless pictures were asked for
public record ModelPage(
    Metadata metadata,
    List<TensorPage> inputs,
    List<TensorPage> outputs,
    List<WeightsPage> weights,
    Optional<CoverPage> cover)
    implements Inspection {}

package eu.riscale.hub.inspect;

import java.util.List;

/// One axis of an input or output.
///
/// @param type `batch`, `channel`, `index`, `time` or `space`
/// @param unit such as `micrometer`; empty where none is given
/// @param scale extent of one element in that unit
/// @param halo elements to cut off at each end
/// @param channels the names of the channels
public record AxisPage(
    String id,
    String type,
    Length length,
    String unit,
    double scale,
    int halo,
    List<String> channels) {}

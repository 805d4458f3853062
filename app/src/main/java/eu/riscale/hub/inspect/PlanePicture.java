package eu.riscale.hub.inspect;

/// One plane of an array as a picture.
///
/// @param channel which channel it shows, such as `nuclei`; empty where there is one alone
/// @param slice where along the depth, such as `z 12`; empty where there is no depth
/// @param url the picture itself, as a `data:` address of a PNG
public record PlanePicture(String channel, String slice, String url) {}

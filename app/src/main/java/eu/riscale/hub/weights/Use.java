package eu.riscale.hub.weights;

/// One use of an operation that is not known to be harmless, found by reading a weights file.
///
/// @param operation in the words of its library, such as `torch.save`, `WriteFile` or `os.system`
/// @param effect never [Effect#HARMLESS]
/// @param place where in the file, such as `code/__torch__/net.py, line 3` or `the function f of
///   the signature serving_default`
public record Use(String operation, Effect effect, String place) {}

package eu.riscale.hub.spec.decode;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Names that other formats, other tools and everyday speech have for fields.
public final class OtherNames {
  private static final Map<String, List<String>> MEANT =
      Map.ofEntries(
          Map.entry("pytorch", List.of("pytorch_state_dict", "torchscript")),
          Map.entry("torch", List.of("pytorch_state_dict", "torchscript")),
          Map.entry("pytorch_script", List.of("torchscript")),
          Map.entry("pytorch_jit", List.of("torchscript")),
          Map.entry("pytorch_weights", List.of("pytorch_state_dict", "torchscript")),
          Map.entry("pytorch_model", List.of("pytorch_state_dict", "torchscript")),
          Map.entry("pth", List.of("pytorch_state_dict")),
          Map.entry("pt", List.of("torchscript", "pytorch_state_dict")),
          Map.entry("tf", List.of("tensorflow_saved_model_bundle", "keras_hdf5")),
          Map.entry("keras_h5", List.of("keras_hdf5")),
          Map.entry("jit", List.of("torchscript")),
          Map.entry("state_dict", List.of("pytorch_state_dict")),
          Map.entry("keras", List.of("keras_v3", "keras_hdf5")),
          Map.entry("h5", List.of("keras_hdf5")),
          Map.entry("hdf5", List.of("keras_hdf5")),
          Map.entry("tensorflow", List.of("tensorflow_saved_model_bundle", "keras_hdf5")),
          Map.entry("saved_model", List.of("tensorflow_saved_model_bundle")),
          Map.entry("tensorflow_saved_model", List.of("tensorflow_saved_model_bundle")),
          Map.entry("tfjs", List.of("tensorflow_js")),
          Map.entry("minimum", List.of("min")),
          Map.entry("maximum", List.of("max")),
          Map.entry("steps", List.of("step")),
          Map.entry("multiple_of", List.of("step")),
          Map.entry("axis", List.of("axis_id", "axes")),
          Map.entry("axes", List.of("axis")),
          Map.entry("tensor", List.of("tensor_id")),
          Map.entry("reference_tensor", List.of("tensor_id")),
          Map.entry("reference_input", List.of("reference_tensor", "tensor_id")),
          Map.entry("reference", List.of("text", "reference_tensor", "tensor_id")),
          Map.entry("reference_axis", List.of("axis_id")),
          Map.entry("channels", List.of("channel_names")),
          Map.entry("names", List.of("channel_names")),
          Map.entry("title", List.of("name")),
          Map.entry("summary", List.of("description")),
          Map.entry("author", List.of("authors")),
          Map.entry("creators", List.of("authors")),
          Map.entry("citation", List.of("cite")),
          Map.entry("citations", List.of("cite")),
          Map.entry("references", List.of("cite")),
          Map.entry("keywords", List.of("tags")),
          Map.entry("licence", List.of("license")),
          Map.entry("readme", List.of("documentation")),
          Map.entry("docs", List.of("documentation")),
          Map.entry("cover", List.of("covers")),
          Map.entry("files", List.of("attachments")),
          Map.entry("repo", List.of("git_repo")),
          Map.entry("repository", List.of("git_repo")),
          Map.entry("github", List.of("github_user")),
          Map.entry("github_username", List.of("github_user")),
          Map.entry("username", List.of("github_user")),
          Map.entry("mail", List.of("email")),
          Map.entry("institution", List.of("affiliation")),
          Map.entry("institute", List.of("affiliation")),
          Map.entry("organization", List.of("affiliation")),
          Map.entry("link", List.of("url")),
          Map.entry("href", List.of("url")),
          Map.entry("file", List.of("source")),
          Map.entry("path", List.of("source")),
          Map.entry("uri", List.of("source", "url")),
          Map.entry("url", List.of("source")),
          Map.entry("filename", List.of("source")),
          Map.entry("hash", List.of("sha256")),
          Map.entry("checksum", List.of("sha256")),
          Map.entry("date", List.of("timestamp")),
          Map.entry("created", List.of("timestamp")),
          Map.entry("opset", List.of("opset_version")),
          Map.entry("version_number", List.of("version")),
          Map.entry("version", List.of("pytorch_version", "tensorflow_version", "opset_version")),
          Map.entry("type", List.of("id", "name")),
          Map.entry("name", List.of("id", "source", "text")),
          Map.entry("id", List.of("name")),
          Map.entry("callable_name", List.of("callable")),
          Map.entry("class", List.of("callable")),
          Map.entry("module", List.of("import_from")),
          Map.entry("data_type", List.of("type")),
          Map.entry("dtype", List.of("type", "data_type")),
          Map.entry("data_range", List.of("range")),
          Map.entry("test_input", List.of("test_tensor", "test_inputs")),
          Map.entry("test_output", List.of("test_tensor", "test_outputs")),
          Map.entry("sample_input", List.of("sample_tensor", "sample_inputs")),
          Map.entry("sample_output", List.of("sample_tensor", "sample_outputs")),
          Map.entry("dims", List.of("axes")),
          Map.entry("dimensions", List.of("axes")),
          Map.entry("factor", List.of("scale", "gain")),
          Map.entry("bias", List.of("offset")),
          Map.entry("params", List.of("kwargs")),
          Map.entry("parameters", List.of("kwargs")),
          Map.entry("arguments", List.of("kwargs")));

  private OtherNames() {}

  /// The fields that may be meant by a name, likeliest first.
  public static List<String> of(String name) {
    return MEANT.getOrDefault(name.toLowerCase(Locale.ROOT).replace('-', '_'), List.of());
  }

  /// The field that is probably meant by a name: one that is spelt nearly so, or else one that goes
  /// by that name elsewhere.
  public static Optional<String> meant(String name, Collection<String> fields) {
    return DidYouMean.nearest(name, fields)
        .or(() -> of(name).stream().filter(fields::contains).findFirst());
  }
}

package eu.riscale.hub.report.ci;

import eu.riscale.hub.spec.finding.RdfPath;
import java.util.List;

/// What rules are about, so that those that were kept are seen beside those that were broken.
enum RulesAbout {
  DESCRIPTION("description"),
  TENSORS("inputs and outputs"),
  STEPS("pre- and postprocessing"),
  WEIGHTS("weights"),
  METADATA("documentation and metadata");

  private static final List<String> HEADER = List.of("type", "format_version");
  private static final List<String> TENSOR_FIELDS =
      List.of(
          "inputs", "outputs", "test_inputs", "test_outputs", "sample_inputs", "sample_outputs");

  private final String title;

  RulesAbout(String title) {
    this.title = title;
  }

  String title() {
    return title;
  }

  static RulesAbout of(RdfPath path) {
    List<Object> segments = path.segments();
    if (segments.isEmpty() || HEADER.contains(segments.getFirst())) {
      return DESCRIPTION;
    }
    if (segments.contains("preprocessing") || segments.contains("postprocessing")) {
      return STEPS;
    }
    if (segments.getFirst().equals("weights")) {
      return WEIGHTS;
    }
    return TENSOR_FIELDS.contains(segments.getFirst()) ? TENSORS : METADATA;
  }
}

package eu.riscale.hub.init;

import eu.riscale.hub.init.trial.GuessedAxis.Kind;
import eu.riscale.hub.spec.yaml.YamlText;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;

/// The text of a description with what is known, comments on what is guessed, and marks where only
/// the author can write.
final class DescriptionText {
  static final String NAME = "rdf.yaml";
  static final String README = "README.md";
  static final String COVER = "cover.png";

  private static final String FORMAT = "0.5.14";
  private static final int LINE = 96;

  private static final String ASKED_DOI =
      "its DOI, such as 10.1038/s41592-018-0261-2; or a url in the place of this line";

  private static final Pattern DOI =
      Pattern.compile("(?:doi:\\s*|https?://(?:dx\\.)?doi\\.org/)(10\\.\\S+)$");

  private final Draft draft;
  private final StringBuilder text = new StringBuilder();

  private DescriptionText(Draft draft) {
    this.draft = draft;
  }

  static String of(Draft draft) {
    DescriptionText made = new DescriptionText(draft);
    made.head();
    made.metadata();
    made.line(0, "");
    made.line(0, "inputs:");
    draft.inputs().forEach(input -> made.tensor(input, true));
    made.line(0, "");
    made.line(0, "outputs:");
    draft.outputs().forEach(output -> made.tensor(output, false));
    made.line(0, "");
    made.weights();
    return made.text.toString();
  }

  private void head() {
    line(
        0,
        "# A description that 'hub init' began. What is marked with FILL IN is the author's to"
            + " write;");
    line(
        0,
        "# what a comment calls guessed is to be looked at, and the comment to be taken out then.");
    draft.notes().forEach(note -> comment(0, note));
    line(0, "format_version: " + FORMAT);
    line(0, "type: model");
  }

  private void metadata() {
    Answers told = draft.answers();
    field(0, "name", told.name(), "what the model does, on which images; letters, numbers, spaces");
    field(
        0, "description", told.description(), "a few sentences: what it finds, in what, how well");
    line(0, "authors:");
    if (told.authors().isEmpty()) {
      blank(2, "- name", "the person who made the model; one item for each");
    }
    told.authors().forEach(name -> line(2, "- name: " + YamlText.of(name)));
    comment(4, "affiliation, orcid, email, github_user: of each author, where you like");
    field(0, "license", told.license(), "its SPDX id, such as CC-BY-4.0 or MIT");
    line(0, "cite:");
    if (told.cite().isEmpty()) {
      blank(2, "- text", "the publication that users are to cite");
      blank(4, "doi", ASKED_DOI);
    }
    told.cite().forEach(this::cite);
    if (told.tags().isEmpty()) {
      blank(0, "tags", "a list, such as [2d, nuclei, fluorescence-light-microscopy, unet]");
    } else {
      line(0, "tags: [" + String.join(", ", told.tags().stream().map(YamlText::of).toList()) + "]");
    }
    line(0, "documentation: {source: " + README + "}");
    if (draft.hasCover()) {
      line(0, "covers: [{source: " + COVER + "}]");
    }
    line(0, "version: 0.1.0");
  }

  private void cite(String publication) {
    Matcher doi = DOI.matcher(publication);
    boolean hasDoi = doi.find();
    String said = hasDoi ? publication.substring(0, doi.start()).strip() : publication;
    line(2, "- text: " + YamlText.of(said.isEmpty() ? publication : said));
    if (hasDoi) {
      line(4, "doi: " + YamlText.of(doi.group(1)));
    } else {
      blank(4, "doi", ASKED_DOI);
    }
  }

  private void tensor(TensorDraft tensor, boolean isInput) {
    line(2, "- id: " + tensor.id());
    tensor.about().forEach(sentence -> comment(4, sentence));
    comment(4, "description: what it shows, in a few words");
    line(4, "axes:");
    tensor.axes().forEach(axis -> axis(axis, isInput));
    data(tensor);
    if (isInput) {
      preprocessing(tensor);
    } else {
      comment(4, "postprocessing: steps that follow the network, such as [{id: sigmoid}]");
    }
    if (tensor.test().isPresent()) {
      line(4, "test_tensor:");
      file(6, tensor.test().get());
    } else {
      line(4, "test_tensor:");
      blank(6, "source", "a .npy file with " + (isInput ? "an example" : "what comes out of it"));
    }
    tensor
        .sample()
        .ifPresent(sample -> {
          line(4, "sample_tensor:");
          file(6, sample);
        });
  }

  private void data(TensorDraft tensor) {
    if (tensor.dtype().equals("bool")) {
      line(4, "data: {type: bool, values: [false, true]}");
    } else if (tensor.dtype().isEmpty()) {
      line(4, "data:");
      blank(6, "type", "the type of the values, such as uint8 or float32");
    } else {
      line(4, "data: {type: " + tensor.dtype() + "}");
    }
  }

  private void preprocessing(TensorDraft tensor) {
    comment(
        4,
        "Write under preprocessing what was done to images before the network saw them in training,"
            + " such as {id: zero_mean_unit_variance, kwargs: {axes: [y, x]}}; hub knows none of"
            + " it.");
    if (tensor.cast().isPresent()) {
      line(4, "preprocessing:");
      comment(
          6,
          "The network takes %s, the example is %s. Other steps belong above this one."
              .formatted(tensor.cast().get(), tensor.dtype()));
      line(6, "- {id: ensure_dtype, kwargs: {dtype: " + tensor.cast().get() + "}}");
    }
  }

  private void axis(AxisDraft axis, boolean isInput) {
    line(6, "- type: " + axis.kind().word() + guess(axis.kind() == Kind.SPACE ? "" : axis.whyId()));
    switch (axis.kind()) {
      case BATCH -> {
        if (!axis.size().isEmpty()) {
          line(8, "size: " + axis.size() + " # measured: the network takes one sample at a time");
        }
      }
      case CHANNEL -> channels(axis);
      case SPACE, TIME, INDEX -> {
        line(8, "id: " + axis.id() + guess(axis.kind() == Kind.SPACE ? axis.whyId() : ""));
        if (axis.size().isEmpty()) {
          blank(8, "size", axis.whySize());
        } else {
          line(
              8, "size: " + axis.size() + (axis.whySize().isEmpty() ? "" : " # " + axis.whySize()));
        }
        if (axis.kind() != Kind.INDEX) {
          pixel(axis, isInput);
        }
      }
    }
  }

  private void channels(AxisDraft axis) {
    if (axis.count() < 0) {
      blank(8, "channel_names", "a list with a name for each channel");
      return;
    }
    String names =
        String.join(", ", LongStream.range(0, axis.count()).mapToObj(i -> "channel" + i).toList());
    line(8, "channel_names: [" + names + "] # guessed: say what each channel shows");
  }

  private void pixel(AxisDraft axis, boolean isInput) {
    if (!axis.unit().isEmpty()) {
      line(8, "unit: " + axis.unit());
    }
    if (axis.scale().isPresent()) {
      line(8, "scale: " + number(axis.scale().getAsDouble()));
    }
    if (isInput && axis.unit().isEmpty()) {
      comment(
          8,
          axis.kind() == Kind.TIME
              ? "unit: second, and scale: the time between two of them, where you know it"
              : "unit: micrometer, and scale: the size of a pixel, where you know it");
    }
  }

  private void weights() {
    line(0, "weights:");
    if (draft.weights().isEmpty()) {
      line(2, "# onnx, torchscript, keras_hdf5, keras_v3, tensorflow_saved_model_bundle, …");
      line(2, "onnx:");
      blank(4, "source", "the file with the weights, beside this one");
      blank(4, "opset_version", "the version of the operators, as exported");
    }
    for (WeightsDraft entry : draft.weights()) {
      line(2, entry.format().word() + ":");
      file(4, entry.file());
      entry.lines().forEach(each -> line(4, each));
      entry
          .parent()
          .ifPresent(parent ->
              line(4, "parent: " + parent.word() + " # guessed: what these were converted from"));
      entry
          .external()
          .ifPresent(external -> {
            line(4, "external_data:");
            file(6, external);
          });
    }
  }

  private void file(int indent, TensorDraft.NamedFile file) {
    line(indent, "source: " + YamlText.of(file.name()));
    line(indent, "sha256: " + file.sha256());
  }

  private void field(int indent, String name, String value, String asked) {
    if (value.isEmpty()) {
      blank(indent, name, asked);
    } else {
      line(indent, name + ": " + YamlText.of(value));
    }
  }

  private void blank(int indent, String field, String asked) {
    line(indent, field + ": " + Blank.MARK + asked);
  }

  private static String guess(String why) {
    return why.isEmpty() ? "" : " # guessed: " + why;
  }

  private static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e9
        ? String.format(Locale.ROOT, "%.1f", value)
        : BigDecimal.valueOf(value).toPlainString();
  }

  /// In lines that are not too long.
  private void comment(int indent, String sentence) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : sentence.split(" ", -1)) {
      if (line.length() > 0 && indent + 3 + line.length() + word.length() > LINE) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.length() == 0 ? "" : " ").append(word);
    }
    lines.add(line.toString());
    lines.forEach(each -> line(indent, "# " + each));
  }

  private void line(int indent, String content) {
    text.append(content.isEmpty() ? "" : " ".repeat(indent)).append(content).append('\n');
  }
}

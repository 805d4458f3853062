package eu.riscale.hub.profile;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// What the words of names and tags speak of. Names of cells, tissues and structures are without
/// number, so a word that speaks of nothing else is taken for one.
final class Vocabulary {

  /// What a word speaks of.
  enum Topic {
    TASK("the task, such as segmentation or denoising"),
    MODALITY("the modality, such as fluorescence or electron-microscopy"),
    DIMENSIONS("the dimensions, such as 2d or 3d"),
    CONTENT("what is imaged, such as nuclei or mitochondria");

    private final String words;

    Topic(String words) {
      this.words = words;
    }

    String words() {
      return words;
    }
  }

  private static final Pattern TASK =
      Pattern.compile(
          "segment|detect|denois|restor|classif|resolution|deblur|predict|unmix|split|track|regist"
              + "|painting|staining|labell?ing|count|quanti|reconstruct|deconvol|locali[sz]"
              + "|enhanc|tracing|translat|image-to-image|upsampl|noise2|n2v");
  private static final Pattern MODALITY =
      Pattern.compile(
          "microscop|fluoresc|bright-?field|phase-?contrast|electron|confocal|wide-?field"
              + "|light-?sheet|histolog|histopathol|cryo|photon|tomograph|electrophoresis|hologra"
              + "|whole-?slide|x-?ray|ultrasound|radiolog|raman|pssr"
              + "|^(em|sem|tem|ct|mri|dic|sted|storm|palm|sms|sim|wsi|afm|h&e|hne|dapi)$");
  private static final Pattern DIMENSIONS =
      Pattern.compile("^[2345]d$|^[23]d\\+t$|time-?lapse|volum|z-?stack");
  private static final Pattern NETWORK =
      Pattern.compile(
          "net\\d*$|net[+p]|^unet|^u$|unext|unetr|transform|^vit|encoder|decoder|^gan$|gan$|cnn|pix2pix"
              + "|inception|cellpose|stardist|segment-anything|^sam$|noise2|n2v|^conv|attention"
              + "|residual|squeeze|excitation|^next$|^small$|^large$");
  private static final Pattern SOFTWARE =
      Pattern.compile(
          "torch|tensorflow|keras|onnx|ilastik|imagej|biapy|careamics|zerocost|qupath|fiji|^icy$"
              + "|bioengine|bioimage|plantseg|qupath|numpy|python");
  private static final Set<String> EMPTY =
      Set.of(
          "and",
          "based",
          "base",
          "data",
          "dataset",
          "deep",
          "for",
          "from",
          "generic",
          "generalist",
          "image",
          "images",
          "imaging",
          "learning",
          "machine",
          "model",
          "models",
          "network",
          "new",
          "other",
          "pretrained",
          "super",
          "test",
          "the",
          "trained",
          "training",
          "universal",
          "using",
          "version",
          "with",
          "finetuned",
          "fine",
          "tuned",
          "instance",
          "semantic",
          "object");

  private Vocabulary() {}

  /// What all words of a text speak of.
  static Set<Topic> topics(String text) {
    Set<Topic> topics = EnumSet.noneOf(Topic.class);
    String whole = text.toLowerCase(Locale.ROOT).replace(' ', '-');
    if (TASK.matcher(whole).find()) {
      topics.add(Topic.TASK);
    }
    for (String word : words(text)) {
      topics.addAll(ofWord(word));
    }
    if (MODALITY.matcher(whole).find()) {
      topics.add(Topic.MODALITY);
    }
    return topics;
  }

  private static Set<Topic> ofWord(String word) {
    if (DIMENSIONS.matcher(word).find()) {
      return Set.of(Topic.DIMENSIONS);
    }
    if (MODALITY.matcher(word).find()) {
      return Set.of(Topic.MODALITY);
    }
    boolean saysNothing =
        word.length() < 3
            || TASK.matcher(word).find()
            || NETWORK.matcher(word).find()
            || SOFTWARE.matcher(word).find()
            || EMPTY.contains(word)
            || word.chars().noneMatch(Character::isLetter)
            || isHalf(word);
    return saysNothing ? Set.of() : Set.of(Topic.CONTENT);
  }

  /// Words that speak of a modality only together with the one beside them.
  private static boolean isHalf(String word) {
    return Set.of(
            "bright", "field", "phase", "contrast", "light", "sheet", "wide", "whole", "slide")
        .contains(word);
  }

  private static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    String apart = text.replaceAll("(?<=\\p{Ll}{3})(?=\\p{Lu})", " ");
    for (String word : apart.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}&+]+", -1)) {
      if (!word.isEmpty()) {
        words.add(word);
      }
    }
    return words;
  }
}

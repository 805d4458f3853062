package eu.riscale.hub.profile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What names and tags speak of; the first three are the guides' own examples.
class VocabularyTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Neuron Segmentation in EM (Membrane Prediction) | [TASK, MODALITY, CONTENT]",
        "B. Sutilist bacteria segmentation - Widefield microscopy - 2D UNet |"
            + " [TASK, MODALITY, DIMENSIONS, CONTENT]",
        "HeLa cells | [CONTENT]",
        "NucleiSegmentationBoundaryModel | [TASK, CONTENT]",
        "StarDist H&E Nuclei Segmentation | [TASK, MODALITY, CONTENT]",
        "image restoration | [TASK]",
        "encoder-decoder | []",
        "bright-field | [MODALITY]",
        "trained-model | []",
        "U-NeXt V2 | []",
        "UNet 2D | [DIMENSIONS]"
      })
  void wordsSpeakOf(String text, String topics) {
    assertThat(Vocabulary.topics(text)).hasToString(topics);
  }
}

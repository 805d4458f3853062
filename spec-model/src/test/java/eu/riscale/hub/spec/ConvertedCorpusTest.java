package eu.riscale.hub.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import eu.riscale.hub.spec.NewestFormat.Newer;
import eu.riscale.hub.spec.convert.ConvertedText;
import eu.riscale.hub.spec.yaml.YamlReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.comments.CommentType;
import org.snakeyaml.engine.v2.events.CommentEvent;

/// Every older description that people published is converted wherever the newer format can say
/// what it says: the text is valid, and all comments are still there.
class ConvertedCorpusTest {
  @Test
  void convertsWhatPeoplePublished() throws Exception {
    Optional<Corpus> corpus = Corpus.find();
    assumeThat(corpus).as(Corpus.MISSING).isPresent();
    int converted = 0;
    for (Corpus.Verdict published : corpus.get().published()) {
      Validation declared = SpecValidator.alone(YamlReader.read(published.bytes()));
      Optional<Newer> newer =
          NewestFormat.converted(declared).filter(made -> made.verdict().isValid());
      if (newer.isPresent()) {
        String text = ConvertedText.of(declared.document(), newer.get().root(), List.of());
        assertThat(SpecValidator.alone(YamlReader.read(text)).isValid())
            .as(published.name())
            .isTrue();
        List<String> lost = new ArrayList<>(comments(published.description()));
        comments(text).forEach(lost::remove);
        assertThat(lost).as(published.name()).isEmpty();
        converted++;
      }
    }
    assertThat(converted).isGreaterThan(300);
  }

  private static List<String> comments(String text) {
    LoadSettings settings = LoadSettings.builder().setParseComments(true).build();
    return StreamSupport.stream(new Parse(settings).parseString(text).spliterator(), false)
        .filter(CommentEvent.class::isInstance)
        .map(CommentEvent.class::cast)
        .filter(comment -> comment.getCommentType() != CommentType.BLANK_LINE)
        .map(comment -> comment.getValue().strip())
        .toList();
  }
}

package eu.riscale.hub.spec;

import eu.riscale.hub.spec.finding.Code;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.Findings;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.yaml.YamlMapping;
import eu.riscale.hub.spec.yaml.YamlNode;
import eu.riscale.hub.spec.yaml.YamlScalar;
import eu.riscale.hub.spec.yaml.YamlSequence;
import java.util.Set;

/// Values that the help shows in the form of a field, for its author to write others in their
/// place: they have the right form, and say nothing that is true.
final class SamplesLeft {
  static final Code LEFT =
      Code.alert("sample-left", "A value that hub shows as an example was not replaced.")
          .why("It has the right form and is nobody's own: people would be led astray by it.")
          .section("hub: examples in its help")
          .example("doi: 10.0000/your-doi", "doi: 10.1007/978-3-319-24574-4_28");

  /// The version of a library; of a resource it may be the first that there is.
  private static final String NO_VERSION = "0.0.0";

  /// Those that stand for a fact of the author, whatever the field.
  static final Set<String> TEXTS =
      Set.of(
          "Your Name",
          "Your Institute",
          "you@example.com",
          "0000-0000-0000-0001",
          "your-github-name",
          "Your publication",
          "10.0000/your-doi",
          "https://example.com/your-paper",
          "https://example.com/your-file.zip",
          "https://github.com/your-github-name/your-repository",
          "Your Model",
          "Your Resource",
          "Say what your model does, and for which images.",
          "Say what this is, and where it comes from.",
          "Say what is new.",
          "Say what is special.",
          "Say what this input is.",
          "Say what this output is.",
          "Say what lies along this axis.",
          "your-id",
          "id-of-the-parent",
          "id-of-the-dataset",
          "your-tag",
          "your/link",
          "your_library.YourNetwork",
          "your_network.py:YourNetwork",
          "your_network.py",
          "YourNetwork",
          "Your label",
          NO_VERSION,
          "2000-01-01T00:00:00Z");

  private static final int MOST_FOUND = 20;

  private SamplesLeft() {}

  /// Reports each such value, up to a number that tells enough.
  static void check(YamlNode root, Findings out) {
    check(root, RdfPath.ROOT, out, 0);
  }

  private static int check(YamlNode node, RdfPath at, Findings out, int before) {
    int found = before;
    switch (node) {
      case YamlScalar scalar -> {
        if (found < MOST_FOUND && isSample(scalar.text(), at)) {
          found++;
          out.add(
              Finding.of(LEFT, at, "'" + scalar.text() + "' is an example of hub's help.")
                  .hint("Write your own in its place."));
        }
      }
      case YamlSequence list -> {
        for (int i = 0; i < list.items().size() && found < MOST_FOUND; i++) {
          found = check(list.items().get(i), at.index(i), out, found);
        }
      }
      case YamlMapping mapping -> {
        for (YamlMapping.Entry entry : mapping.entries()) {
          boolean isOwn = at.isRoot() && entry.key().equals("config");
          found = isOwn ? found : check(entry.value(), at.field(entry.key()), out, found);
        }
      }
    }
    return found;
  }

  private static boolean isSample(String text, RdfPath at) {
    return TEXTS.contains(text)
        && (!text.equals(NO_VERSION)
            || (at.segments().getLast() instanceof String field && field.endsWith("_version")));
  }
}

package eu.riscale.hub.lsp;

import eu.riscale.hub.spec.edit.Edited;
import eu.riscale.hub.spec.file.FolderFiles;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.reference.PlaceGuide;
import eu.riscale.hub.spec.reference.PlaceGuide.Offer;
import eu.riscale.hub.spec.resource.ResourceFormat;
import eu.riscale.hub.spec.value.DescriptionName;
import eu.riscale.hub.spec.value.SpdxId;
import eu.riscale.hub.spec.yaml.YamlMapping;
import eu.riscale.hub.spec.yaml.YamlNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionItemKind;
import org.eclipse.lsp4j.MarkupContent;
import org.eclipse.lsp4j.MarkupKind;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.jspecify.annotations.Nullable;

/// What may be written at a place in a text.
final class Completions {
  /// Of files and licences, of which there may be thousands; more letters leave fewer.
  private static final int MOST = 200;

  private static final String FILE = "a path such as";

  private final Guides guides;

  Completions(Guides guides) {
    this.guides = guides;
  }

  List<CompletionItem> at(OpenText open, Position position) {
    int line = position.getLine();
    Cursor cursor = CursorReader.at(open.lines(), line, position.getCharacter());
    @Nullable YamlNode root = open.rootAround(cursor, line);
    Writing writing = new Writing(open, cursor, position);
    return switch (cursor.kind()) {
      case TEXT -> List.of();
      case NAME ->
          Stream.concat(
                  names(open, root, cursor, writing).stream(),
                  cursor.isItem() ? values(open, root, cursor, writing).stream() : Stream.of())
              .toList();
      case VALUE -> values(open, root, cursor, writing);
    };
  }

  /// What is offered at a place becomes what is written there.
  private record Writing(OpenText open, Cursor cursor, Position position) {
    /// @param sort offers stand in the order of this
    CompletionItem item(Offer offer, String written, CompletionItemKind kind, String sort) {
      CompletionItem item = new CompletionItem(offer.text());
      item.setKind(kind);
      item.setSortText(sort);
      item.setFilterText(offer.text());
      Range range = new Range(new Position(position.getLine(), cursor.start()), position);
      item.setTextEdit(Either.forLeft(new TextEdit(range, blank() + written)));
      if (!offer.holds().isEmpty()) {
        item.setDetail((offer.isRequired() ? "required; " : "") + offer.holds());
      }
      if (!offer.meaning().isEmpty()) {
        item.setDocumentation(new MarkupContent(MarkupKind.PLAINTEXT, offer.meaning()));
      }
      return item;
    }

    /// Behind a colon or dash stands a blank.
    private String blank() {
      String before = open.lines().line(position.getLine()).substring(0, cursor.start());
      boolean isMissing =
          before.endsWith(":") || (before.strip().equals("-") && before.endsWith("-"));
      return isMissing ? " " : "";
    }

    /// Whether a colon follows already.
    boolean isNamed() {
      String line = open.lines().line(position.getLine());
      return line.startsWith(":", Math.min(position.getCharacter(), line.length()));
    }
  }

  private List<CompletionItem> names(
      OpenText open, @Nullable YamlNode root, Cursor cursor, Writing writing) {
    PlaceGuide guide = guides.of(open.format());
    Set<String> there = there(root, cursor.place());
    // Below the name of a list, and not behind a dash.
    boolean inList =
        !cursor.isItem()
            && !cursor.place().isRoot()
            && guide.holds(root, cursor.place()).filter(h -> h.startsWith("a list")).isPresent()
            && there.isEmpty();
    List<CompletionItem> items = new ArrayList<>();
    for (Offer offer : guide.fields(root, cursor.place())) {
      if (!there.contains(offer.text())) {
        String name = offer.text() + (writing.isNamed() ? "" : offer.isMapping() ? ":" : ": ");
        items.add(
            writing.item(
                offer,
                (inList ? "- " : "") + name,
                CompletionItemKind.Field,
                (offer.isRequired() ? "0" : "1") + offer.text()));
      }
    }
    return items;
  }

  /// The fields that a mapping has; the one that is written may be among them.
  private static Set<String> there(@Nullable YamlNode root, RdfPath place) {
    return root != null && Edited.at(root, place).orElse(null) instanceof YamlMapping mapping
        ? mapping.entries().stream().map(YamlMapping.Entry::key).collect(Collectors.toSet())
        : Set.of();
  }

  private List<CompletionItem> values(
      OpenText open, @Nullable YamlNode root, Cursor cursor, Writing writing) {
    PlaceGuide guide = guides.of(open.format());
    RdfPath place = cursor.place();
    List<Offer> offers = new ArrayList<>(ofHeader(open, place));
    if (offers.isEmpty()) {
      offers.addAll(guide.words(root, place));
    }
    NamedThings.at(root, place).forEach(id -> offers.add(word(id)));
    if (place.toString().equals("license")) {
      licences(cursor.typed()).forEach(id -> offers.add(word(id)));
    }
    if (guide.holds(root, place).filter(holds -> holds.contains(FILE)).isPresent()) {
      files(open, cursor.typed()).forEach(file -> offers.add(word(file)));
    }
    List<CompletionItem> items = new ArrayList<>();
    for (Offer offer : offers) {
      items.add(
          writing.item(
              offer, offer.text(), CompletionItemKind.Value, "%05d".formatted(items.size())));
    }
    return items;
  }

  private static List<Offer> ofHeader(OpenText open, RdfPath place) {
    return switch (place.toString()) {
      case "type" ->
          Arrays.stream(ResourceFormat.values())
              .map(ResourceFormat::type)
              .distinct()
              .map(Completions::word)
              .toList();
      case "format_version" ->
          Arrays.stream(ResourceFormat.values())
              .filter(format -> format.type().equals(open.format().type()))
              .map(format -> word(format.newest().toString()))
              .toList()
              .reversed();
      default -> List.of();
    };
  }

  private static Offer word(String text) {
    return new Offer(text, "", false, "");
  }

  private static List<String> licences(String typed) {
    String start = typed.toLowerCase(Locale.ROOT);
    return SpdxId.known().stream()
        .filter(id -> id.toLowerCase(Locale.ROOT).startsWith(start))
        .filter(id -> SpdxId.parse(id).filter(known -> !known.deprecated()).isPresent())
        .sorted()
        .limit(MOST)
        .toList();
  }

  private static List<String> files(OpenText open, String typed) {
    try {
      return new FolderFiles(Objects.requireNonNull(open.file().toAbsolutePath().getParent()))
          .list().stream()
              .filter(name -> !DescriptionName.is(name) && !name.startsWith("."))
              .filter(name -> name.startsWith(typed))
              .limit(MOST)
              .toList();
    } catch (IOException e) {
      return List.of();
    }
  }
}

package eu.riscale.hub.spec.picture;

import java.io.ByteArrayInputStream;
import java.util.Locale;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// What an SVG picture holds besides shapes. No entity is resolved and nothing is fetched.
public final class SvgContent {
  private SvgContent() {}

  static void check(byte[] bytes) throws Damage {
    try {
      XMLStreamReader xml = reader(bytes);
      while (xml.hasNext()) {
        xml.next();
      }
    } catch (XMLStreamException e) {
      throw new Damage("it is no whole XML");
    }
  }

  /// The first thing that runs code or fetches something from elsewhere, such as `a script`; empty
  /// where there is none.
  public static Optional<String> active(byte[] bytes) {
    try {
      XMLStreamReader xml = reader(bytes);
      String inside = "";
      while (xml.hasNext()) {
        int event = xml.next();
        if (event == XMLStreamConstants.START_ELEMENT) {
          inside = xml.getLocalName();
        }
        Optional<String> found = active(event, xml, inside);
        if (found.isPresent()) {
          return found;
        }
      }
    } catch (XMLStreamException e) {
      return Optional.empty(); // Said by [#check].
    }
    return Optional.empty();
  }

  private static Optional<String> active(int event, XMLStreamReader xml, String inside) {
    return switch (event) {
      case XMLStreamConstants.START_ELEMENT -> element(xml);
      case XMLStreamConstants.DTD ->
          Optional.of("an entity").filter(it -> hasEntity(xml.getText()));
      case XMLStreamConstants.PROCESSING_INSTRUCTION ->
          Optional.of("xml-stylesheet").filter(xml.getPITarget()::equals);
      case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA ->
          Optional.of("<style>").filter(it -> inside.equals("style") && fetches(xml.getText()));
      default -> Optional.empty();
    };
  }

  /// Whether an entity stands for another file; texts of their own are harmless.
  private static boolean hasEntity(String dtd) {
    int at = dtd.indexOf("<!ENTITY");
    while (at >= 0) {
      int end = dtd.indexOf('>', at);
      String entity = dtd.substring(at, end < 0 ? dtd.length() : end);
      if (entity.contains(" SYSTEM ") || entity.contains(" PUBLIC ")) {
        return true;
      }
      at = dtd.indexOf("<!ENTITY", at + 1);
    }
    return false;
  }

  private static Optional<String> element(XMLStreamReader xml) {
    String name = xml.getLocalName().toLowerCase(Locale.ROOT);
    switch (name) {
      case "script", "iframe", "embed", "object", "handler" -> {
        return Optional.of("<" + xml.getLocalName() + ">");
      }
      default -> {}
    }
    for (int i = 0; i < xml.getAttributeCount(); i++) {
      String attribute = xml.getAttributeLocalName(i).toLowerCase(Locale.ROOT);
      String value = xml.getAttributeValue(i).strip().toLowerCase(Locale.ROOT);
      boolean link = attribute.equals("href") || attribute.equals("src");
      boolean shows = !name.equals("a"); // A link is followed by a person, an image at once.
      if (attribute.startsWith("on")
          || (link && value.startsWith("javascript:"))
          || (link && shows && isElsewhere(value))
          || fetches(value)) {
        return Optional.of(xml.getAttributeLocalName(i) + " of <" + xml.getLocalName() + ">");
      }
    }
    return Optional.empty();
  }

  private static boolean isElsewhere(String address) {
    return !address.isEmpty() && !address.startsWith("#") && !address.startsWith("data:image/");
  }

  /// Whether a style loads something; parts of the picture itself are named by `#`.
  private static boolean fetches(String style) {
    String lower = style.toLowerCase(Locale.ROOT);
    if (lower.contains("@import")) {
      return true;
    }
    int at = lower.indexOf("url(");
    while (at >= 0) {
      String address = lower.substring(at + 4, Math.min(lower.length(), at + 64)).strip();
      String bare =
          address.startsWith("'") || address.startsWith("\"") ? address.substring(1) : address;
      if (isElsewhere(bare.strip())) {
        return true;
      }
      at = lower.indexOf("url(", at + 4);
    }
    return false;
  }

  private static XMLStreamReader reader(byte[] bytes) throws XMLStreamException {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, true);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty("javax.xml.stream.isCoalescing", false);
    factory.setProperty("http://java.sun.com/xml/stream/properties/ignore-external-dtd", true);
    return factory.createXMLStreamReader(new ByteArrayInputStream(bytes));
  }
}

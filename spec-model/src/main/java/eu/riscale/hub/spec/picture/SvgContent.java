package eu.riscale.hub.spec.picture;

import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// What an SVG picture holds besides shapes. No entity is resolved and nothing is fetched.
public final class SvgContent {
  /// What Illustrator and older programs begin with: the document type of the W3C, and short names
  /// for namespaces.
  private static final Pattern DOCTYPE =
      Pattern.compile(
          "<!DOCTYPE\\s+svg(?:\\s+PUBLIC\\s+[\"']-//W3C//DTD SVG [^\"']*[\"']"
              + "\\s+[\"']https?://www\\.w3\\.org/[^\"']*[\"'])?"
              + "\\s*(?:\\[(?:\\s*<!ENTITY\\s+ns_\\w+\\s+[\"']https?://[\\w./:#-]*[\"']\\s*>)*+\\s*\\]\\s*)?>");

  /// A person follows it; nothing does by itself.
  private static final Pattern LINK = Pattern.compile("https?://\\S*");

  private static final Pattern NOTHING =
      Pattern.compile("[+-]?(?:0++(?:\\.0*+)?|\\.0++)(?:%|[a-z]{1,4})?");

  private static final Pattern PIXELS =
      Pattern.compile("data:image/(?:png|jpe?g|gif|webp)[;,]", Pattern.CASE_INSENSITIVE);

  /// What an animation sets its attribute to.
  private static final Set<String> ANIMATED = Set.of("by", "from", "to", "values");

  private SvgContent() {}

  static void check(byte[] bytes) throws Damage {
    try {
      XMLStreamReader xml = reader(bytes);
      boolean isRoot = true;
      while (xml.hasNext()) {
        if (xml.next() == XMLStreamConstants.START_ELEMENT && isRoot) {
          isRoot = false;
          requireSize(xml);
        }
      }
    } catch (XMLStreamException e) {
      throw new Damage("it is no whole XML");
    }
  }

  private static void requireSize(XMLStreamReader xml) throws Damage {
    for (String length : List.of("width", "height")) {
      String value = xml.getAttributeValue(null, length);
      if (value != null && NOTHING.matcher(value.strip()).matches()) {
        throw new Damage(Damage.NO_SIZE);
      }
    }
  }

  /// The first thing that is not known to be shown and no more, such as `a script`, since it may
  /// run code or fetch something from elsewhere; empty where there is none.
  public static Optional<String> active(byte[] bytes) {
    try {
      XMLStreamReader xml = reader(bytes);
      StringBuilder sheet = new StringBuilder();
      boolean inSheet = false;
      while (xml.hasNext()) {
        int event = xml.next();
        if (inSheet && event == XMLStreamConstants.END_ELEMENT) {
          inSheet = false;
          if (!SvgStyle.isPlainSheet(sheet.toString())) {
            return Optional.of("<style>");
          }
          sheet.setLength(0);
        }
        Optional<String> found = active(event, xml, inSheet);
        if (found.isPresent()) {
          return found;
        }
        if (event == XMLStreamConstants.START_ELEMENT) {
          inSheet = xml.getLocalName().equals("style");
        } else if (inSheet) {
          sheet.append(xml.getText());
        }
      }
    } catch (XMLStreamException e) {
      return Optional.empty(); // Said by [#check].
    }
    return Optional.empty();
  }

  private static Optional<String> active(int event, XMLStreamReader xml, boolean inSheet) {
    return switch (event) {
      case XMLStreamConstants.START_ELEMENT -> inSheet ? Optional.of("<style>") : element(xml);
      case XMLStreamConstants.DTD ->
          Optional.of("a document type or entity of its own")
              .filter(it -> !DOCTYPE.matcher(xml.getText()).matches());
      case XMLStreamConstants.ENTITY_REFERENCE -> Optional.of("an entity");
      case XMLStreamConstants.PROCESSING_INSTRUCTION ->
          inSheet || !xml.getPITarget().equals("xpacket") // ahead of and behind Adobe's metadata
              ? Optional.of(xml.getPITarget())
              : Optional.empty();
      case XMLStreamConstants.COMMENT ->
          inSheet ? Optional.of("a comment in <style>") : Optional.empty();
      default -> Optional.empty();
    };
  }

  private static Optional<String> element(XMLStreamReader xml) {
    String namespace = Objects.requireNonNullElse(xml.getNamespaceURI(), "");
    String name = xml.getLocalName();
    if (!SvgNames.isElement(namespace, name)) {
      return Optional.of("<" + name + ">");
    }
    for (int i = 0; i < xml.getAttributeCount(); i++) {
      String space = Objects.requireNonNullElse(xml.getAttributeNamespace(i), "");
      if (space.isEmpty() && SvgNames.isOfPrograms(namespace)) {
        space = namespace;
      }
      String attribute = xml.getAttributeLocalName(i);
      boolean isPlain =
          !(SvgNames.isPage(namespace) && attribute.equalsIgnoreCase("background"))
              && isPlain(
                  name,
                  space,
                  attribute.toLowerCase(Locale.ROOT),
                  xml.getAttributeValue(i).strip());
      if (!isPlain) {
        return Optional.of(attribute + " of <" + name + ">");
      }
    }
    return Optional.empty();
  }

  private static boolean isPlain(String element, String space, String name, String value) {
    if (name.equals("href")) {
      return isOwn(value) || (element.equals("a") && LINK.matcher(value).matches());
    }
    if (name.equals("base") || name.equals("src") || name.startsWith("on")) {
      return false;
    }
    if (name.equals("style") && space.isEmpty()) {
      return SvgStyle.isPlain(value);
    }
    if (name.equals("attributename")) {
      return isPlain(element, space, value.toLowerCase(Locale.ROOT), "")
          && !value.equals("style")
          && !value.endsWith("href");
    }
    if (SvgStyle.isProperty(name) || ANIMATED.contains(name)) {
      return SvgStyle.isPlainValue(value);
    }
    return SvgNames.isAttribute(name) || SvgNames.isOfPrograms(space);
  }

  /// A part of the picture itself, or pixels that stand in it.
  private static boolean isOwn(String address) {
    return address.isEmpty() || address.startsWith("#") || PIXELS.matcher(address).lookingAt();
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

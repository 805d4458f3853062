package eu.riscale.hub.spec.picture;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Styles of a picture, of which those alone are plain that are known to load nothing: no rules
/// that begin with `@`, no escapes or comments, which could hide one, and known functions alone.
final class SvgStyle {
  private static final Pattern FUNCTION =
      Pattern.compile("([\\w-]*)\\(\\s*([\"']?\\s*#)?", Pattern.UNICODE_CASE);

  private static final Set<String> FUNCTIONS =
      Set.of(
          ("rgb rgba hsl hsla hwb lab lch oklab oklch color color-mix light-dark var calc min max"
               + " clamp matrix matrix3d translate translatex translatey translate3d scale scalex"
               + " scaley rotate rotatex rotatey rotatez skew skewx skewy perspective blur"
               + " brightness contrast drop-shadow grayscale hue-rotate invert opacity saturate"
               + " sepia cubic-bezier steps inset circle ellipse polygon path linear-gradient"
               + " radial-gradient repeat minmax not is where nth-child nth-of-type")
              .split(" "));

  private static final Set<String> PROPERTIES =
      Set.of(
          ("alignment-baseline align-content align-items align-self animation backface-visibility"
               + " background background-color baseline-shift block-progression border"
               + " border-bottom border-collapse border-color border-left border-radius"
               + " border-right border-spacing border-style border-top border-width bottom"
               + " box-shadow box-sizing break-after break-before clear clip clip-path clip-rule"
               + " color color-interpolation color-interpolation-filters color-profile"
               + " color-rendering color-scheme cursor cx cy d direction display dominant-baseline"
               + " enable-background fill fill-opacity fill-rule filter flex flex-basis"
               + " flex-direction flex-flow flex-grow flex-shrink flex-wrap float flood-color"
               + " flood-opacity font font-family font-feature-settings font-kerning font-size"
               + " font-size-adjust font-stretch font-style font-synthesis font-variant"
               + " font-variant-alternates font-variant-caps font-variant-east-asian"
               + " font-variant-ligatures font-variant-numeric font-variant-position"
               + " font-variation-settings font-weight gap glyph-orientation-horizontal"
               + " glyph-orientation-vertical height hyphens image-rendering inline-size isolation"
               + " justify-content justify-items justify-self kerning left letter-spacing"
               + " lighting-color line-break line-height list-style list-style-type margin"
               + " margin-bottom margin-left margin-right margin-top marker marker-end marker-mid"
               + " marker-start mask mask-type max-height max-width min-height min-width"
               + " mix-blend-mode opacity order orphans outline overflow overflow-wrap overflow-x"
               + " overflow-y padding padding-bottom padding-left padding-right padding-top"
               + " page-break-after page-break-before page-break-inside paint-order pointer-events"
               + " position quotes r resize right rotate rx ry scale shape-inside shape-margin"
               + " shape-padding shape-rendering shape-subtract size solid-color solid-opacity"
               + " stop-color stop-opacity stroke stroke-alignment stroke-dasharray"
               + " stroke-dashoffset stroke-linecap stroke-linejoin stroke-miterlimit"
               + " stroke-opacity stroke-width tab-size table-layout text-align text-align-all"
               + " text-align-last text-anchor text-decoration text-decoration-color"
               + " text-decoration-line text-decoration-style text-decoration-thickness text-indent"
               + " text-orientation text-overflow text-rendering text-shadow text-size-adjust"
               + " text-transform top transform transform-box transform-origin translate"
               + " unicode-bidi user-select vector-effect vertical-align visibility white-space"
               + " white-space-collapse widows width will-change word-break word-spacing word-wrap"
               + " writing-mode x y z-index zoom")
              .split(" "));

  private SvgStyle() {}

  /// A style's name, such as `stroke-width`; names of drawing programs, `-inkscape-stroke`, and of
  /// the author's own, `--color`, load nothing.
  static boolean isProperty(String name) {
    return PROPERTIES.contains(name)
        || name.startsWith("--")
        || name.startsWith("-inkscape-")
        || (name.startsWith("-webkit-") && PROPERTIES.contains(name.substring(8)))
        || (name.startsWith("-moz-") && PROPERTIES.contains(name.substring(5)));
  }

  /// The value of one property.
  static boolean isPlainValue(String value) {
    if (value.indexOf('\\') >= 0 || value.contains("/*") || value.indexOf('@') >= 0) {
      return false;
    }
    Matcher function = FUNCTION.matcher(value.toLowerCase(Locale.ROOT));
    while (function.find()) {
      String name = function.group(1);
      boolean isPlain =
          name.equals("url")
              ? function.group(2) != null
              : name.isEmpty() || FUNCTIONS.contains(name);
      if (!isPlain) {
        return false;
      }
    }
    return true;
  }

  /// `fill: red; stroke: none`, as the attribute `style` has it.
  static boolean isPlain(String declarations) {
    for (String declaration : declarations.split(";", -1)) {
      int colon = declaration.indexOf(':');
      if (declaration.isBlank()) {
        continue;
      }
      String name = colon < 0 ? "" : declaration.substring(0, colon).strip();
      if (!isProperty(name.toLowerCase(Locale.ROOT))
          || !isPlainValue(declaration.substring(colon + 1))) {
        return false;
      }
    }
    return true;
  }

  /// The text of an element `style`: rules without others inside.
  static boolean isPlainSheet(String sheet) {
    int at = 0;
    while (at < sheet.length()) {
      int open = sheet.indexOf('{', at);
      String selector = sheet.substring(at, open < 0 ? sheet.length() : open);
      if (open < 0) {
        return selector.isBlank();
      }
      int close = sheet.indexOf('}', open);
      String rule = close < 0 ? "{" : sheet.substring(open + 1, close);
      if (!isPlainValue(selector)
          || selector.indexOf('<') >= 0
          || rule.indexOf('{') >= 0
          || !isPlain(rule)) {
        return false;
      }
      at = close + 1;
    }
    return true;
  }
}

package eu.riscale.hub.spec.picture;

import java.util.Locale;
import java.util.Set;

/// The elements and attributes of pictures that are only shown. (SVG 1.1 and 2, without scripts,
/// handlers, other documents, sound and film.)
final class SvgNames {
  static final String SVG = "http://www.w3.org/2000/svg";
  private static final String PAGE = "http://www.w3.org/1999/xhtml";

  /// Namespaces that browsers act upon; of all others they show nothing.
  private static final Set<String> ACTED_UPON =
      Set.of(
          "http://www.w3.org/1998/Math/MathML",
          "http://www.w3.org/2001/xml-events",
          "http://www.w3.org/1999/XSL/Transform",
          "http://www.w3.org/2001/XInclude");

  private static final Set<String> ELEMENTS =
      Set.of(
          ("a altGlyph animate animateColor animateMotion animateTransform circle clipPath"
                  + " color-profile defs desc ellipse feBlend feColorMatrix feComponentTransfer"
                  + " feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap"
                  + " feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR"
                  + " feGaussianBlur feImage feMerge feMergeNode feMorphology feOffset"
                  + " fePointLight feSpecularLighting feSpotLight feTile feTurbulence filter"
                  + " flowPara flowRegion flowRoot flowSpan font font-face foreignObject g glyph"
                  + " glyphRef hatch hatchpath hkern image line linearGradient marker mask mesh"
                  + " meshgradient meshpatch meshrow metadata missing-glyph mpath path pattern"
                  + " polygon polyline radialGradient rect set solidcolor stop style svg switch"
                  + " symbol text textPath title tref tspan use view vkern")
              .split(" "));

  /// Text in a page, as draw.io writes it into a picture.
  private static final Set<String> TEXTS =
      Set.of(
          ("b big blockquote body br code dd div dl dt em font h1 h2 h3 h4 h5 h6 hr i li ol p pre s"
                  + " small span strike strong sub sup table tbody td th thead tr tt u ul")
              .split(" "));

  private static final Set<String> ATTRIBUTES =
      Set.of(
          ("accent-height accumulate additive agent align alphabetic amplitude arabic-form ascent"
               + " attributename attributetype azimuth basefrequency baseprofile bbox begin bgcolor"
               + " bias border by calcmode cap-height cellpadding cellspacing class clippathunits"
               + " colspan content contentscripttype contentstyletype dark data descent"
               + " diffuseconstant dir divisor download dur dx dy edgemode elevation end etag"
               + " exponent externalresourcesrequired face filterres filterunits fr from fx fy g1"
               + " g2 glyph-name glyphref gradienttransform gradientunits hanging horiz-adv-x"
               + " horiz-origin-x horiz-origin-y host id ideographic in in2 intercept k k1 k2 k3 k4"
               + " kernelmatrix kernelunitlength keypoints keysplines keytimes lang lengthadjust"
               + " limitingconeangle markerheight markerunits markerwidth maskcontentunits"
               + " maskunits mathematical max media method min mode modified name numoctaves offset"
               + " operator orient orientation origin overline-position overline-thickness"
               + " pagecount pages panose-1 path pathlength patterncontentunits patterntransform"
               + " patternunits points pointsatx pointsaty pointsatz preservealpha"
               + " preserveaspectratio primitiveunits radius refx refy rel rendering-intent"
               + " repeatcount repeatdur requiredextensions requiredfeatures restart result role"
               + " rowspan seed side slope space spacing specularconstant specularexponent"
               + " spreadmethod startoffset stddeviation stemh stemv stitchtiles"
               + " strikethrough-position strikethrough-thickness string surfacescale"
               + " systemlanguage tabindex tablevalues target targetx targety textlength title to"
               + " type u1 u2 underline-position underline-thickness unicode unicode-range"
               + " units-per-em v-alphabetic v-hanging v-ideographic v-mathematical valign values"
               + " version vert-adv-y vert-origin-x vert-origin-y viewbox viewtarget widths"
               + " xchannelselector x-height x1 x2 y1 y2 ychannelselector z zoomandpan")
              .split(" "));

  private SvgNames() {}

  /// Whether an element shows something and no more, or is of a program's own and shows nothing.
  static boolean isElement(String namespace, String name) {
    return switch (namespace) {
      case "", SVG -> ELEMENTS.contains(name);
      case PAGE -> TEXTS.contains(name);
      default -> !ACTED_UPON.contains(namespace);
    };
  }

  /// Whether it is of a page, where `background` is an address.
  static boolean isPage(String namespace) {
    return namespace.equals(PAGE);
  }

  static boolean isOfPrograms(String namespace) {
    return !namespace.isEmpty()
        && !namespace.equals(SVG)
        && !namespace.equals(PAGE)
        && !ACTED_UPON.contains(namespace);
  }

  static boolean isAttribute(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return ATTRIBUTES.contains(lower) || lower.startsWith("data-") || lower.startsWith("aria-");
  }
}

package eu.riscale.hub.spec.rule.file;

/// Beginnings of pictures as programs write them.
final class DrawnPictures {
  static final String INKSCAPE =
      """
      <?xml version="1.0" encoding="UTF-8" standalone="no"?>
      <!-- Created with Inkscape (http://www.inkscape.org/) -->
      <svg width="210mm" height="105mm" viewBox="0 0 210 105" version="1.1" id="svg5"
         inkscape:version="1.2.2" sodipodi:docname="a.svg"
         xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape"
         xmlns:sodipodi="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd"
         xmlns:xlink="http://www.w3.org/1999/xlink" xmlns="http://www.w3.org/2000/svg"
         xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
         xmlns:cc="http://creativecommons.org/ns#" xmlns:dc="http://purl.org/dc/elements/1.1/">
        <sodipodi:namedview id="n" pagecolor="#ffffff" inkscape:document-units="mm" showgrid="false"/>
        <defs id="d"><linearGradient inkscape:collect="always" id="l"><stop
           style="stop-color:#000;stop-opacity:1" offset="0" id="s"/></linearGradient>
          <radialGradient xlink:href="#l" id="r" cx="1" cy="1" fx="1" fy="1" r="9"
             gradientTransform="matrix(1,0,0,1,0,0)" gradientUnits="userSpaceOnUse"/></defs>
        <metadata id="m"><rdf:RDF><cc:Work rdf:about=""><dc:format>image/svg+xml</dc:format>
          <dc:type rdf:resource="http://purl.org/dc/dcmitype/StillImage"/></cc:Work></rdf:RDF></metadata>
        <g inkscape:label="Layer 1" inkscape:groupmode="layer" id="g" style="display:inline">
          <path style="fill:url(#r);stroke-width:0.26;-inkscape-stroke:none" d="m 1,1 h 9"
             sodipodi:nodetypes="cc" id="p"/>
          <text xml:space="preserve" style="font-size:9px;-inkscape-font-specification:'sans-serif, Normal'"
             x="1" y="9" id="t"><tspan sodipodi:role="line" id="u" x="1" y="9">a</tspan></text>
        </g>
      </svg>
      """;

  static final String MATPLOTLIB =
      """
      <?xml version="1.0" encoding="utf-8" standalone="no"?>
      <!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN"
        "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">
      <svg xmlns:xlink="http://www.w3.org/1999/xlink" width="460.8pt" height="230.4pt"
        viewBox="0 0 460.8 230.4" xmlns="http://www.w3.org/2000/svg" version="1.1">
       <metadata><rdf:RDF xmlns:dc="http://purl.org/dc/elements/1.1/"
         xmlns:cc="http://creativecommons.org/ns#"
         xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><cc:Work>
         <dc:type rdf:resource="http://purl.org/dc/dcmitype/StillImage"/></cc:Work></rdf:RDF></metadata>
       <defs><style type="text/css">*{stroke-linejoin: round; stroke-linecap: butt}</style></defs>
       <g id="figure_1"><g clip-path="url(#p1)"><image xlink:href="data:image/png;base64,
      AAAA" id="i" transform="scale(1 -1) translate(0 -9)" x="1" y="-1" width="9" height="9"/></g>
        <defs><path id="m" d="M 0 0 L 0 3.5" style="stroke: #000000; stroke-width: 0.8"/></defs>
        <use xlink:href="#m" x="57.6" y="205.056" style="stroke: #000000"/></g>
       <defs><clipPath id="p1"><rect x="57" y="27" width="9" height="9"/></clipPath></defs>
      </svg>
      """;

  static final String DRAW_IO =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">
      <svg xmlns="http://www.w3.org/2000/svg" style="background: transparent; color-scheme: light dark;"
        xmlns:xlink="http://www.w3.org/1999/xlink" version="1.1" width="120px" height="60px"
        viewBox="-0.5 -0.5 120 60" content="&lt;mxfile host=&quot;app&quot;&gt;&lt;/mxfile&gt;"><defs/>
        <g><g data-cell-id="0"><rect x="0" y="0" width="120" height="60" fill="#ffffff" stroke="#000000"
        pointer-events="all" style="fill: light-dark(#ffffff, var(--ge-dark-color, #121212));"/></g>
        <g transform="translate(-0.5 -0.5)"><switch><foreignObject pointer-events="none" width="100%"
        height="100%" requiredFeatures="http://www.w3.org/TR/SVG11/feature#Extensibility"
        style="overflow: visible; text-align: left;"><div xmlns="http://www.w3.org/1999/xhtml"
        style="display: flex; align-items: unsafe center; width: 118px; padding-top: 30px;"><div
        data-drawio-colors="color: rgb(0, 0, 0); " style="box-sizing: border-box; font-size: 0px;">a<br/>
        </div></div></foreignObject><text x="60" y="34" font-family="Helvetica" font-size="12px"
        text-anchor="middle">a</text></switch></g></g><switch><g
        requiredFeatures="http://www.w3.org/TR/SVG11/feature#Extensibility"/><a
        transform="translate(0,-5)" xlink:href="https://www.diagrams.net/doc/faq/svg-export-text-problems"
        target="_blank"><text text-anchor="middle" font-size="10px" x="50%" y="100%">b</text></a></switch>
      </svg>
      """;

  static final String ILLUSTRATOR =
      """
      <?xml version="1.0" encoding="utf-8"?>
      <!-- Generator: Adobe Illustrator 24.0.1, SVG Export Plug-In . SVG Version: 6.00 Build 0)  -->
      <!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd" [
        <!ENTITY ns_extend "http://ns.adobe.com/Extensibility/1.0/">
        <!ENTITY ns_ai "http://ns.adobe.com/AdobeIllustrator/10.0/">
      ]>
      <svg version="1.1" xmlns:x="&ns_extend;" xmlns:i="&ns_ai;" xmlns="http://www.w3.org/2000/svg"
        xmlns:xlink="http://www.w3.org/1999/xlink" x="0px" y="0px" viewBox="0 0 595 297"
        style="enable-background:new 0 0 595 297;" xml:space="preserve">
      <style type="text/css">.st0{fill:#FFFFFF;stroke:#1D1D1B;}
        .st1{font-family:'MyriadPro-Regular';clip-path:url(#SVGID_2_);}</style>
      <switch><foreignObject requiredExtensions="&ns_ai;" x="0" y="0" width="1" height="1">
        <i:pgfRef xlink:href="#adobe_illustrator_pgf"/></foreignObject>
      <g i:extraneous="self"><path class="st0" d="M1,1h9"/></g></switch>
      <i:pgf id="adobe_illustrator_pgf"><![CDATA[eJzs]]></i:pgf></svg>
      """;

  static final String SVGLITE =
      """
      <?xml version='1.0' encoding='UTF-8' ?>
      <svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink'
        class='svglite' data-engine-version='2.0' width='720.00pt' height='360pt' viewBox='0 0 720 360'>
      <defs><style type='text/css'><![CDATA[
          .svglite line, .svglite polyline, .svglite rect { fill: none; stroke: #000000; }
          .svglite text { white-space: pre; }
        ]]></style></defs>
      <rect width='100%' height='100%' style='stroke: none; fill: #FFFFFF;'/>
      <defs><clipPath id='c'><rect x='0' y='0' width='9' height='9'/></clipPath></defs>
      <g clip-path='url(#c)'><text x='1' y='9' style='font-size: 12px; font-family: "Arial";'
        textLength='9px' lengthAdjust='spacingAndGlyphs'>a</text></g></svg>
      """;

  static final String CAIRO =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="504pt"
        height="252pt" viewBox="0 0 504 252" version="1.1"><defs><g>
      <symbol overflow="visible" id="glyph0-0"><path style="stroke:none;" d="M 0 0 Z"/></symbol></g>
      <filter id="alpha" filterUnits="objectBoundingBox" x="0%" y="0%" width="100%" height="100%">
      <feColorMatrix type="matrix" in="SourceGraphic" values="0 0 0 0 1"/></filter></defs>
      <g id="surface1"><rect x="0" y="0" width="9" height="9"
        style="fill:rgb(100%,100%,100%);fill-opacity:1;stroke:none;"/>
      <g style="fill:rgb(0%,0%,0%);fill-opacity:1;"><use xlink:href="#glyph0-0" x="1" y="9"/></g>
      </g></svg>
      """;

  private DrawnPictures() {}
}

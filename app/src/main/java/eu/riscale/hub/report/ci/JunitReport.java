package eu.riscale.hub.report.ci;

import eu.riscale.hub.report.Printable;
import eu.riscale.hub.report.Report;
import eu.riscale.hub.report.Results;
import eu.riscale.hub.work.ResourceResult;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/// JUnit's XML, which CI systems show as results of tests: a suite for each source, a case for each
/// part of its description and each test of its weights.
public final class JunitReport implements Report {
  @Override
  public void write(Results results, Writer out) throws IOException {
    try {
      XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out);
      xml.writeStartDocument("UTF-8", "1.0");
      suites(results, xml);
      xml.writeEndDocument();
      xml.flush();
      out.write("\n");
    } catch (XMLStreamException e) {
      throw e.getNestedException() instanceof IOException io ? io : new IOException(e);
    }
  }

  private static void suites(Results results, XMLStreamWriter xml) throws XMLStreamException {
    List<List<JunitCase>> suites =
        results.list().stream().map(result -> JunitCases.of(result, results.failOn())).toList();
    List<JunitCase> all = suites.stream().flatMap(List::stream).toList();
    xml.writeCharacters("\n");
    xml.writeStartElement("testsuites");
    xml.writeAttribute("name", "hub " + results.command());
    xml.writeAttribute("tests", String.valueOf(all.size()));
    xml.writeAttribute("failures", count(all, JunitCase.End.FAILED));
    xml.writeAttribute("errors", count(all, JunitCase.End.ERROR));
    xml.writeAttribute("time", seconds(all));
    for (int i = 0; i < suites.size(); i++) {
      suite(results.list().get(i), suites.get(i), xml);
    }
    xml.writeCharacters("\n");
    xml.writeEndElement();
  }

  private static void suite(ResourceResult result, List<JunitCase> cases, XMLStreamWriter xml)
      throws XMLStreamException {
    String source = result.described().source();
    xml.writeCharacters("\n  ");
    xml.writeStartElement("testsuite");
    xml.writeAttribute("name", attribute(source));
    xml.writeAttribute("tests", String.valueOf(cases.size()));
    xml.writeAttribute("failures", count(cases, JunitCase.End.FAILED));
    xml.writeAttribute("errors", count(cases, JunitCase.End.ERROR));
    xml.writeAttribute("skipped", count(cases, JunitCase.End.SKIPPED));
    xml.writeAttribute("time", seconds(cases));
    String file = RdfFile.of(result.described()).name();
    for (JunitCase one : cases) {
      testCase(file, one, xml);
    }
    xml.writeCharacters("\n  ");
    xml.writeEndElement();
  }

  private static void testCase(String file, JunitCase one, XMLStreamWriter xml)
      throws XMLStreamException {
    xml.writeCharacters("\n    ");
    xml.writeStartElement("testcase");
    xml.writeAttribute("classname", attribute(file));
    xml.writeAttribute("name", attribute(one.name()));
    xml.writeAttribute("time", seconds(List.of(one)));
    switch (one.end()) {
      case PASSED -> {}
      case FAILED -> reason("failure", one, xml);
      case ERROR -> reason("error", one, xml);
      case SKIPPED -> {
        xml.writeEmptyElement("skipped");
        xml.writeAttribute("message", attribute(one.message()));
      }
    }
    if (one.end() == JunitCase.End.PASSED && !one.text().isEmpty()) {
      xml.writeStartElement("system-out");
      xml.writeCharacters(legal(one.text()));
      xml.writeEndElement();
    }
    xml.writeEndElement();
  }

  private static void reason(String element, JunitCase one, XMLStreamWriter xml)
      throws XMLStreamException {
    xml.writeStartElement(element);
    xml.writeAttribute("message", attribute(one.message()));
    xml.writeAttribute("type", one.type());
    xml.writeCharacters(legal(one.text()));
    xml.writeEndElement();
  }

  private static String count(List<JunitCase> cases, JunitCase.End end) {
    return String.valueOf(cases.stream().filter(one -> one.end() == end).count());
  }

  private static String seconds(List<JunitCase> cases) {
    double all = cases.stream().mapToDouble(JunitCase::seconds).sum();
    return String.format(Locale.ROOT, "%.3f", all);
  }

  private static String attribute(String text) {
    return legal(Printable.line(text));
  }

  /// XML has no way to write the two code units that are no characters.
  private static String legal(String text) {
    return text.replace('\uFFFE', '\uFFFD').replace('\uFFFF', '\uFFFD');
  }
}

package eu.riscale.hub.report.ci;

import static org.assertj.core.api.Assertions.assertThat;

import eu.riscale.hub.report.Results;
import eu.riscale.hub.report.Sample;
import eu.riscale.hub.work.ResourceResult;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class JunitReportTest {
  @Test
  void aSourceIsASuiteAndItsPartsAndTestsAreCases() throws Exception {
    Document xml = xml(Sample.failed(), Sample.valid("models/fine"), Sample.unreadable());
    Element all = xml.getDocumentElement();
    assertThat(all.getTagName()).isEqualTo("testsuites");
    assertThat(all.getAttribute("name")).isEqualTo("hub test");
    assertThat(all.getAttribute("tests")).isEqualTo("14");
    assertThat(all.getAttribute("failures")).isEqualTo("1");
    assertThat(all.getAttribute("errors")).isEqualTo("1");
    assertThat(all.getAttribute("time")).isEqualTo("0.173");
    assertThat(attributes(xml, "testsuite", "name"))
        .containsExactly("models/nuclei", "models/fine", "gone.yaml");
    assertThat(attributes(xml, "testsuite", "skipped")).containsExactly("1", "0", "0");
    assertThat(attributes(xml, "testcase", "name").subList(0, 8))
        .containsExactly(
            "description",
            "inputs and outputs",
            "pre- and postprocessing",
            "weights",
            "documentation and metadata",
            "onnx: reproduce test outputs",
            "onnx: run at other sizes",
            "keras_v3: reproduce test outputs");
    Element failure = (Element) xml.getElementsByTagName("failure").item(0);
    assertThat(((Element) failure.getParentNode()).getAttribute("name"))
        .isEqualTo("onnx: reproduce test outputs");
    assertThat(failure.getTextContent()).startsWith("mask 1×2: largest difference 0.5");
    assertThat(attributes(xml, "skipped", "message"))
        .containsExactly("Keras is not supported yet.");
    assertThat(attributes(xml, "error", "type")).containsExactly("source-unreadable");
    assertThat(attributes(xml, "error", "message"))
        .containsExactly("gone.yaml: there is no such file or folder.");
  }

  /// Below the level that makes a run fail, a finding is told and fails no case.
  @Test
  void whatIsNoFailureIsOutput() throws Exception {
    Document xml = xml(Sample.failed());
    NodeList outputs = xml.getElementsByTagName("system-out");
    assertThat(outputs.item(0).getTextContent())
        .contains("alert tensor-id-duplicate Two tensors share the id 'raw'.")
        .contains("help: Rename one.");
  }

  @Test
  void aSourceThatHubDidNotGetToIsAnError() throws Exception {
    Document xml = xml(ResourceResult.unchecked("models/late"));
    assertThat(attributes(xml, "error", "type")).containsExactly("unchecked");
  }

  private static Document xml(ResourceResult... results) throws Exception {
    StringWriter out = new StringWriter();
    Results all = Sample.results("test", results);
    new JunitReport().write(all, out);
    return DocumentBuilderFactory.newDefaultInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(out.toString())));
  }

  private static List<String> attributes(Document xml, String element, String name) {
    List<String> values = new ArrayList<>();
    NodeList all = xml.getElementsByTagName(element);
    for (int i = 0; i < all.getLength(); i++) {
      values.add(((Element) all.item(i)).getAttribute(name));
    }
    return values;
  }
}

package eu.riscale.hub.report.json;

import static org.assertj.core.api.Assertions.assertThat;

import eu.riscale.hub.report.Sample;
import eu.riscale.hub.work.ResourceResult;
import java.io.IOException;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class JsonReportTest {
  @Test
  void holdsEveryFieldOfTheContract() throws IOException {
    assertThat(json("test", Sample.failed().after(1.23456)))
        .isEqualTo(
            """
            {
              "tool" : {
                "name" : "hub",
                "version" : "0.1.0",
                "spec" : {
                  "generic" : [ "0.2.4", "0.3.4" ],
                  "model" : [ "0.4.10", "0.5.14" ]
                }
              },
              "schema" : "urn:hub:report:1",
              "command" : "test",
              "fail_on" : "error",
              "environment" : {
                "java" : "JAVA",
                "system" : "SYSTEM",
                "engines" : [ "ONNX Runtime 1.29.0" ]
              },
              "totals" : {
                "sources" : 1,
                "verdicts" : {
                  "failed" : 1
                },
                "findings" : {
                  "alert" : 1
                },
                "tests" : {
                  "passed" : 1,
                  "failed" : 1,
                  "skipped" : 1
                },
                "seconds" : 1.235
              },
              "results" : [ {
                "source" : "models/nuclei",
                "file" : "rdf.yaml",
                "local_zip" : "models/nuclei",
                "type" : "model",
                "format_version" : "0.5.6",
                "validated_as" : "0.5.14",
                "name" : "Nuclei",
                "id" : "fluffy-owl",
                "version" : "1.2.0",
                "status" : "failed",
                "seconds" : 1.235,
                "findings" : [ {
                  "code" : "tensor-id-duplicate",
                  "severity" : "alert",
                  "path" : [ "inputs", 1, "id" ],
                  "file" : "rdf.yaml",
                  "line" : 3,
                  "column" : 7,
                  "end_column" : 10,
                  "excerpt" : "- id: raw",
                  "message" : "Two tensors share the id 'raw'.",
                  "expected" : "an id of its own",
                  "hint" : "Rename one."
                } ],
                "tests" : [ {
                  "weights" : "onnx",
                  "name" : "reproduce test outputs",
                  "status" : "failed",
                  "outcome" : "runs-does-not-reproduce",
                  "engine" : "ONNX Runtime 1.29.0",
                  "device" : "cpu",
                  "seconds" : 0.123,
                  "steps" : {
                    "run" : 0.047
                  },
                  "peak_memory_bytes" : 123456789,
                  "outputs" : [ {
                    "id" : "mask",
                    "shape" : [ 1, 2 ],
                    "max_abs_diff" : 0.5,
                    "max_rel_diff" : null,
                    "elements" : 2,
                    "mismatched" : 1,
                    "mismatched_ppm" : 500000.0,
                    "atol" : 0.001,
                    "rtol" : 0.001,
                    "allowed_ppm" : 100.0,
                    "worst_at" : [ 0, 1 ],
                    "worst_actual" : 0.5,
                    "worst_expected" : 0.0,
                    "histogram" : [ {
                      "up_to" : 0.0,
                      "elements" : 1
                    }, {
                      "up_to" : 1.0,
                      "elements" : 1
                    } ],
                    "passes_with" : {
                      "atol" : 0.5,
                      "rtol" : 0.01,
                      "allowed_ppm" : 100.0,
                      "within_specification" : false
                    },
                    "diagnosis" : {
                      "sentence" : "Output 'mask': a sigmoid is missing after the network; corrected for that, it agrees with the test output within 2e-06.",
                      "complete" : false,
                      "time_was_up" : true,
                      "causes" : [ {
                        "cause" : "step-missing",
                        "fault" : "a sigmoid is missing after the network",
                        "agrees_within" : 2.0E-6,
                        "change" : {
                          "path" : [ "outputs", 0, "postprocessing", 0 ],
                          "how" : "Write under outputs[0].postprocessing:",
                          "yaml" : "- {id: sigmoid}"
                        }
                      } ]
                    }
                  } ],
                  "findings" : [ ],
                  "printed" : "loss 0.5\\n\\u001B[32mpassed\\n",
                  "printed_bytes" : 18
                }, {
                  "weights" : "onnx",
                  "name" : "run at other sizes",
                  "status" : "passed",
                  "detail" : "2 sizes, 1×64 to 1×96",
                  "engine" : "ONNX Runtime 1.29.0",
                  "device" : "cpu",
                  "seconds" : 0.05,
                  "steps" : { },
                  "outputs" : [ ],
                  "findings" : [ ]
                }, {
                  "weights" : "keras_v3",
                  "name" : "reproduce test outputs",
                  "status" : "skipped",
                  "reason" : "Keras is not supported yet.",
                  "outputs" : [ ],
                  "findings" : [ ]
                } ]
              } ],
              "rules" : {
                "tensor-id-duplicate" : {
                  "severity" : "alert",
                  "what" : "Two tensors share one id.",
                  "link" : "spec-model/docs/rules.md#tensor-id-duplicate"
                }
              }
            }
            """
                .replace("JAVA", Runtime.version().toString())
                .replace(
                    "SYSTEM",
                    "%s %s %s"
                        .formatted(
                            System.getProperty("os.name"),
                            System.getProperty("os.version"),
                            System.getProperty("os.arch"))));
  }

  @Test
  void leavesOutWhatAnUnreadableSourceCannotHave() throws IOException {
    assertThat(json("validate", Sample.unreadable()))
        .contains("\"source\" : \"gone.yaml\",\n" + "" + "    \"status\" : \"unreadable\"")
        .contains("\"path\" : [ ]")
        .doesNotContain("\"tests\"")
        .doesNotContain("\"file\"");
  }

  @Test
  void saysWhichCardAndHowManyOperationsRanWhere() throws IOException {
    assertThat(json("test", Sample.onGpu()))
        .contains(
            """
                  "engine" : "ONNX Runtime 1.29.0",
                  "device" : "cuda:0",
                  "card" : "NVIDIA H200",
                  "precision" : "float32",
                  "nodes" : {
                    "cuda:0" : 40,
                    "cpu" : 2
                  },
                  "seconds" : 0.5,
                  "steps" : {
                    "run" : 0.012,
                    "run_on_cpu" : 0.15
                  },
            """
                .stripTrailing(),
            """
                  "engine" : "PyTorch 2.7.1",
                  "device" : "cpu",
                  "device_reason" : "this PyTorch has no CUDA",
                  "seconds" : 0.5,
            """
                .stripTrailing());
  }

  private static String json(String command, ResourceResult result) throws IOException {
    StringWriter out = new StringWriter();
    new JsonReport().write(Sample.results(command, result), out);
    return out.toString();
  }
}

package eu.riscale.hub.spec.rule.file;

import static org.assertj.core.api.Assertions.assertThat;

import eu.riscale.hub.spec.file.FileLookup;
import eu.riscale.hub.spec.file.FolderFiles;
import eu.riscale.hub.spec.finding.Code;
import eu.riscale.hub.spec.finding.Findings;
import eu.riscale.hub.spec.resource.ResourceDescr;
import eu.riscale.hub.spec.rule.RuleCatalog;
import eu.riscale.hub.spec.rule.file.tensor.TensorRule;
import eu.riscale.hub.spec.rule.file.tensor.TestTensor;
import eu.riscale.hub.spec.rule.file.tensor.TestTensors;
import eu.riscale.hub.spec.view.file.ReferencedFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A rule on files at which hub fails is a finding at its file; all others do their work.
final class FailingFileRulesTest {
  @TempDir private Path folder;

  private static final class Unlucky implements NamesRule, FileCondition, FileRule, TensorRule {
    @Override
    public List<Code> codes() {
      return List.of();
    }

    @Override
    public void check(List<ReferencedFile> files, Findings out) {
      throw new ArithmeticException();
    }

    @Override
    public boolean holds(ReferencedFile file, OnceRead files, Findings out) {
      if (file.source().toString().equals("README.md")) {
        throw new ArithmeticException();
      }
      return true;
    }

    @Override
    public void check(ReferencedFile file, FileLookup files, Findings out) {
      if (file.source().toString().equals("cover.png")) {
        throw new ArithmeticException();
      }
    }

    @Override
    public void check(TestTensor tensor, TestTensors all, Findings out) {
      if (tensor.descr().id().equals("mask")) {
        throw new ArithmeticException();
      }
    }
  }

  @Test
  void everyOtherRuleStillRuns() {
    FileRules all = RuleCatalog.FILES;
    Unlucky unlucky = new Unlucky();
    FileRules rules =
        new FileRules(
            with(unlucky, all.names()),
            with(unlucky, all.presence()),
            with(unlucky, all.content()),
            all.tensorFiles(),
            with(unlucky, all.tensors()));
    ModelFolder model =
        ModelFolder.newest(folder)
            .file("cover.png", ModelFolder.png(300, 800))
            .file("output.npy", ModelFolder.tensor(24, 21))
            .without("model.onnx");
    ResourceDescr description = model.validate().description().orElseThrow();
    Findings out = new Findings();

    rules.check(description, new FolderFiles(folder), out);

    assertThat(out.list())
        .extracting(finding -> finding.code() + " @ " + finding.path())
        .containsExactlyInAnyOrder(
            "bug-in-hub @ ",
            "bug-in-hub @ documentation.source",
            "bug-in-hub @ covers[0].source",
            "cover-aspect @ covers[0].source",
            "file-missing @ weights.onnx.source",
            "bug-in-hub @ outputs[0].test_tensor.source",
            "test-tensor-size @ outputs[0].test_tensor.source");
    assertThat(out.list())
        .filteredOn(finding -> finding.code().slug().equals("bug-in-hub"))
        .allSatisfy(finding ->
            assertThat(finding.message())
                .startsWith(
                    "Unlucky failed with java.lang.ArithmeticException at eu.riscale.hub."));
  }

  private static <T> List<T> with(T first, List<T> others) {
    List<T> all = new ArrayList<>(List.of(first));
    all.addAll(others);
    return all;
  }
}

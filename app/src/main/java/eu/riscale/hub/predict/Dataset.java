package eu.riscale.hub.predict;

import eu.riscale.hub.proc.DatasetPlan;
import eu.riscale.hub.proc.DatasetPlan.Measured;
import eu.riscale.hub.proc.OpException;
import eu.riscale.hub.proc.OpPlan;
import eu.riscale.hub.proc.Sample;
import eu.riscale.hub.spec.view.TensorView;
import eu.riscale.hub.tensor.Tensor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The statistics of all images together, for steps that ask for those of the dataset: measured
/// before anything is run, or taken from a file.
record Dataset(List<TensorView> inputs, PredictOptions options, PredictWatch watch) {
  private static final PredictWatch SILENT =
      new PredictWatch() {
        @Override
        public void line(String label, String text) {}

        @Override
        public void progress(String line) {}

        @Override
        public void begins(int runs) {}

        @Override
        public void step() {}
      };

  /// The steps of the inputs, with numbers in the place of what measures the dataset.
  ///
  /// @param after the steps of the outputs, which no dataset can be measured for
  List<OpPlan> fixed(
      List<OpPlan> before, List<OpPlan> after, List<InputFiles.Job> jobs, SampleImages images)
      throws PredictException {
    boolean isNeeded = before.stream().anyMatch(DatasetPlan::isNeeded);
    if (jobs.size() > 1 && after.stream().anyMatch(DatasetPlan::isNeeded)) {
      throw PredictException.usage(
          "The postprocessing measures the outputs of all images together, which are not known"
              + " before they are run.",
          "Run the images one by one; each is then a dataset by itself.");
    }
    Optional<Path> file = options.stats();
    if (!isNeeded) {
      if (file.isPresent()) {
        watch.line("stats", "not needed: no step of this model measures the dataset");
      }
      return before;
    }
    Map<String, List<Measured>> measured;
    if (file.isPresent() && Files.exists(file.get())) {
      measured = StatsFile.read(file.get());
      watch.line("stats", "of the dataset that %s was measured of".formatted(file.get()));
    } else if (jobs.size() == 1 && file.isEmpty()) {
      return before; // The image is the whole dataset.
    } else {
      measured = measured(before, jobs, images);
      watch.line("stats", "of %,d images together".formatted(jobs.size()));
      if (file.isPresent() && options.writing() != PredictOptions.Writing.NOTHING) {
        StatsFile.write(file.get(), measured);
        watch.line("stats", "written to " + file.get());
      }
    }
    return with(before, measured);
  }

  private Map<String, List<Measured>> measured(
      List<OpPlan> plans, List<InputFiles.Job> jobs, SampleImages images) throws PredictException {
    List<Sample> samples = new ArrayList<>();
    try {
      for (InputFiles.Job job : jobs) {
        List<Tensor> read = images.read(job, SILENT);
        Map<String, Tensor> all = new LinkedHashMap<>();
        for (int i = 0; i < read.size(); i++) {
          all.put(inputs.get(i).id(), read.get(i));
        }
        samples.add(Sample.of(all));
      }
      Map<String, List<Measured>> measured = new LinkedHashMap<>();
      for (int i = 0; i < plans.size(); i++) {
        if (DatasetPlan.isNeeded(plans.get(i))) {
          try {
            measured.put(inputs.get(i).id(), DatasetPlan.measure(plans.get(i), samples));
          } catch (OpException e) {
            throw Steps.failed(inputs.get(i), e);
          }
        }
      }
      return measured;
    } catch (OutOfMemoryError e) {
      throw new PredictException(
          PredictException.Kind.MACHINE,
          "There is not enough memory to measure %,d images together.".formatted(jobs.size()),
          "Measure a part of them that stands for all, by --stats FILE, and run all with that"
              + " file.");
    }
  }

  private List<OpPlan> with(List<OpPlan> plans, Map<String, List<Measured>> measured)
      throws PredictException {
    List<OpPlan> fixed = new ArrayList<>();
    for (int i = 0; i < plans.size(); i++) {
      try {
        List<Measured> own = measured.getOrDefault(inputs.get(i).id(), List.of());
        fixed.add(DatasetPlan.with(plans.get(i), own));
      } catch (OpException e) {
        throw Steps.failed(inputs.get(i), e);
      }
    }
    return fixed;
  }
}

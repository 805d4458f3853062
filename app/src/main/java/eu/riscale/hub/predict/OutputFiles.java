package eu.riscale.hub.predict;

import eu.riscale.hub.predict.PredictOptions.Writing;
import eu.riscale.hub.spec.view.TensorView;
import eu.riscale.hub.tensor.Tensor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The files of all outputs.
final class OutputFiles {
  private final PredictOptions options;
  private final List<TensorView> outputs;
  private final List<InputFiles.Job> jobs;

  OutputFiles(PredictOptions options, List<TensorView> outputs, List<InputFiles.Job> jobs) {
    this.options = options;
    this.outputs = outputs;
    this.jobs = jobs;
  }

  /// Arrays of arrays, TIFF of images.
  private OutputFormat format(InputFiles.Job job) {
    boolean isArray =
        job.files().values().stream().findFirst().filter(ImageFile::isArray).isPresent();
    return options.format().orElse(isArray ? OutputFormat.NPY : OutputFormat.TIF);
  }

  private Path path(InputFiles.Job job, TensorView output, OutputFormat format) {
    return new OutputFile(options.folder(), format).path(job.name(), output, format);
  }

  /// Refuses to write over what is there, before anything is run.
  void requireNew() throws PredictException {
    for (InputFiles.Job job : jobs) {
      for (TensorView output : outputs) {
        for (OutputFormat format : List.of(format(job), OutputFormat.NPY)) {
          Path path = path(job, output, format);
          for (Path input : job.files().values()) {
            if (path.toAbsolutePath().normalize().equals(input.toAbsolutePath().normalize())) {
              throw PredictException.usage(
                  path + " is an input.", "Name another folder for the outputs: -o FOLDER.");
            }
          }
          if (options.writing() != Writing.OVER_OLD_FILES && Files.exists(path)) {
            throw PredictException.usage(
                path + " is there already.",
                "Name another folder by -o, or replace it by --overwrite.");
          }
        }
      }
    }
  }

  void tell(InputFiles.Job job, PredictWatch watch) {
    for (TensorView output : outputs) {
      watch.line("output", path(job, output, format(job)) + " (nothing written, --dry-run)");
    }
  }

  void write(InputFiles.Job job, int output, Tensor tensor, PredictWatch watch)
      throws PredictException {
    TensorView view = outputs.get(output);
    OutputFile.Written written =
        new OutputFile(options.folder(), format(job)).write(job.name(), view, tensor);
    watch.line(
        "output",
        "%s: %s %s (%s)%s"
            .formatted(
                written.path(),
                tensor.dtype().word(),
                tensor.shapeText(),
                String.join(", ", tensor.axes()),
                written.why().map(why -> "; as an array, because " + why).orElse("")));
  }
}

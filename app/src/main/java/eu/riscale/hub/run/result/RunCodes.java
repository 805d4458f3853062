package eu.riscale.hub.run.result;

import eu.riscale.hub.spec.finding.Code;
import java.util.List;

/// What hub can say about running a model. (What it can say about a description stands beside the
/// rules in `spec-model`.)
public final class RunCodes {
  public static final Code OUTPUT_MISMATCH =
      Code.error("output-mismatch", "The network's output is not the expected test output.")
          .why("Whoever runs the model gets something else than its author did.")
          .section("model 0.5, outputs.test_tensor; config.bioimageio.reproducibility_tolerance");

  public static final Code OUTPUT_NOT_FINITE =
      Code.error(
              "output-not-finite",
              "NaN or infinity stands where a number was expected, or the other way round.")
          .why(
              "NaN spreads through everything that is computed from it, and no tolerance covers"
                  + " it.")
          .section("model 0.5, outputs.test_tensor");

  public static final Code OUTPUT_SHAPE =
      Code.error("output-shape-mismatch", "The output has another shape than the test output.")
          .why("Software that tiles an image relies on the shapes that the description gives.")
          .section("model 0.5, outputs.axes; model 0.4, outputs.shape");

  public static final Code OUTPUT_COUNT =
      Code.error("output-count", "The network gives fewer outputs than the description names.")
          .why("Software that asks for the missing output fails.")
          .section("model 0.5, outputs");

  public static final Code OUTPUT_EXTRA =
      Code.alert("output-extra", "The network gives more outputs than the description names.")
          .why("The further outputs are ignored; that is right only if the named ones come first.")
          .section("model 0.5, outputs");

  public static final Code OUTPUT_RANGE =
      Code.alert("output-outside-range", "The output has values outside the declared range.")
          .why("Software that scales by the declared range shows or stores wrong values.")
          .section("model 0.5, outputs.data.range; model 0.4, outputs.data_range");

  public static final Code OUTPUT_TYPE =
      Code.alert("output-type-differs", "The output has another data type than is declared.")
          .why("Software that stores or shows the output by its declared type may alter it.")
          .section("model 0.5, outputs.data.type; model 0.4, outputs.data_type");

  public static final Code SIZE_REFUSED =
      Code.error("size-refused", "The network does not run at a size that is allowed.")
          .why(
              "Whoever has an image of that size, or cuts it into such tiles, cannot use the"
                  + " model.")
          .section("model 0.5, inputs.axes.size; model 0.4, inputs.shape");

  public static final Code OUTPUT_SIZE =
      Code.error(
              "output-size-mismatch",
              "At another input size, the output does not have the size that the description"
                  + " gives.")
          .why("Software that cuts an image into tiles cannot join the results.")
          .section("model 0.5, outputs.axes.size; model 0.4, outputs.shape");

  public static final Code SIZE_NOT_TRIED =
      Code.alert("size-not-tried", "A size that is allowed was not tried.")
          .why("What was not run is not known to work.")
          .section("hub test, sizes");

  public static final Code INPUT_NEEDED =
      Code.error(
              "optional-input-needed",
              "The network does not run without an input that is called optional.")
          .why("Software that leaves the input out, as the description allows, fails.")
          .section("model 0.5, inputs.optional");

  public static final Code NOT_DETERMINISTIC =
      Code.error("output-not-deterministic", "The network gives another output each time.")
          .why("Nobody can reproduce a result, and no test output fits.")
          .section("hub test, determinism");

  public static final Code HALO_TOO_SMALL =
      Code.error("halo-too-small", "The network sees further than the halo that is described.")
          .why("Software that cuts an image into tiles shows seams where they meet.")
          .section(
              "hub test --tests tiling; model 0.5, outputs.axes.halo; model 0.4, outputs.halo");

  public static final Code TILES_DIFFER =
      Code.error("tiles-differ", "Tiles do not give what the whole image gives.")
          .why("What comes of an image depends on how much memory there is for it.")
          .section("hub test --tests tiling");

  public static final Code FORMATS_DISAGREE =
      Code.error("formats-disagree", "Two weights formats of the model give different outputs.")
          .why("The result would depend on the software that runs the model.")
          .section("model 0.5, weights");

  public static final Code DEVICES_DISAGREE =
      Code.error("devices-disagree", "The model gives different outputs on the GPU and on the CPU.")
          .why("The result would depend on the machine that runs the model.")
          .section("hub test, devices");

  public static final Code OPERATIONS_ON_CPU =
      Code.warning("operations-on-cpu", "Not every operation of the network ran on the GPU.")
          .why("What is said of the GPU then holds for a part of the network only.")
          .section("hub test, --device");

  public static final Code PLACEMENT_UNKNOWN =
      Code.warning(
              "operations-not-placed",
              "It is not known which operations of the network ran on the CPU.")
          .why("What is said of the GPU then holds for a part of the network only, perhaps.")
          .section("hub test, --device");

  public static final Code TEST_TENSOR =
      Code.error("test-tensor-unusable", "A test tensor cannot be used.")
          .why("Without test tensors nothing shows that the model still does what it should.")
          .section("model 0.5, test_tensor; model 0.4, test_inputs and test_outputs");

  public static final Code WEIGHTS_UNREADABLE =
      Code.error("weights-unreadable", "The engine cannot read the weights file.")
          .why("No software that uses this format can run the model.")
          .section("model 0.5, weights");

  public static final Code RUN_FAILED =
      Code.error("run-failed", "The network fails on the test input.")
          .why("It will fail on other images as well.")
          .section("model 0.5, inputs.axes");

  public static final Code INPUT_BY_POSITION =
      Code.info(
              "input-matched-by-position",
              "The network's inputs have other names than the description's.")
          .why(
              "The inputs are then given in the order of the description, as other software does"
                  + " too.")
          .section("model 0.5, inputs.id");

  public static final Code OUTPUT_BY_POSITION =
      Code.info(
              "output-matched-by-position",
              "The network's outputs have other names than the description's.")
          .why(
              "The outputs are then taken in the order of the network, as other software does too.")
          .section("model 0.5, outputs.id");

  public static final Code STEP_NOT_RUN =
      Code.alert("step-not-run", "A step of pre- or postprocessing cannot be run here.")
          .why("The model is not tested, because its outputs cannot be made without the step.")
          .section("model 0.5, preprocessing and postprocessing");

  public static final Code WEIGHTS_NOT_RUN =
      Code.alert("weights-not-run", "A weights entry could not be tested here.")
          .why("What was not run is not known to work.")
          .section("hub test");

  public static final Code ENGINE_MISSING =
      Code.error("engine-missing", "A weights format that was asked for cannot run here.")
          .why("The test that was asked for has not taken place.")
          .section("hub test, --weights; exit status 4");

  public static final Code ENGINE_UNUSABLE =
      Code.error("engine-unusable", "An engine that hub brings does not work on this machine.")
          .why(
              "This is no fault of the model: nothing is known about these weights until it works.")
          .section("hub test; exit status 4");

  public static final Code DEVICE_MISSING =
      Code.error("device-missing", "The device that was asked for is not available.")
          .why("hub never falls back to another device in silence.")
          .section("hub test, --device; exit status 4");

  public static final Code DEVICE_MEMORY =
      Code.error("device-memory-full", "The memory of the GPU does not suffice.")
          .why(
              "This is no fault of the model: nothing is known about these weights until they run"
                  + " where there is more memory.")
          .section("hub test, --device; exit status 4");

  public static final Code NOT_KEPT =
      Code.alert("tensors-not-kept", "The tensors of a test could not be written.")
          .why("What was to be looked at is not there.")
          .section("hub test, --keep");

  private RunCodes() {}

  /// Every code of this package.
  public static List<Code> all() {
    return List.of(
        OUTPUT_MISMATCH,
        OUTPUT_NOT_FINITE,
        OUTPUT_SHAPE,
        OUTPUT_COUNT,
        OUTPUT_EXTRA,
        OUTPUT_RANGE,
        OUTPUT_TYPE,
        SIZE_REFUSED,
        OUTPUT_SIZE,
        SIZE_NOT_TRIED,
        INPUT_NEEDED,
        NOT_DETERMINISTIC,
        HALO_TOO_SMALL,
        TILES_DIFFER,
        FORMATS_DISAGREE,
        DEVICES_DISAGREE,
        OPERATIONS_ON_CPU,
        PLACEMENT_UNKNOWN,
        TEST_TENSOR,
        WEIGHTS_UNREADABLE,
        RUN_FAILED,
        INPUT_BY_POSITION,
        OUTPUT_BY_POSITION,
        STEP_NOT_RUN,
        WEIGHTS_NOT_RUN,
        ENGINE_MISSING,
        ENGINE_UNUSABLE,
        DEVICE_MISSING,
        DEVICE_MEMORY,
        NOT_KEPT);
  }
}

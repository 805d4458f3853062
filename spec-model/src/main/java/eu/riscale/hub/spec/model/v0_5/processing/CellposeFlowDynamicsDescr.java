package eu.riscale.hub.spec.model.v0_5.processing;

import eu.riscale.hub.spec.decode.Decoder;
import eu.riscale.hub.spec.decode.Fields;
import eu.riscale.hub.spec.decode.Numbers;
import eu.riscale.hub.spec.decode.Words;
import eu.riscale.hub.spec.value.DataType;

/// Follows the flows that a Cellpose network predicts, and labels the cells that they meet in.
public record CellposeFlowDynamicsDescr(CellposeFlowDynamicsKwargs kwargs)
    implements PostprocessingDescr {
  static final String ID = "cellpose_flow_dynamics";

  private static final DataType[] LABELS = {DataType.UINT16, DataType.UINT32};

  /// How flows become cells.
  ///
  /// @param minSize cells of fewer pixels are dropped
  public record CellposeFlowDynamicsKwargs(
      double cellprobThreshold,
      double flowThreshold,
      boolean do3d,
      int minSize,
      DataType outputDtype) {
    static final Decoder<CellposeFlowDynamicsKwargs> DECODER =
        Fields.mapping(in -> {
          var cellprob = in.required("cellprob_threshold", Numbers.REAL);
          var flow = in.required("flow_threshold", Numbers.REAL);
          var do3d = in.required("do_3D", Numbers.TRUTH);
          var minSize = in.optional("min_size", Numbers.INTEGER, 15);
          var dtype = in.optional("output_dtype", Words.of(LABELS), DataType.UINT16);
          return in.build(() ->
              new CellposeFlowDynamicsKwargs(
                  cellprob.get(), flow.get(), do3d.get(), minSize.get(), dtype.get()));
        });
  }

  static final Decoder<CellposeFlowDynamicsDescr> DECODER =
      ProcessingDescr.step(ID, CellposeFlowDynamicsKwargs.DECODER, CellposeFlowDynamicsDescr::new);

  @Override
  public String id() {
    return ID;
  }
}

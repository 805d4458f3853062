"""Which operators of torch touch the outside of a network, and which are harmless."""

from rules import Rules

# Families are taken whole: what an operator of one may do follows from its name.
ATEN_FAMILIES = """
_foreach_* _fused_* _cast_* _test_* fft_* _fft_* linalg_* _linalg_* special_* sparse_* _sparse_*
_validate_* cudnn_* _cudnn_* _cufft_* miopen_* mkldnn_* _mkldnn_* fbgemm_* quantize*
fake_quantize_* _fake_quantize_* _nested_* _scaled_* _thnn_* upsample_* _upsample_* adaptive_*
_adaptive_* avg_pool* max_pool* max_unpool* fractional_* batch_norm* _batch_norm* native_*
_native_* conv* _conv* bitwise_* logical_* index_* scatter* _embedding_* embedding*
reflection_pad* replication_pad* multilabel_* multi_* nll_loss* to_sparse* _to_sparse* arc*
slow_conv* _slow_conv* unsafe_* _weight_* grid_sampler* _grid_sampler* _nnpack_* _to_* _pack_*
_pad_* _autocast_* _sobol_* unsqueeze* as_strided*
"""

ATEN = """
Bool Complex ComplexImplicit Delete Float FloatImplicit Generator Int IntImplicit ScalarImplicit
Size __and__ __contains__ __derive_index __getitem__ __iand__ __ilshift__ __interpolate __ior__
__irshift__ __is__ __isnot__ __ixor__ __lshift__ __not__ __or__ __range_length
__round_to_zero_floordiv __rshift__ __upsample __upsample_bilinear __upsample_nearest __xor__
_add_batch_dim _add_relu _addmm_activation _aminmax _amp_foreach_non_finite_check_and_unscale
_amp_update_scale _assert_async _assert_scalar _assert_tensor_metadata _backward _cdist_backward
_cdist_forward _cholesky_solve_helper _choose_qparams_per_tensor _chunk_cat _coalesce _coalesced
_compute_linear_combination _conj _conj_physical _copy_from _copy_from_and_resize _cslt_compress
_cslt_sparse_mm _cslt_sparse_mm_search _ctc_loss _cummax_helper _cummin_helper
_debug_has_internal_overlap _dimI _dimV _dim_arange _dirichlet_grad _dyn_quant_matmul_4bit
_dyn_quant_pack_4bit_weight _efficient_attention_backward _efficient_attention_forward
_efficientzerotensor _empty_affine_quantized _empty_per_channel_affine_quantized _euclidean_dist
_fill_mem_eff_dropout_mask_ _flash_attention_backward _flash_attention_forward _foobar
_functional_assert_async _functional_assert_scalar _functional_sym_constrain_range
_functional_sym_constrain_range_for_size _fw_primal _gather_sparse_backward _get_cpu_capability
_get_tracing_state _grad_sum_to_size _has_compatible_shallow_copy_type _has_same_storage_numel
_histogramdd_bin_edges _histogramdd_from_bin_cts _histogramdd_from_bin_tensors _index_put_impl
_indices _infer_size _int_mm _is_all_true _is_any_true _is_zerotensor
_jagged_to_padded_dense_forward _lazy_clone _list_to_tensor _local_scalar_dense _log_softmax
_logcumsumexp _lstm_mps _lu_with_info _make_dep_token _make_dual
_make_per_channel_quantized_tensor _make_per_tensor_quantized_tensor _masked_scale _masked_softmax
_mixed_dtypes_linear _mps_convolution _mps_convolution_transpose _ncf_unsqueeze _ncf_view
_neg_view _new_zeros_with_same_feature_meta _nnz _no_grad_embedding_renorm_ _no_grad_fill_
_no_grad_normal_ _no_grad_uniform_ _no_grad_zero_ _padded_dense_to_jagged_forward _pdist_backward
_pdist_forward _pin_memory _prelu_kernel _propagate_xla_data _remove_batch_dim
_reshape_copy _reshape_from_tensor _resize_output _rowwise_prune _safe_softmax _sample_dirichlet
_saturate_weight_to_fp16 _segment_reduce_backward _set_item _shape_as_tensor _size_if_not_equal
_softmax _spdiags _spsolve _stack _standard_gamma _standard_gamma_grad _tensor_to_list
_transform_bias_rescale_qkv _transformer_encoder_layer_fwd _trilinear _triton_multi_head_attention
_triton_scaled_dot_attention _unique _unique2 _unpack_dual _unsafe_index _unsafe_index_put
_unsafe_masked_index _unsafe_masked_index_put_accumulate _unsafe_view _unwrap_optional
_use_cudnn_ctc_loss _use_cudnn_rnn_flatten_weight _values _version _wrapped_linear_prepack
_wrapped_quantized_linear_prepacked abs absolute acos acosh add addbmm addcdiv addcmul addmm addmv
addr adjoint affine_grid_generator alias align_as align_tensors align_to all allclose
alpha_dropout amax amin aminmax angle any append arange argmax argmin argsort argwhere as_tensor
asin asinh atan atan2 atanh atleast_1d atleast_2d atleast_3d backward baddbmm bartlett_window
bernoulli bilinear bin binary_cross_entropy binary_cross_entropy_with_logits bincount binomial
blackman_window block_diag bmm broadcast_tensors broadcast_to bucketize can_cast capitalize
cartesian_prod cat cauchy ccol_indices cdist ceil celu center chain_matmul chalf channel_shuffle
cholesky cholesky_inverse cholesky_solve choose_qparams_optimized chr chunk clamp clamp_max
clamp_min clear clip clone coalesce col2im col_indices column_stack combinations complex concat
concatenate conj conj_physical constant_pad_nd contiguous copy copy_sparse_to_sparse copysign
corrcoef cos cosh cosine_embedding_loss cosine_similarity count count_nonzero cov cpu cross
cross_entropy_loss crow_indices ctc_loss cuda cummax cummaxmin_backward cummin cumprod cumsum
cumulative_trapezoid data deg2rad degrees dense_dim dequantize det detach device diag diag_embed
diagflat diagonal diagonal_scatter dict diff digamma dim dist div divide divmod dot dropout dsplit
dstack einsum element_size elu empty empty_permuted empty_quantized empty_strided endswith eq
equal erf erfc erfinv exp exp2 expand expand_as expandtabs expm1 exponential extend eye fabs
factorial feature_alpha_dropout feature_dropout fill fill_diagonal_ find fix flatten
flatten_dense_tensors flip fliplr flipud float_power floor floor_divide floordiv fmax fmin fmod
format frac frexp frobenius_norm full fused_moving_avg_obs_fake_quant gamma gather gcd ge gelu
geometric geqrf ger get get_autocast_dtype get_device get_gradients glu grad gradient greater
greater_equal group_norm gru gru_cell gt hamming_window hann_window hardshrink hardsigmoid
hardswish hardtanh has_torch_function hash heaviside hex hinge_embedding_loss histc histogram
histogramdd hsplit hspmm hstack huber_loss hypot i0 igamma igammac im2col imag index indices
infinitely_differentiable_gelu_backward initial_seed inner insert instance_norm int_repr inverse
is_autocast_cpu_enabled is_autocast_enabled is_coalesced is_complex is_conj is_contiguous
is_distributed is_floating_point is_grad_enabled is_inference is_leaf is_neg
is_non_overlapping_and_dense is_nonzero is_pinned is_same_size is_scripting is_set_to is_signed
is_strides_like_format is_vulkan_available isalnum isalpha isclose isdecimal isdigit isfinite
isidentifier isin isinf islower isnan isneginf isnumeric isposinf isprintable isreal isspace istft
istitle isupper item items join kaiser_window keys kl_div kron kthvalue l1_loss layer_norm lcm
ldexp le leaky_relu len lerp less less_equal lgamma lift lift_fresh linear linspace list ljust log
log10 log1p log2 log_normal log_sigmoid log_softmax logaddexp logaddexp2 logcumsumexp logdet logit
logspace logsumexp lower lstm lstm_cell lstm_mps_backward lstrip lt lu_solve lu_unpack mH mT
manual_seed margin_ranking_loss masked_fill masked_scatter masked_select mathremainder matmul
matrix_H matrix_exp matrix_power max maximum mean median meshgrid min minimum mish mm mode modf
moveaxis movedim mps_convolution_backward mps_convolution_transpose_backward mse_loss msort mul
multinomial multiply mv mvlgamma nan_to_num nanmean nanmedian nanquantile nansum narrow ne neg
negative nested_to_padded_tensor new_empty new_empty_strided new_full new_ones new_zeros nextafter
nonzero nonzero_numpy nonzero_static norm norm_except_dim normal not_equal nuclear_norm numel
numpy_T oct one_hot ones ord orgqr ormqr outer output_nr pad pad_sequence pairwise_distance
partition pdist percentFormat permute pin_memory pinverse pixel_shuffle pixel_unshuffle poisson
poisson_nll_loss polar polygamma pop popitem positive pow prelu prod promote_types put
q_per_channel_axis q_per_channel_scales q_per_channel_zero_points q_scale q_zero_point qr qscheme
quantile rad2deg radians rand randint randn random randperm range ravel real reciprocal
record_stream refine_names relu relu6 remainder remove rename renorm repeat repeat_interleave
replace requires_grad_ reshape reshape_as resize resize_as resize_as_sparse resolve_conj
resolve_neg result_type retain_grad retains_grad reverse rfind rindex rjust rms_norm rnn_relu
rnn_relu_cell rnn_tanh rnn_tanh_cell roll rot90 round row_indices row_stack rpartition rrelu
rrelu_with_noise rsplit rsqrt rstrip rsub scalar_tensor scaled_dot_product_attention searchsorted
seed segment_reduce select select_scatter selu set set_data set_grad_enabled setdefault sgn
sigmoid sign signbit silu sin sinc sinh size slice slice_inverse slice_scatter slogdet smm
smooth_l1_loss soft_margin_loss softmax softplus softshrink sort sorted split split_with_sizes
splitlines sqrt square squeeze sspaddmm stack startswith std std_mean stft storage_offset str
stride strip sub subtract sum sum_to_size svd swapaxes swapcase swapdims sym_constrain_range
sym_constrain_range_for_size sym_numel sym_size sym_storage_offset sym_stride t take
take_along_dim tan tanh tensor tensor_split tensordot thnn_conv2d threshold tile title to to_dense
to_mkldnn to_padded_tensor topk trace transpose trapezoid trapz triangular_solve tril tril_indices
triplet_margin_loss triu triu_indices true_divide trunc type_as unbind unflatten
unflatten_dense_tensors unfold uniform unique_consecutive unique_dim unique_dim_consecutive update
upper value_selecting_reduction_backward values vander var var_mean vdot view view_as
view_as_complex view_as_real vsplit vstack wait warn where xlogy zero zeros zfill
"""

# Copies, gradients and forms that work in place do what the operator named before does.
ATEN_FORMS = (
    "_", "_backward", "_backward_data", "_copy", "_forward", "_functional", "_jvp", "_like"
)  # fmt: skip

PRIM = """
AddStatValue AutogradAdd AutogradAllNonZero AutogradAllZero AutogradAnyNonZero AutogradZero
BroadcastMKLDNNTensors BroadcastSizes ChunkSizes ConstantChunk EnumName EnumValue IfThenElse
MKLDNN* MMBatchSide MMTreeReduce ModuleContainerIndex NumToTensor RaiseException ReductionSizes
StringIndex TimePoint TupleIndex TupleUnpack Uninitialized VarConcat VarStack abs awaitable_nowait
awaitable_wait data device dtype grad id index is_* itemsize layout max min mkldnn_convolution
name nbytes rangelist requires_grad tolist type unchecked_cast unchecked_unwrap_optional
"""

# What only the compiler writes while it optimizes: no file of torch.jit.save has it.
PRIM_OF_THE_COMPILER = """
BailOut BailoutTemplate ConstantMKLDNNTensor DifferentiableGraph FallbackGraph FusedConcat
FusionGroup Guard RequiresGradCheck StaticRuntimeCopyOuts StaticSubgraph TensorExprDynamicGroup
TensorExprDynamicGuard TensorExprGroup TypeCheck oneDNNFusionGroup oneDNNFusionGuard profile
profile_ivalue
"""

OTHER_NAMESPACES = """
_quantized::* _test::* cuda::* export::access_subclass_inner_tensor inductor::_mm_plus_mm
inductor::accumulate_grad_ mkl::* mkldnn::_* mkldnn_prepacked::*
onednn::* onnx::* prepacked::* prims::* profiler::* quantization::* quantized::* rngprims::*
sparse::*
"""

# Written in TorchScript inside torch, so not among its registered operators.
IN_TORCHSCRIPT = """
aten::_assert aten::_assert_int_or_pair aten::_pair aten::_quadruple aten::_single aten::_triple
aten::list_with_default aten::type prim::H prim::T prim::mH prim::mT prim::ndim prim::shape
"""

# The language's own words: functions, forms and the values that every file may name.
LANGUAGE = """
AssertionError CONSTANTS _to_tensor abs all annotate any awaitable bin bool chr complex dict
divmod enumerate float fork getattr hasattr hash hex id inf int isinstance len list max min nan
oct ops ord pow range rangelist round sorted str sum torch tuple unchecked_cast uninitialized zip
"""

CLASSES = """
cuda.* mkldnn.ConvOpContext profiler._RecordFunction quantized.* rnn.CellParamsBase
sparse.LinearPackedParamsBase xnnpack.*
"""

OUTSIDE = {
    "files": "aten::from_file aten::save debugprims::load_tensor",
    "network": """
        aten::confirmed_by_owner aten::is_owner aten::local_value aten::owner aten::owner_name
        aten::to_here prim::rpc_async prim::rpc_remote prim::rpc_sync _c10d_functional::*
        _c10d_functional_autograd::* _dtensor::shard_dim_alltoall c10d::* symm_mem::*
        __torch__.torch.classes.c10d.* __torch__.torch.classes.dist_rpc.*
    """,
    "process": "__torch__.torch.classes._nnapi.*",
    "python": "prim::IgnoredPythonOp prim::PythonOp",
    "prints": "aten::_print prim::Print print",
    # Sizes, strides and indices of these are taken on trust, or an address is given away.
    "memory": """
        aten::_nested_view_from_buffer aten::_nested_view_from_buffer_copy aten::_reshape_alias
        aten::_reshape_alias_copy aten::_sparse_bsc_tensor_unsafe aten::_sparse_bsr_tensor_unsafe
        aten::_sparse_compressed_tensor_unsafe aten::_sparse_coo_tensor_unsafe
        aten::_sparse_csc_tensor_unsafe aten::_sparse_csr_tensor_unsafe inductor::_alloc_from_pool
        inductor::_reinterpret_tensor inductor::resize_storage_bytes_ mkldnn::data_ptr
    """,
}

# No file has them either; the last two are of a profiler and of backends that hub does not bring.
UNKNOWN = """
static_runtime::* __torch__.torch.classes.backendutils.* __torch__.torch.classes.profiling.*
"""

# Arguments of harmless operators that are text: a mode or a name, never a path.
TEXT_ARGUMENTS = """
UPLO _0 a activation algorithm api_name approximate args assert_msg attr b binary_attr
binary_post_op chars cls device_type dict dim dim0 dim1 dim2 dims driver el end_dim equation
fillchar idx ind indexing input inputs interpolation item key l message mode msg name names new
norm old ord order out_dim outdim p pad_mode padding padding_side post_op_algorithm post_op_name
reduce rounding_mode s self separator side start_dim string substr t to_add type unary_algorithm
unary_attr unary_post_op unary_post_op_algorithm values
"""


def in_namespace(namespace: str, names: str) -> list[str]:
    return [f"{namespace}{name}" for name in names.split()]


RULES = Rules(
    harmless=in_namespace("aten::", ATEN_FAMILIES)
    + in_namespace("aten::", ATEN)
    + in_namespace("prim::", PRIM)
    + OTHER_NAMESPACES.split()
    + IN_TORCHSCRIPT.split()
    + LANGUAGE.split()
    + in_namespace("__torch__.torch.classes.", CLASSES),
    forms=ATEN_FORMS,
    outside={reason: names.split() for reason, names in OUTSIDE.items()},
    unknown=in_namespace("prim::", PRIM_OF_THE_COMPILER) + UNKNOWN.split(),
    text_arguments=TEXT_ARGUMENTS.split(),
)

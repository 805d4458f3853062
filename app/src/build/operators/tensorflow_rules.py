"""Which operators of TensorFlow touch the outside of a network, and which are harmless."""

from rules import Rules

# Families are taken whole: what an operator of one may do follows from its name.
FAMILIES = """
Accumulator* AdjustContrast* Anonymous* Apply* Avg* Assign* BatchFFT* BatchIFFT* BatchMat*
BatchSelfAdjointEig* BatchNormWith* Bessel* Block* BoostedTrees* CSRSparse* CTC* Conv2D* Conv3D*
CropAndResize* Cudnn* DTensorAll* DTensorReduce* DenseTo* DepthwiseConv2d* Dilation2D*
DrawBoundingBoxes* FFT* IFFT* RFFT* IRFFT* FakeQuant* Fractional* FusedBatchNorm* GRU* Igamma*
LSTM* LogMatrix* LookupTable* MapClear Map*Size Matrix* MaxPool* NonMaxSuppression* Optional*
OrderedMap* ParameterizedTruncated* Parse* Queue* QuantizeAndDequantize* Quantized* Ragged*
Random* RefSwitch Reader* Resize* ResourceAccumulator* ResourceApply* ResourceGather*
ResourceScatter* ResourceSparseApply* Risc* SampleDistorted* Scatter* Sdca* Segment*
SparseAccumulator* SparseApply* SparseCross* SparseDense* SparseMatrix* SparseReduce*
SparseSegment* SparseTensor* Stack* Stateful* Stateless* StringTo* TensorArray* TensorList*
TensorMap* TensorScatter* TensorSummary* TopK* Unicode* Uniform* Unique* UnsortedSegment* _Fused*
Barrier* Variable* Stage* MutableHashTable* MutableDenseHashTable* MultiDeviceIterator*
"""

OTHERS = """
Abs AccumulateNV2 Acos Acosh Add AddManySparseToTensorsMap AddN AddSparseToTensorsMap AddV2
AdjustHue AdjustSaturation All AllCandidateSampler AllToAll Angle Any ApproxTopK ApproximateEqual
ArgMax ArgMin AsString Asin Asinh Assert AssertCardinalityDataset AssertNextDataset
AssertPrevDataset Atan Atan2 Atanh AudioMicrofrontend AudioSpectrogram AudioSummary AudioSummaryV2
AutoShardDataset BandedTriangularSolve Batch BatchCholesky BatchDataset BatchDatasetV2
BatchFunction BatchSvd BatchToSpace BatchToSpaceND Betainc BiasAdd BiasAddV1 Bincount Bitcast
BitwiseAnd BitwiseOr BitwiseXor BroadcastArgs BroadcastGradientArgs BroadcastTo Bucketize
BytesProducedStatsDataset Case Cast Ceil CheckNumerics CheckNumericsV2 CheckPinned Cholesky
ChooseFastestBranchDataset ChooseFastestDataset ClipByValue CombinedNonMaxSuppression Complex
ComplexAbs CompositeTensorVariantFromComponents CompositeTensorVariantToComponents CompressElement
ComputeAccidentalHits ComputeBatchSize Concat ConcatOffset ConcatV2 ConcatenateDataset
ConditionalAccumulator Conj ConjugateTranspose Const ConsumeMutexLock ControlTrigger Conv
CopyToMesh Cos Cosh CountUpTo Cross CrossReplicaSum Cumprod Cumsum CumulativeLogsumexp
CustomAggregator DataFormatDimMap DataFormatVecPermute DatasetCardinality DatasetFingerprint
DatasetToGraph DatasetToGraphV2 DatasetToSingleElement Dawsn DebugGradientIdentity
DebugGradientRefIdentity DebugNumericSummaryV2 DecodeAndCropJpeg DecodeBase64 DecodeBmp DecodeCSV
DecodeCompressed DecodeGif DecodeImage DecodeJSONExample DecodeJpeg DecodePaddedRaw DecodePng
DecodeRaw DecodeWav DeepCopy DeleteIterator DeleteMemoryCache DeleteMultiDeviceIterator
DeleteRandomSeedGenerator DeleteSeedGenerator DeleteSessionTensor DenseBincount
DenseCountSparseOutput DepthToSpace Dequantize DeserializeManySparse DeserializeSparse
DestroyResourceOp DestroyTemporaryVariable DeviceIndex Diag DiagPart Digamma
DirectedInterleaveDataset DisableCopyOnRead Div DivNoNan DummyIterationCounter DummyMemoryCache
DummySeedGenerator DynamicPartition DynamicStitch EditDistance Eig Einsum Elu Empty EmptyTensorList
EmptyTensorMap EncodeBase64 EncodeJpeg EncodeJpegVariableQuality EncodePng EncodeWav EnsureShape
Enter Equal Erf Erfc Erfinv EuclideanNorm Exit Exp ExpandDims ExperimentalAssertNextDataset
ExperimentalAutoShardDataset ExperimentalBytesProducedStatsDataset ExperimentalChooseFastestDataset
ExperimentalDatasetCardinality ExperimentalDenseToSparseBatchDataset
ExperimentalDirectedInterleaveDataset ExperimentalGroupByReducerDataset
ExperimentalGroupByWindowDataset ExperimentalIgnoreErrorsDataset ExperimentalIteratorGetDevice
ExperimentalLatencyStatsDataset ExperimentalMapAndBatchDataset ExperimentalMapDataset
ExperimentalMaxIntraOpParallelismDataset ExperimentalNonSerializableDataset
ExperimentalParallelInterleaveDataset ExperimentalParseExampleDataset
ExperimentalPrivateThreadPoolDataset ExperimentalRandomDataset ExperimentalRebatchDataset
ExperimentalScanDataset ExperimentalSetStatsAggregatorDataset ExperimentalSlidingWindowDataset
ExperimentalStatsAggregatorHandle ExperimentalStatsAggregatorSummary ExperimentalTakeWhileDataset
ExperimentalThreadPoolDataset ExperimentalThreadPoolHandle ExperimentalUnbatchDataset
ExperimentalUniqueDataset Expint Expm1 ExtractGlimpse ExtractGlimpseV2 ExtractImagePatches
ExtractJpegShape ExtractVolumePatches FIFOQueue FIFOQueueV2 Fact FakeParam FakeQueue Fill
FilterByLastComponentDataset FilterDataset FinalizeDataset Fingerprint FlatMapDataset Floor
FloorDiv FloorMod For FresnelCos FresnelSin FusedPadConv2D FusedResizeAndPadConv2D Gather GatherNd
GatherV2 GenerateBoundingBoxProposals GeneratorDataset GetElementAtIndex GetOptions
GetSessionHandle GetSessionHandleV2 GetSessionTensor GlobalShuffleDataset Greater GreaterEqual
GroupByReducerDataset GroupByWindowDataset GuaranteeConst HSVToRGB HashTable HashTableV2
HistogramFixedWidth HistogramSummary HostConst Identity IdentityN IdentityReader IdentityReaderV2
If IgnoreErrorsDataset Imag ImageProjectiveTransformV2 ImageProjectiveTransformV3 ImageSummary
InTopK InTopKV2 IndexFlatMapDataset InitializeTable InitializeTableFromDataset InitializeTableV2
InplaceAdd InplaceSub InplaceUpdate InterleaveDataset Inv Invert InvertPermutation
IsBoostedTreesEnsembleInitialized IsBoostedTreesQuantileStreamResourceInitialized IsFinite IsInf
IsNan IsVariableInitialized IsotonicRegression Iterator IteratorFromStringHandle
IteratorFromStringHandleV2 IteratorGetDevice IteratorGetModelProto IteratorGetNext
IteratorGetNextAsOptional IteratorGetNextSync IteratorToStringHandle IteratorV2
KMC2ChainInitialization KmeansPlusPlusInitialization KthOrderStatistic L2Loss LRN
LatencyStatsDataset LeakyRelu LearnedUnigramCandidateSampler LeftShift
LegacyParallelInterleaveDatasetV2 Less LessEqual Lgamma LinSpace ListDataset ListDiff Log Log1p
LogSoftmax LogUniformCandidateSampler LogicalAnd LogicalNot LogicalOr LoopCond LowerBound Lu
MakeIterator MakeUnique MapAndBatchDataset MapDataset MapDefun MapPeek MapStage MapUnstage
MapUnstageNoKey MatMul Max MaxIntraOpParallelismDataset Maximum Mean Merge MergeSummary Mfcc Min
Minimum MirrorPad Mod ModelDataset Mul MulNoNan Multinomial MutexLock MutexV2 Ndtri
NearestNeighbors Neg NegTrain NextAfter NextIteration NoOp NonDeterministicInts
NonSerializableDataset NotEqual NthElement OneHot OneShotIterator OnesLike OptimizeDataset
OptimizeDatasetV2 OptionsDataset Pack Pad PadV2 PaddedBatchDataset PaddedBatchDatasetV2
PaddingFIFOQueue PaddingFIFOQueueV2 ParallelBatchDataset ParallelConcat ParallelDynamicStitch
ParallelFilterDataset ParallelInterleaveDataset ParallelInterleaveDatasetV2
ParallelInterleaveDatasetV3 ParallelInterleaveDatasetV4 ParallelMapDataset ParallelMapDatasetV2
PartitionedCall Placeholder PlaceholderV2 PlaceholderWithDefault Polygamma PopulationCount Pow
PrefetchDataset PreventGradient PriorityQueue PriorityQueueV2 PrivateThreadPoolDataset Prod Qr
QuantizeDownAndShrinkRange QuantizeV2 RGBToHSV Range RangeDataset Rank ReadVariableOp
ReadVariableXlaSplitND Real RealDiv RebatchDataset RebatchDatasetV2 Reciprocal ReduceDataset
ReduceJoin RefEnter RefExit RefIdentity RefMerge RefNextIteration RefSelect RegexFullMatch
RegexReplace Relayout RelayoutLike Relu Relu6 RemoteCall RepeatDataset RequantizationRange
RequantizationRangePerChannel Requantize RequantizePerChannel Reshape
ResourceConditionalAccumulator ResourceCountUpTo ResourceStridedSliceAssign Reverse ReverseSequence
ReverseV2 RewriteDataset RightShift Rint RngReadAndSkip RngSkip Roll Round Rsqrt SamplingDataset
ScalarSummary ScaleAndTranslate ScanDataset Select SelectV2 SelfAdjointEig SelfAdjointEigV2 Selu
SerializeIterator SerializeManySparse SerializeSparse SerializeTensor SetSize
SetStatsAggregatorDataset Shape ShapeN ShardDataset ShardedFilename ShardedFilespec
ShuffleAndRepeatDataset ShuffleAndRepeatDatasetV2 ShuffleDataset ShuffleDatasetV2 ShuffleDatasetV3
Sigmoid Sign Sin Sinh Size SkipDataset Slice SlidingWindowDataset Snapshot SobolSample Softmax
SoftmaxCrossEntropyWithLogits Softplus Softsign SpaceToBatch SpaceToBatchND SpaceToDepth SparseAdd
SparseBincount SparseConcat SparseConditionalAccumulator SparseCountSparseOutput
SparseFillEmptyRows SparseMatMul SparseReorder SparseReshape SparseSlice SparseSoftmax
SparseSoftmaxCrossEntropyWithLogits SparseSparseMaximum SparseSparseMinimum SparseSplit
SparseToDense SparseToSparseSetOperation Spence Split SplitV Sqrt Square SquaredDifference Squeeze
StaticRegexFullMatch StaticRegexReplace StatsAggregatorHandle StatsAggregatorHandleV2
StatsAggregatorSummary StochasticCastToInt StopGradient StridedSlice StridedSliceAssign
StringFormat StringJoin StringLength StringLower StringNGrams StringSplit StringSplitV2 StringStrip
StringUpper Sub Substr Sum SummaryWriter Svd Switch SymbolicGradient
TPUAnnotateTensorsWithDynamicShape TPUCompilationResult TPUCopyWithDynamicShape TPUPartitionedInput
TPUPartitionedInputV2 TPUPartitionedOutput TPUPartitionedOutputV2 TPUReplicateMetadata
TPUReplicatedInput TPUReplicatedOutput TakeDataset TakeManySparseFromTensorsMap TakeWhileDataset
Tan Tanh TemporaryVariable TensorDataset TensorSliceDataset TensorStridedSliceUpdate
ThreadPoolDataset ThreadPoolHandle ThreadUnsafeUnigramCandidateSampler Tile Timestamp ToBool
Transpose TridiagonalMatMul TridiagonalSolve TruncateDiv TruncateMod TruncatedNormal Unbatch
UnbatchDataset UncompressElement Unpack UnravelIndex Unstage UnwrapDatasetVariant UpperBound
VarHandleOp VarIsInitializedOp WeightedFlatMapDataset Where While WindowDataset WindowOp
WrapDatasetVariant Xdivy XlaAllReduce XlaBroadcastHelper XlaClusterOutput XlaConcatND XlaConv
XlaConvV2 XlaDequantize XlaDot XlaDotV2 XlaDynamicSlice XlaDynamicUpdateSlice XlaEinsum XlaGather
XlaIf XlaKeyValueSort XlaLaunch XlaLaunchV2 XlaOptimizationBarrier XlaPad XlaReduce
XlaReducePrecision XlaReduceScatter XlaReduceWindow XlaRemoveDynamicDimensionSize XlaReplicaId
XlaRngBitGenerator XlaScatter XlaSelectAndScatter XlaSelfAdjointEig XlaSetBound
XlaSetDynamicDimensionSize XlaSharding XlaSort XlaSplitND XlaSpmdFullToShardShape
XlaSpmdShardToFullShape XlaSvd XlaVariadicReduce XlaVariadicReduceV2 XlaVariadicSort XlaWhile
Xlog1py Xlogy ZerosLike Zeta ZipDataset _Arg _ArrayToList _DeviceArg _DeviceRetval _EagerConst
_HostCast _If _ListToArray _ParallelConcatStart _ParallelConcatUpdate _QuantizedMatMul
_QuantizedMaxPool3D _ReadVariablesOp _Retval _SwitchN _TensorToHashBucketFast _UnaryOpsComposition
_VarHandlesOp _While
"""

OUTSIDE = {
    "files": """
        CSVDataset CSVDatasetV2 CacheDataset CacheDatasetV2 CalibrationStatisticsSaver
        CloseSummaryWriter CreateSummaryDbWriter CreateSummaryFileWriter DTensorRestoreV2
        DatasetToTFRecord DebugIdentity DebugIdentityV2 DebugIdentityV3 DebugNanCount
        DebugNumericSummary DecodeProtoV2 DistributedSave DumpTensor EncodeProto
        ExperimentalCSVDataset ExperimentalDatasetToTFRecord ExperimentalLMDBDataset
        ExperimentalMatchingFilesDataset ExperimentalSqlDataset FileSystemSetConfiguration
        FixedLengthRecordDataset FixedLengthRecordDatasetV2 FixedLengthRecordReader
        FixedLengthRecordReaderV2 FixedUnigramCandidateSampler FlushSummaryWriter
        GenerateVocabRemapping ImmutableConst ImportEvent InitializeTableFromTextFile
        InitializeTableFromTextFileV2 LMDBDataset LMDBReader ListSnapshotChunksDataset
        LoadAndRemapMatrix LoadDataset MatchingFiles MatchingFilesDataset MergeV2Checkpoints
        PrintV2 ReadFile RecordInput Restore RestoreSlice RestoreV2 Save SaveDataset SaveDatasetV2
        SaveSlices SaveV2 Skipgram SnapshotChunkDataset SnapshotDataset SnapshotDatasetReader
        SnapshotDatasetV2 SnapshotNestedDatasetReader SqlDataset StatsAggregatorSetSummaryWriter
        TFRecordDataset TFRecordDatasetV2 TFRecordReader TFRecordReaderV2 TextLineDataset
        TextLineReader TextLineReaderV2 WholeFileReader WholeFileReaderV2 WriteAudioSummary
        WriteFile WriteGraphSummary WriteHistogramSummary WriteImageSummary WriteRawProtoSummary
        WriteScalarSummary WriteSummary
    """,
    "network": """
        CollectiveAllToAllV2 CollectiveAllToAllV3 CollectiveAssignGroupV2 CollectiveBcastRecv
        CollectiveBcastRecvV2 CollectiveBcastSend CollectiveBcastSendV2 CollectiveGather
        CollectiveGatherV2 CollectiveInitializeCommunicator CollectivePermute CollectiveReduce
        CollectiveReduceScatterV2 CollectiveReduceV2 CollectiveReduceV3
        ConfigureAndInitializeGlobalTPU ConfigureDistributedTPU ConnectTPUEmbeddingHosts
        DTensorSetGlobalTPUArray DataServiceDataset DataServiceDatasetV2 DataServiceDatasetV3
        DataServiceDatasetV4 DeleteRpcFutureResource NcclAllReduce NcclBroadcast NcclReduce Recv
        RegisterDataset RegisterDatasetV2 RpcCall RpcCheckStatus RpcClient RpcGetValue RpcServer
        RpcServerRegister RpcServerStart Send ShutdownDistributedTPU ShutdownTPUSystem
        WorkerHeartbeat _ConfigureDistributedTPU _DisconnectHostFromDistributedTPUSystem _HostRecv
        _HostSend _InitializeHostForDistributedTPU _NcclBroadcastRecv _NcclBroadcastSend
        _NcclReduceRecv _NcclReduceSend _Recv _Send _SetGlobalTPUArray _ShutdownDistributedTPU
        _WaitForDistributedTPU
    """,
    "process": "Abort XlaCustomCall XlaCustomCallV2",
    "python": "PyFunc PyFuncStateless EagerPyFunc",
    "prints": "Print",
    "waits": "SleepDataset ExperimentalSleepDataset SleepOp SleepIdentityOp",
}

# Run a program that is not made of operators, so that hub cannot tell what it does.
PROGRAMS = """
DatasetFromGraph DeserializeIterator MlirPassthroughOp TfLiteSubgraphExecute XlaCallModule
"""

# For hardware or hosts that hub does not run on, or written only by the optimizer as it runs.
NOT_IN_FILES = """
_Mkl* __Mkl* _Scoped* _TPU* _Xla* *TPUEmbedding* Infeed* Outfeed* TPUCompile
TPUCompileSucceededAssert TPUExecute* TPUOrdinalSelector TPUPartitionedCall TPUReshardVariables
TPURoundRobin XlaHostCompute XlaRecv XlaRecvFromHost XlaSend XlaSendToHost XlaSparse* Copy
CopyHost Prelinearize PrelinearizeTuple GetTpuTaskId GlobalIterId UpdateTaskIdAndGlobalCoreArray
TpuHandleToProtoKey StoreMinibatchStatisticsInFdo ConvertToCooTensor
ConvertToListOfSparseCoreCooTensors ConvertToSparseCoreCsrWrappedCooTensor
GetMinibatchSplitsWithPhysicalReplica GetMinibatchesInCsrWithPhysicalReplica
GetStatsFromListOfSparseCoreCooTensors SortListOfSparseCoreCooTensors ComputeDedupDataSize
ComputeDedupDataSizeV2 ComputeDedupDataTupleMask ComputeDedupDataTupleMaskV2 MergeDedupData
SplitDedupData SyncDevice
"""

# Registered by the Python package alone, for its own tests.
OF_TESTS = """
A Attr AttrBool AttrBoolList AttrDefault AttrEmptyListDefault AttrEnum AttrEnumList AttrFloat
AttrListDefault AttrListMin AttrListTypeDefault AttrMin AttrPartialShape AttrPartialShapeList
AttrShape AttrShapeList AttrTypeDefault B Binary ComplexStruct ConstructionFails CopyOp
DefaultAttrs DevicePlacementOp DtypeWithDefaultOp FiveFloatOutputs FloatInput FloatOutput
FloatOutputStringOutput Foo1 Foo2 Foo3 FuncAttr FuncListAttr GetDeadline GraphDefVersion
InPolymorphicTwice Int64Output IntAttr IntInput IntInputFloatInput IntInputIntOutput IntOutput
IntOutputFloatOutput IsResourceHandleRefCounting IsTensorFloat32Enabled KernelLabel
KernelLabelRequired ListInput ListOutput MakeWeakResourceHandle MixedStruct NInPolymorphicTwice
NInTwice NInTwoTypeVariables NIntsIn NIntsOut NIntsOutDefault NPolymorphicIn NPolymorphicOut
NPolymorphicOutDefault NPolymorphicRestrictIn NPolymorphicRestrictOut Namespace>TestStringOutput
None Old OpWithDefaultAttr OpWithFutureDefaultAttr OutT OutTypeList OutTypeListRestrict
Polymorphic PolymorphicDefaultOut PolymorphicOut RefIn RefInputFloatInput
RefInputFloatInputIntOutput RefInputIntInput RefOut RefOutput RefOutputFloatOutput
RequiresOlderGraphVersion ReservedAttr ReservedInput ResourceCreateOp ResourceInitializedOp
ResourceUsingOp Restrict Simple SimpleStruct StringListAttr StubResourceHandleOp TestAttr
TestStringOutput TwoFloatInputs TwoFloatInputsFloatOutput TwoFloatInputsIntOutput TwoFloatOutputs
TwoIntInputs TwoIntOutputs TwoRefsIn TypeList TypeListRestrict TypeListTwice Unary
"""

# Attributes and inputs that name a file, a folder or a host.
PLACES = """
address dir directory file file_pattern filename filenames host path port prefix url urls vocab_file
writer
"""

RULES = Rules(
    harmless=FAMILIES.split() + OTHERS.split(),
    forms=("Grad",),
    outside={reason: names.split() for reason, names in OUTSIDE.items()},
    unknown=PROGRAMS.split() + NOT_IN_FILES.split() + OF_TESTS.split(),
    places=PLACES.split(),
)

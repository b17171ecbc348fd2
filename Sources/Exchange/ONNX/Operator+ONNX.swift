import Learning

extension ModelGraph.Operator {
  /// What ONNX calls it.
  var type: String {
    switch self {
    case .conv: "Conv"
    case .maxPool: "MaxPool"
    case .averagePool: "AveragePool"
    case .globalAveragePool: "GlobalAveragePool"
    case .gemm: "Gemm"
    case .matMul: "MatMul"
    case .batchNormalization: "BatchNormalization"
    case .layerNormalization: "LayerNormalization"
    case .lstm: "LSTM"
    case .gru: "GRU"
    case .scan: "Scan"
    case .treeEnsembleRegressor: "TreeEnsembleRegressor"
    default: pointwiseType
    }
  }

  private var pointwiseType: String {
    switch self {
    case .add: "Add"
    case .sub: "Sub"
    case .mul: "Mul"
    case .div: "Div"
    case .sum: "Sum"
    case .max: "Max"
    case .min: "Min"
    case .less: "Less"
    case .equal: "Equal"
    case .where: "Where"
    case .identity: "Identity"
    case .relu: "Relu"
    case .tanh: "Tanh"
    case .sigmoid: "Sigmoid"
    case .elu: "Elu"
    case .exp: "Exp"
    case .log: "Log"
    case .sqrt: "Sqrt"
    case .reciprocal: "Reciprocal"
    case .neg: "Neg"
    case .abs: "Abs"
    case .sin: "Sin"
    case .cos: "Cos"
    case .clip: "Clip"
    case .cast: "Cast"
    default: shapeType
    }
  }

  private var shapeType: String {
    switch self {
    case .concat: "Concat"
    case .slice: "Slice"
    case .pad: "Pad"
    case .transpose: "Transpose"
    case .reshape: "Reshape"
    case .flatten: "Flatten"
    case .gather: "Gather"
    case .squeeze: "Squeeze"
    case .unsqueeze: "Unsqueeze"
    case .softmax: "Softmax"
    case .logSoftmax: "LogSoftmax"
    case .argMax: "ArgMax"
    case .reduceSum: "ReduceSum"
    default: preconditionFailure("\(self) has no name")
    }
  }
}

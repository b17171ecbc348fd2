public import Compute

/// A network that an evaluation trained, with what is needed to use it elsewhere.
public struct TrainedNetwork: Codable, Hashable, Sendable {
  /// What its parameters belong to.
  public var form: Form
  /// The weights of the epoch that gave the score.
  public var parameters: Parameters
  /// What the training inputs were scaled by; `nil` where they were taken as they are.
  public var normaliser: ChannelMap?
  /// The name of each class or symbol, in the order of the outputs.
  public var classes: [String]
  /// How the columns of a table became raw inputs; `nil` where the data were none.
  public var schema: TableSchema?
  /// The epoch whose weights these are, from 1.
  public var epoch: Int
  /// Which parts of the data it was trained on.
  public var trainedOn: Parts

  /// What the parameters of a network belong to.
  public enum Form: Codable, Hashable, Sendable {
    /// Layers.
    case layers(Network)
    /// A recurrent cell over symbols, in the words of the system that trained it.
    case cell(String)
  }

  /// The layers; `nil` of a recurrent cell.
  public var network: Network? {
    if case .layers(let network) = form { network } else { nil }
  }

  /// Parts of a data set.
  public enum Parts: String, Codable, Sendable {
    /// The training part alone.
    case training
    /// The training and the validation part.
    case trainingAndValidation = "training+validation"
  }

  /// A trained network.
  public init(
    _ network: Network, _ parameters: Parameters, normaliser: ChannelMap? = nil,
    classes: [String], schema: TableSchema? = nil, epoch: Int, trainedOn: Parts
  ) {
    self.init(
      .layers(network), parameters, normaliser: normaliser, classes: classes, schema: schema,
      epoch: epoch, trainedOn: trainedOn)
  }

  /// A trained network of any form.
  public init(
    _ form: Form, _ parameters: Parameters, normaliser: ChannelMap? = nil,
    classes: [String], schema: TableSchema? = nil, epoch: Int, trainedOn: Parts
  ) {
    (self.form, self.parameters, self.normaliser) = (form, parameters, normaliser)
    (self.classes, self.schema) = (classes, schema)
    (self.epoch, self.trainedOn) = (epoch, trainedOn)
  }
}

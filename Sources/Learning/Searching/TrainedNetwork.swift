public import Compute

/// A network that an evaluation trained, with what is needed to use it elsewhere.
public struct TrainedNetwork: Codable, Hashable, Sendable {
  /// The layers.
  public var network: Network
  /// The weights of the epoch that gave the score.
  public var parameters: Parameters
  /// What the training inputs were scaled by; `nil` where they were taken as they are.
  public var normaliser: ChannelMap?
  /// The name of each class, in the order of the outputs.
  public var classes: [String]
  /// The name of each input, where the data had names.
  public var features: [String]?
  /// The epoch whose weights these are, from 1.
  public var epoch: Int
  /// Which parts of the data it was trained on.
  public var trainedOn: Parts

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
    classes: [String], features: [String]? = nil, epoch: Int, trainedOn: Parts
  ) {
    (self.network, self.parameters, self.normaliser) = (network, parameters, normaliser)
    (self.classes, self.features) = (classes, features)
    (self.epoch, self.trainedOn) = (epoch, trainedOn)
  }
}

import Foundation
import Learning

/// What was asked of a session and where it was begun: its `session.json`.
public struct SessionRecord: Codable, Hashable, Sendable {
  /// The version of this form.
  public var format = Self.format
  /// What the session is known by for ever, whatever it is renamed to.
  public var id: String
  /// What was asked, with every setting spelled out.
  public var request: RunRequest
  /// The user's own data as it was when the session was begun; `nil` for built-in data.
  public var data: DataIdentity?
  /// The session this one was forked from, and at which step.
  public var parent: Parent?
  /// When it was begun, in seconds since 1970.
  public var created: Double
  /// Where it was begun.
  public var machine: Machine

  /// Where a fork comes from.
  public struct Parent: Codable, Hashable, Sendable {
    /// The session forked, by its name then.
    public var session: String
    /// The session forked, by its id; `nil` where it could not be read.
    public var id: String?
    /// The step it was forked at.
    public var step: Int
    /// The step of the checkpoint it went on from; `nil` where it began at step 0.
    public var opened: Int?
    /// The settings whose values it changed, by id, sorted.
    public var adjusted: [String]?
    /// Why a later checkpoint could not be used, where there was one.
    public var reason: String?

    /// How it began, in words.
    public var account: String {
      let start = opened.map { "goes on from the checkpoint at step \($0)" } ?? "begins at step 0"
      let change = adjusted.map { " with \($0.joined(separator: ", ")) changed" } ?? ""
      return start + change + (reason.map { ", since \($0)" } ?? "")
    }

    /// A session and the step that was looked at when it was forked.
    public init(session: String, step: Int) {
      self.session = session
      self.step = step
    }
  }

  /// What can change the last digits of a number.
  public struct Machine: Codable, Hashable, Sendable {
    /// The machine's name.
    public var host: String
    /// The OpenBLAS kernels in use.
    public var blas: String

    /// Describes a machine.
    public init(host: String, blas: String) {
      self.host = host
      self.blas = blas
    }
  }

  /// The version of this form, and the only one that is read: format n is that of athanor 0.n.
  public static let format = 2
  static let name = "session.json"

  init(request: RunRequest, machine: Machine) {
    id = UUID().uuidString
    self.request = request
    self.machine = machine
    created = Date().timeIntervalSince1970.rounded()
  }
}

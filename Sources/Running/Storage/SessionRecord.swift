import Foundation
import Learning

/// What was asked of a session and where it was begun: its `session.json`.
package struct SessionRecord: Codable, Hashable, Sendable {
  /// The version of this form.
  package var format = Self.format
  /// What the session is known by for ever, whatever it is renamed to.
  package var id: String
  /// What was asked, with every setting spelled out.
  package var request: RunRequest
  /// The user's own data as it was when the session was begun; `nil` for built-in data.
  package var data: DataIdentity?
  /// The session this one was forked from, and at which step.
  package var parent: Parent?
  /// When it was begun, in seconds since 1970.
  package var created: Double
  /// Where it was begun.
  package var machine: Machine

  /// Where a fork comes from.
  package struct Parent: Codable, Hashable, Sendable {
    /// The session forked, by its name then.
    package var session: String
    /// The session forked, by its id; `nil` where it could not be read.
    package var id: String?
    /// The step it was forked at.
    package var step: Int
    /// The step of the checkpoint it went on from; `nil` where it began at step 0.
    package var opened: Int?
    /// The settings whose values it changed, by id, sorted.
    package var adjusted: [String]?
    /// Why a later checkpoint could not be used, where there was one.
    package var reason: String?

    /// How it began, in words.
    package var account: String {
      let start = opened.map { "goes on from the checkpoint at step \($0)" } ?? "begins at step 0"
      let change = adjusted.map { " with \($0.joined(separator: ", ")) changed" } ?? ""
      return start + change + (reason.map { ", since \($0)" } ?? "")
    }

    /// A session and the step that was looked at when it was forked.
    package init(session: String, step: Int) {
      self.session = session
      self.step = step
    }
  }

  /// What can change the last digits of a number.
  package struct Machine: Codable, Hashable, Sendable {
    /// The machine's name.
    package var host: String
    /// The OpenBLAS kernels in use.
    package var blas: String

    /// Describes a machine.
    package init(host: String, blas: String) {
      self.host = host
      self.blas = blas
    }
  }

  /// The version of this form, and the only one that is read: format n is that of athanor 0.n.
  package static let format = 2
  static let name = "session.json"

  /// Throws if the user's data are not what they were when the session was begun: what it learned
  /// may make no sense of others.
  func checkData(of name: SessionName) throws(Failure) {
    if let data { try data.check(request.data ?? data.path, of: name) }
  }

  init(request: RunRequest, machine: Machine) {
    id = UUID().uuidString
    self.request = request
    self.machine = machine
    created = Date().timeIntervalSince1970.rounded()
  }
}

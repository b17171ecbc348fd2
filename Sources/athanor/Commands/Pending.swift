import Learning

extension Command {
  static let show = Command(
    name: "show", operands: "SESSION", help: "any pane of the dashboard as text",
    options: [
      Option("--pane", "NAME", help: "which pane"), Option("--width", "N", help: "columns"),
      .sessions, .json,
    ]
  ) { _, _ throws(Failure) in
    throw Failure(.input, "show is not there yet")
  }
}

package import Learning

/// Runs the user's programs as evaluations of trials.
///
/// A trial that waits for its program holds no worker, and nothing looks after it until `done` is
/// called.
package protocol ProgramEvaluator: Sendable {
  /// Starts a program and returns at once; `done` is called once, from any thread.
  func start(_ call: ProgramCall, trial: Int, done: @escaping @Sendable (Outcome) -> Void)
}

/// Where no programs are run.
struct NoPrograms: ProgramEvaluator {
  func start(_ call: ProgramCall, trial: Int, done: @escaping @Sendable (Outcome) -> Void) {
    done(Outcome(failed: "programs are not run here"))
  }
}

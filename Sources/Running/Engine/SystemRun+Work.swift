import Learning

extension SystemRun {
  // MARK: The system's own work

  /// Works for a slice on the system itself and brings what came of it to disk.
  func work(on claim: consuming Claim) -> Progress {
    let (news, wantsSave, wantsArtefacts) = (claim.news, claim.wantsSave, claim.wantsArtefacts)
    var progress = Progress(core: claim.core, results: claim.results, wished: claim.wished)
    var slice = spec.budget.begin()
    if news.phase == .running {
      repeat {} while move(&progress) && slice.goesOn()
    }
    if wantsArtefacts {
      progress.artefacts = progress.core.stepper.system.exhibits(in: spec.world)
    }
    progress.planned = progress.core.planned(spec)
    settle(&progress, news, wantsSave: wantsSave)
    return progress
  }

  /// Makes one move; `false` when there is none to make.
  private func move(_ progress: inout Progress) -> Bool {
    guard progress.core.step < spec.limit else {
      progress.phase = .finished
      return false
    }
    let context = StepContext(
      world: spec.world, random: spec.random, step: progress.core.step, limit: spec.limit)
    var report = Report()
    do {
      switch try progress.core.stepper.advance(
        context, results: &progress.results, report: &report)
      {
      case .stepped(let record): note(record, report, in: &progress)
      case .asked(let id, let job): progress.jobs.append(JobSlot(id: id, parked: job))
      case .waiting: progress.isWaiting = true
      case .ended: progress.phase = .finished
      }
    } catch {
      (progress.phase, progress.message) = (.failed, error.message)
    }
    return !progress.isWaiting && progress.phase == nil
  }

  /// Puts a step into the log.
  private func note(_ record: TrialRecord?, _ report: Report, in progress: inout Progress) {
    progress.core.step += 1
    let step = progress.core.step
    var events = record.map { [Event(step: step, .trial($0))] } ?? []
    events += report.entries.compactMap { Event($0, step: step) }
    for event in events { progress.core.recorder.append(event) }
    progress.events += events
  }

  /// Brings what was done to disk, as far as it is due.
  ///
  /// A half-made step is never saved: after a failure the last checkpoint is the truth. When the
  /// disk refuses, the run waits for a person with nothing lost: the log keeps what it could not
  /// write, and the system is as it was.
  private func settle(_ progress: inout Progress, _ news: News, wantsSave: Bool) {
    let hasEnded = progress.phase != nil
    do {
      try progress.core.recorder.flush()
      guard wantsSave || hasEnded || progress.core.recorder.isCheckpointDue else { return }
      if progress.phase != .failed {
        try progress.core.recorder.save(progress.core.stepper.state, step: progress.core.step)
      }
      try progress.core.recorder.summarize(
        phase: progress.phase ?? news.phase, step: progress.core.step,
        planned: progress.planned, message: progress.message ?? news.message,
        meter: Meter(cpuSeconds: news.cpuSeconds, wallSeconds: news.wallSeconds))
    } catch  where progress.phase == .failed {
      progress.message = [progress.message, error.message].compactMap { $0 }.joined(separator: "; ")
    } catch {
      (progress.phase, progress.message) = (.paused, error.message)
    }
  }

  // MARK: Trials

  /// What a slice of a trial's evaluation came to.
  enum JobProgress {
    case unfinished(D.Job)
    case finished(Outcome)
    case failed(D.Job, Failure)
  }

  /// Works for a slice on the evaluation of a trial.
  func work(on job: consuming D.Job) -> JobProgress {
    var job = job
    var slice = spec.budget.begin()
    do {
      repeat {
        if let outcome = try job.advance(in: spec.world) { return .finished(outcome) }
      } while slice.goesOn()
      return .unfinished(job)
    } catch {
      return .failed(job, error)
    }
  }
}

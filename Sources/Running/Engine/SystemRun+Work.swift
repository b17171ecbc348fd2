import Compute
import Learning

extension SystemRun {
  // MARK: The system's own work

  /// Works for a slice on the system itself and brings what came of it to disk.
  func work(on claim: consuming Claim) -> Progress {
    let (status, wantsSave, wantsArtefacts) = (claim.status, claim.wantsSave, claim.wantsArtefacts)
    var progress = Progress(core: claim.core, results: claim.results, wished: claim.wished)
    var slice = spec.budget.begin()
    if status.phase == .running {
      repeat {} while move(&progress) && slice.goesOn()
    }
    if wantsArtefacts {
      let networks = progress.core.recorder.jobFiles.networks
      progress.artefacts = progress.core.stepper.system.exhibits(in: spec.world)
        .map(networks.showingWeights)
    }
    progress.planned = progress.core.planned(spec)
    settle(&progress, status, wantsSave: wantsSave)
    return progress
  }

  /// Makes one move; `false` when there is none to make.
  private func move(_ progress: inout Progress) -> Bool {
    guard progress.core.step < spec.limit else {
      end(&progress)
      return false
    }
    let context = StepContext(
      world: spec.world, random: spec.random, step: progress.core.step, limit: spec.limit)
    var report = Report()
    do {
      switch try progress.core.stepper.advance(
        context, results: &progress.results, report: &report)
      {
      case .stepped: note(nil, report, in: &progress)
      case .told(let record, let result): note((record, result), report, in: &progress)
      case .asked(let id, let evaluation): begin(evaluation, ofTrial: id, in: &progress)
      case .waiting: progress.isWaiting = true
      case .ended: end(&progress)
      }
    } catch {
      (progress.phase, progress.message) = (.failed, error.message)
    }
    return !progress.isWaiting && progress.phase == nil
  }

  /// Ends the run, which has failed if it came to nothing.
  private func end(_ progress: inout Progress) {
    do {
      try progress.core.stepper.checkHope()
      progress.phase = .finished
    } catch {
      (progress.phase, progress.message) = (.failed, error.message)
    }
  }

  /// Begins an evaluation, or takes it up where an earlier process saved it.
  private func begin(
    _ evaluation: Evaluation<D.Job>, ofTrial id: Int, in progress: inout Progress
  ) {
    switch evaluation {
    case .job(let fresh):
      let saved = progress.core.recorder.savedJob(ofTrial: id, as: D.Job.self)
      progress.jobs.append(
        JobSlot(id: id, parked: saved ?? fresh, hasFile: saved != nil))
    case .person(let question):
      progress.questions.append(PendingQuestion(trial: id, question: question))
    case .program(let call):
      spec.programs.start(call, trial: id) { [weak self] in self?.arrived($0, ofTrial: id) }
    }
  }

  /// Puts a step into the log.
  private func note(
    _ told: (record: TrialRecord, result: FinishedTrial)?, _ report: Report,
    in progress: inout Progress
  ) {
    progress.core.step += 1
    let step = progress.core.step
    var events: [Event] = []
    if let told {
      let (record, remark) = progress.core.recorder.keep(
        told.record, told.result, held: progress.core.stepper.heldTrials)
      events.append(Event(step: step, .trial(record)))
      if let remark { events.append(Event(step: step, .note(.warning, remark.text))) }
    }
    events += report.entries.compactMap { Event($0, step: step, trial: told?.record.id) }
    for event in events { progress.core.recorder.append(event) }
    progress.events += events
  }

  /// Brings what was done to disk, as far as it is due.
  ///
  /// A half-made step is never saved: after a failure the last checkpoint is the truth. When the
  /// disk refuses, the run waits for a person with nothing lost: the log keeps what it could not
  /// write, and the system is as it was.
  private func settle(
    _ progress: inout Progress, _ before: SessionStatus, wantsSave: Bool
  ) {
    let hasEnded = progress.phase != nil
    do {
      try progress.core.recorder.flush()
      if wantsSave { try saveResults(&progress) }
      guard wantsSave || hasEnded || progress.core.recorder.isCheckpointDue else { return }
      if progress.phase != .failed {
        try progress.core.recorder.save(
          progress.core.stepper.state, holding: progress.core.stepper.heldTrials,
          step: progress.core.step)
      }
      try progress.core.recorder.save(progress.status(after: before))
    } catch  where progress.phase == .failed {
      progress.message = [progress.message, error.message].compactMap { $0 }.joined(separator: "; ")
    } catch {
      (progress.phase, progress.message) = (.paused, error.message)
    }
  }

  /// Brings results that the system was not told yet to disk.
  private func saveResults(_ progress: inout Progress) throws(Failure) {
    for (id, result) in progress.results.sorted(by: { $0.key < $1.key }) where !result.isSaved {
      var saved = result
      try progress.core.recorder.jobFiles.save(&saved, ofTrial: id)
      progress.results[id] = saved
    }
  }

  // MARK: Trials

  /// What a slice of a trial's evaluation did.
  struct JobProgress {
    /// The job as it is to be put back.
    var slot: JobSlot
    var result: FinishedTrial?
    /// Why it, or its file, could not be gone on with.
    var failure: Failure?
  }

  /// Works for a slice on the evaluation of a trial, and saves it where that is due.
  func work(on claim: consuming JobClaim, since start: Double) -> JobProgress {
    var job = claim.job
    var progress = JobProgress(
      slot: JobSlot(id: claim.id, unsaved: claim.unsaved, hasFile: claim.hasFile))
    let isToSave = claim.isToSave
    _ = consume claim
    do {
      if !isToSave { progress.result = try advance(&job) }
      progress.slot.unsaved += Meter.spent(since: start)
      progress.slot.progress = job.progress
      if let result = progress.result {
        progress.result = try finished(result, progress.slot)
      } else if isToSave || progress.slot.unsaved >= spec.jobInterval {
        try jobFiles.save(job, ofTrial: progress.slot.id)
        (progress.slot.unsaved, progress.slot.hasFile) = (0, true)
      }
    } catch {
      progress.failure = error
      // What could not be saved is not tried again before there is more to save.
      progress.slot.unsaved = 0
    }
    progress.slot.parked = job
    return progress
  }

  private func advance(_ job: inout D.Job) throws(Failure) -> FinishedTrial? {
    let context = TrialContext(world: spec.world, networks: networks)
    var slice = spec.budget.begin()
    repeat {
      if let outcome = try job.advance(in: context) {
        return FinishedTrial(outcome, network: job.network)
      }
    } while slice.goesOn()
    return nil
  }

  /// Saves a result that took more than a moment, since others may have to be told before it.
  private func finished(
    _ result: FinishedTrial, _ slot: JobSlot
  ) throws(Failure) -> FinishedTrial {
    var result = result
    result.hasFile = slot.hasFile
    if slot.unsaved >= min(spec.jobInterval, 1) {
      try jobFiles.save(&result, ofTrial: slot.id)
    }
    return result
  }
}

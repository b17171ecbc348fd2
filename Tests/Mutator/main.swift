// Changes single values of a session's checkpoint, makes its checksum right, and hands each changed
// session to everything that reads one. What must not happen is that this process ends early.
//
//   Mutator SESSIONS NAME FIRST END [SEED]
//
// The session NAME is copied for every change, from number FIRST up to END. Each change is announced
// in a line before it is tried, so that one knows which it was that ended the process, and is
// followed by "refused" and the message, or "taken".
import Foundation
import Learning
import Running

let words = CommandLine.arguments
guard words.count >= 5, let first = Int(words[3]), let end = Int(words[4]) else { exit(2) }
let seed = words.count > 5 ? UInt64(words[5]) ?? 1 : 1
let specimen = try Specimen(folder: words[1] + "/" + words[2])
let mutations = Mutations(of: specimen.body, seed: seed)
for number in first..<end {
  let mutant = mutations.mutant(number)
  say("\(number) \(mutant.account)")
  let copy = words[1] + "/" + words[2] + "-mutant"
  try specimen.copy(to: copy, with: mutant.text)
  limitTime()
  do throws(Failure) {
    try Trial(sessions: words[1], name: try SessionName(words[2] + "-mutant"))
      .attempt(from: specimen.step)
    say("taken")
  } catch {
    say("refused \(error.message)")
  }
}

func say(_ text: String) {
  FileHandle.standardOutput.write(Data((text + "\n").utf8))
}

/// Ends the process where a change takes more than 20 seconds of the processor, or ten minutes.
func limitTime() {
  var limit = itimerval()
  limit.it_value.tv_sec = 20
  setitimer(__itimer_which_t(ITIMER_PROF.rawValue), &limit, nil)
  alarm(600)
}

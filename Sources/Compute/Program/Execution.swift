/// One run of a program, held open while it lasts.
struct Execution {
  let instructions: UnsafeBufferPointer<Instruction>
  let segments: UnsafeBufferPointer<Segment>
  let tables: Tables
  let memory: Memory
  /// Numbers of scratch and tiles that every thread has for itself.
  let ownSize: Int
  /// Where the helpers have theirs, one after the other; `nil` where there are none.
  var room: Floats?

  /// All of it, on the calling thread.
  func run() {
    for segment in segments { run(segment, .whole, memory) }
  }

  /// One thread's part.
  func run(_ part: Part, _ meeting: Meeting, _ meetings: inout Int) {
    let memory = own(part)
    for segment in segments {
      if segment.needsMeeting { meeting.wait(&meetings) }
      run(segment, part, memory)
    }
    meeting.wait(&meetings)
  }

  /// The memory with a thread's own scratch and tiles: the first has those of the machine.
  private func own(_ part: Part) -> Memory {
    guard !part.isFirst, let room else { return memory }
    return memory.own(room + (part.index - 1) * ownSize)
  }

  private func run(_ segment: Segment, _ part: Part, _ memory: Memory) {
    let bands = (segment.bands + part.count - 1) / part.count
    for band in 0..<bands {
      let piece = Part(index: part.index * bands + band, count: part.count * bands)
      for index in segment.instructions { instructions[index].run(memory, tables, piece) }
    }
  }
}

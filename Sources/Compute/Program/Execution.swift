/// One run of a program, held open while it lasts.
struct Execution {
  let instructions: UnsafeBufferPointer<Instruction>
  let segments: UnsafeBufferPointer<Segment>
  let tables: Tables
  let memory: Memory
  /// Numbers of scratch and tiles that every thread has for itself.
  let ownSize: Int

  /// All of it, on the calling thread.
  func run() {
    for segment in segments { run(segment, .whole, memory) }
  }

  /// One thread's part.
  func run(_ part: Part, _ meeting: Meeting, _ meetings: inout Int) {
    let memory = memory.own(part.index * ownSize)
    for segment in segments {
      if segment.needsMeeting { meeting.wait(&meetings) }
      run(segment, part, memory)
    }
    meeting.wait(&meetings)
  }

  private func run(_ segment: Segment, _ part: Part, _ memory: Memory) {
    let bands = (segment.bands + part.count - 1) / part.count
    for band in 0..<bands {
      let piece = Part(index: part.index * bands + band, count: part.count * bands)
      for index in segment.instructions { instructions[index].run(memory, tables, piece) }
    }
  }
}

// Encoding and decoding of instructions.

import MachineImage
import Testing

@Suite struct EncodingTests {
  @Test func farConditionalJumpsGoAroundALongOne() throws {
    var builder = CodeBuilder()
    let end = builder.label()
    builder.emit(.jumpLess, x: 1, a: 1, b: 2, to: end)
    for _ in 0..<40000 { builder.emit(.kill, a: 1) }
    builder.place(end)
    builder.emit(.jumpLess, x: 1, a: 1, b: 2, to: end)
    builder.emit(.return_, a: 0)
    let (words, _, positions) = builder.finish()
    let first = try #require(DecodedInstruction(words, at: 0))
    #expect(first.op == .jumpLess && first.x == 0 && first.targets == [2])
    let second = try #require(DecodedInstruction(words, at: 1))
    #expect(second.op == .jump && second.targets == [40002])
    #expect(positions(end) == 40002)
    #expect(try #require(DecodedInstruction(words, at: 40002)).targets == [40002])
  }

  @Test func everyLayoutDecodesToWhatWasEncoded() throws {
    var builder = CodeBuilder()
    let start = builder.label()
    builder.place(start)
    builder.emit(.call, x: 5, a: 1, b: 2, c: 3, arguments: [1, 2 | 0x8000, 3, 4, 5])
    builder.emit(.callMethodKeywords, x: 1, a: 1, b: 2, c: 3, extra: [7], arguments: [9])
    builder.emit(.makeFunction, a: 4, b: 0, extra: [1 | 1 << 16 | 1 << 32 | 8 << 48, 2], arguments: [1, 2, 3])
    builder.emit(.forNext, a: 1, b: 2, to: start)
    builder.emit(.loadInt, a: 3, wide: -5)
    builder.emitSwitch(6, [start, start, start])
    let (words, _, _) = builder.finish()
    var all: [DecodedInstruction] = []
    var at = 0
    while let instruction = DecodedInstruction(words, at: at) {
      all.append(instruction)
      at = instruction.end
    }
    #expect(at == words.count)
    #expect(all.map(\.op) == [.call, .callMethodKeywords, .makeFunction, .forNext, .loadInt, .switch_])
    #expect(all[0].arguments == [1, 0x8002, 3, 4, 5])
    #expect(all[1].extra == [7] && all[1].arguments == [9])
    #expect(all[2].arguments == [1, 2, 3])
    #expect(all[3].targets == [0])
    #expect(all[4].wide == -5)
    #expect(all[5].targets == [0, 0, 0])
  }
}

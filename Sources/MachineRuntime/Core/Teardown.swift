// The end of an interpreter. Nothing of the program runs any more: finalisers, machines that are suspended and
// callbacks of weak references were the business of whoever ran the program, before. What is left is to give
// everything back: memory, descriptors, Swift objects.
//
// 1. Every object gets references that nobody ever drops, so that from here on a released reference is a subtraction
//    and no object ends, whatever the order in which values go.
// 2. The dialect takes apart what it made of Swift objects (`Dialect.stop`).
// 3. Every object's contents are released, in heap order but for a few kinds: cycles need no finding.
// 4. The pages go when the last of the interpreter, its dialect and its types is gone, because those hold values.

import Glibc

/// The memory of one interpreter: its state and its heap's pages.
final class InterpreterMemory {
  private let state: UnsafeMutablePointer<VMState>

  /// Takes over memory for a state; whoever allocated it initialises it before this goes away.
  init(_ state: UnsafeMutablePointer<VMState>) { self.state = state }

  deinit {
    state.pointee.heap.freePages()
    state.deinitialize(count: 1)
    state.deallocate()
  }

  /// Keeps memory until this thread has something else to keep, or ends. For the deinitialiser of a class whose
  /// subclasses hold values: it runs before their fields go, and those need the pages.
  static func leaveBehind(_ memory: InterpreterMemory) {
    let old = pthread_getspecific(left)
    pthread_setspecific(left, Unmanaged.passRetained(memory).toOpaque())
    if let old { Unmanaged<InterpreterMemory>.fromOpaque(old).release() }
  }

  private static let left: pthread_key_t = {
    var key = pthread_key_t()
    pthread_key_create(&key) { raw in
      if let raw { Unmanaged<InterpreterMemory>.fromOpaque(raw).release() }
    }
    return key
  }()
}

extension Interpreter {
  /// Releases what every object holds; the pages stay (see `InterpreterMemory`).
  func takeApart() {
    state.pointee.heap.isClosing = true
    state.pointee.heap.forEachObject { $0.pointee.word &+= ObjectHeader.one << 38 }
    dialect.stop(self)
    // Other objects' headers point into types; machines and frames are as large as their code says, and a frame takes
    // over what its machine holds.
    var types: [TypeInfo] = []
    release { $0 == .machine }
    state.pointee.heap.forEachObject { p in
      if p.pointee.kind == .type { types.append(p.as(TypeObject.self).pointee.info.takeUnretainedValue()) }
      if p.pointee.kind == .box { p.as(BoxObject.self).pointee.payload._withUnsafeGuaranteedRef { $0.clear() } }
    }
    withExtendedLifetime(types) {
      release { $0 != .machine && $0 != .code }
      release { $0 == .code }
    }
    weakReferences = [:]
  }

  private func release(_ isWanted: (Kind) -> Bool) {
    state.pointee.heap.forEachObject { p in
      let kind = p.pointee.kind
      if isWanted(kind) { releaseContents(p, kind, state) }
    }
  }
}

// Native stack: nested native calls (comparison callbacks, initialisers called by constructors …) use it, so programs run
// on a thread with plenty. The stack is reserved, not committed: pages cost memory when they are first touched.

import Glibc

/// Runs a body on a thread with a stack of `bytes` and waits for it; gives its result.
public func onLargeStack(bytes: Int, _ body: @escaping @Sendable () -> Int32) -> Int32 {
  final class Job {
    let body: @Sendable () -> Int32
    var result: Int32 = 0
    init(_ body: @escaping @Sendable () -> Int32) { self.body = body }
  }
  let job = Job(body)
  var attributes = pthread_attr_t()
  pthread_attr_init(&attributes)
  pthread_attr_setstacksize(&attributes, bytes)
  var thread = pthread_t()
  let context = Unmanaged.passRetained(job)
  let failed = pthread_create(
    &thread,
    &attributes,
    { raw in
      let job = Unmanaged<Job>.fromOpaque(raw!).takeUnretainedValue()
      job.result = job.body()
      return nil
    },
    context.toOpaque()
  )
  pthread_attr_destroy(&attributes)
  if failed != 0 {
    context.release()
    return body()
  }
  pthread_join(thread, nil)
  context.release()
  return job.result
}

extension Interpreter {
  /// Keeps the interpreter and everything in it until the process ends: a command that is about to exit need not take its
  /// heap apart.
  public func keepUntilExit() { _ = Unmanaged.passRetained(self) }
}

// LiveHost: one thread that works through what it is handed, in order.
// SPDX-License-Identifier: Apache-2.0

import CLinux
import Glibc

/// A queue between two threads. Waiting is done on a condition, so an idle worker costs nothing.
@safe package final class Mailbox<Item: Sendable>: @unchecked Sendable {
  private var items: [Item] = []
  private var isClosed = false
  private let lock: UnsafeMutablePointer<pthread_mutex_t>
  private let filled: UnsafeMutablePointer<pthread_cond_t>

  package init() {
    unsafe lock = .allocate(capacity: 1)
    unsafe filled = .allocate(capacity: 1)
    _ = unsafe pthread_mutex_init(lock, nil)
    _ = unsafe pthread_cond_init(filled, nil)
  }

  deinit {
    _ = unsafe pthread_cond_destroy(filled)
    _ = unsafe pthread_mutex_destroy(lock)
    unsafe filled.deallocate()
    unsafe lock.deallocate()
  }

  private func locked<Result>(_ body: () -> Result) -> Result {
    _ = unsafe pthread_mutex_lock(lock)
    defer { _ = unsafe pthread_mutex_unlock(lock) }
    return body()
  }

  package func post(_ item: Item) {
    locked { items.append(item) }
    _ = unsafe pthread_cond_signal(filled)
  }

  /// No more will come; `take` returns nil once the rest is taken.
  package func close() {
    locked { isClosed = true }
    _ = unsafe pthread_cond_broadcast(filled)
  }

  /// Waits for something and takes all there is; nil once closed and empty.
  package func take() -> [Item]? {
    locked {
      while items.isEmpty, !isClosed { _ = unsafe pthread_cond_wait(filled, lock) }
      return items.isEmpty ? nil : takeItems()
    }
  }

  /// How many wait to be taken.
  package var count: Int { locked { items.count } }

  /// Takes all there is without waiting.
  package func takeNow() -> [Item] {
    locked { takeItems() }
  }

  private func takeItems() -> [Item] {
    defer { items = [] }
    return items
  }
}

/// A thread of the system that runs one closure. The owner joins it.
package final class WorkerThread: @unchecked Sendable {
  private var handle = pthread_t()

  package init(_ body: @escaping @Sendable () -> Void) throws(SystemError) {
    let box = unsafe Unmanaged.passRetained(Box(body))
    // Signals belong to the thread that draws; a new thread inherits what is blocked here.
    var all = sigset_t()
    var before = sigset_t()
    _ = unsafe sigfillset(&all)
    _ = unsafe pthread_sigmask(SIG_SETMASK, &all, &before)
    defer { _ = unsafe pthread_sigmask(SIG_SETMASK, &before, nil) }
    let status = unsafe pthread_create(
      &handle, nil,
      { argument in
        guard let argument = unsafe argument else { return nil }
        let box = unsafe Unmanaged<Box>.fromOpaque(argument).takeRetainedValue()
        box.body()
        return nil
      }, unsafe box.toOpaque())
    guard status != 0 else { return }
    unsafe box.release()
    throw SystemError(call: "pthread_create", code: status)
  }

  /// Waits for the closure to end.
  package func join() {
    _ = pthread_join(handle, nil)
  }

  private final class Box: Sendable {
    let body: @Sendable () -> Void
    init(_ body: @escaping @Sendable () -> Void) { self.body = body }
  }
}

import Foundation

/// A line on a terminal that shows how far a run has come. On a file or a pipe it stays silent.
final class ProgressLine: @unchecked Sendable {
  // The lock guards every stored variable, which makes the unchecked promise true.
  private let lock = NSLock()
  private let total: Int
  private let isShown: Bool
  private var done = 0
  private var shown = -1

  init(total: Int) {
    self.total = total
    isShown = total > 1 && Terminal.standardError.isTerminal
  }

  func advance() {
    lock.lock()
    defer { lock.unlock() }
    done += 1
    let percent = done * 100 / max(total, 1)
    guard isShown, percent != shown else { return }
    shown = percent
    let filled = percent * 30 / 100
    let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: 30 - filled)
    Terminal.standardError.write("\r\(bar) \(done) of \(total) cases" + (done == total ? "\n" : ""))
  }
}

import Candour
import Foundation

/// Composes many cases on all cores. Each case is a set of its own: it is written as a whole or not at all.
struct ComposeRun: Sendable {
  /// Makes the files of a case, or none, with every finding.
  typealias Work =
    @Sendable (_ subject: Case, _ bytes: [UInt8]) -> (
      files: [RenderedDocument], diagnostics: [Diagnostic]
    )

  let content: Content
  private let contentDiagnostics: [Diagnostic]
  private let paths: [String]
  private let work: Work
  private let folder: OutputFolder
  /// Cases whose number an earlier case has, with the index of that case.
  private var twins: [Int: Int] = [:]

  /// What came of a run.
  struct Outcome: Sendable {
    var diagnostics: [Diagnostic]
    /// The files that were written, in the order of the cases.
    var written: [String]
  }

  /// Reads the content that the cases need. The cases are looked at first for their numbers, languages and countries:
  /// nothing else is read, and two cases with one number are found before one overwrites the other.
  ///
  /// - Parameters:
  ///   - files: The content.
  ///   - paths: The case files.
  ///   - asked: Languages that are asked for besides those of the cases.
  ///   - folder: Where the sets are written.
  ///   - work: What is made of each case with the content that was read.
  init(
    files: ContentFiles, paths: [String], languages asked: [String], folder: OutputFolder, work: (Content) -> Work
  ) {
    self.paths = paths
    self.folder = folder
    let needs = ParallelMap.results(count: paths.count) { index in
      CaseNeeds(FileManager.default.contents(atPath: paths[index]).map { Array($0) } ?? [])
    }
    var languages = Set(asked)
    var seen: [String: Int] = [:]
    for (index, need) in needs.enumerated() {
      languages.formUnion(need.languages)
      guard let identifier = need.identifier else { continue }
      if let first = seen[identifier] { twins[index] = first } else { seen[identifier] = index }
    }
    (content, contentDiagnostics) = Content.load(
      files, languages: languages, countries: Set(needs.compactMap(\.country)))
    self.work = work(content)
  }

  /// Issues the documents of the cases.
  init(files: ContentFiles, paths: [String], options: Issuer.Options, folder: OutputFolder) {
    self.init(files: files, paths: paths, languages: options.choice.languages, folder: folder) { content in
      let issuer = Issuer(content)
      return { subject, bytes in
        let result = issuer.issue(subject, caseBytes: bytes, options: options)
        return (result.files, result.diagnostics)
      }
    }
  }

  func compose() -> Outcome {
    let progress = ProgressLine(total: paths.count)
    folder.removeRemains()
    let results = ParallelMap.results(count: paths.count) { index in
      defer { progress.advance() }
      if let first = twins[index] { return twin(of: first, at: index) }
      return composeCase(paths[index])
    }
    var outcome = Outcome(diagnostics: contentDiagnostics, written: [])
    for result in results {
      outcome.diagnostics += result.diagnostics
      outcome.written += result.written
    }
    outcome.diagnostics = Array(Set(outcome.diagnostics)).sorted()
    return outcome
  }

  private func twin(of first: Int, at index: Int) -> Outcome {
    Outcome(
      diagnostics: [
        Diagnostic(
          .error, "case-number-twice", file: paths[index], summary: "The case has the same number as \(paths[first]).",
          explanation: "A number is never reused; the documents of one case would replace those of the other.",
          solutions: [.init("Correct case.id.")])
      ], written: [])
  }

  private func composeCase(_ path: String) -> Outcome {
    let bytes: [UInt8]
    do throws(InputFile.Fault) { bytes = try InputFile.bytes(path) } catch {
      return Outcome(diagnostics: [error.caseDiagnostic], written: [])
    }
    guard let dictionary = content.caseDictionary, !contentDiagnostics.containsError else {
      return Outcome(diagnostics: [], written: [])
    }
    let (subject, faults) = CaseReader.read(bytes, file: path, dictionary: dictionary)
    guard let subject else { return Outcome(diagnostics: faults, written: []) }
    let result = work(subject, bytes)
    var diagnostics = faults + result.diagnostics
    guard !diagnostics.containsError else { return Outcome(diagnostics: diagnostics, written: []) }
    do throws(OutputFolder.Fault) {
      try folder.write(result.files, into: subject.identifier)
      return Outcome(
        diagnostics: diagnostics, written: result.files.map { "\(folder.path)/\(subject.identifier)/\($0.fileName)" })
    } catch {
      diagnostics.append(
        Diagnostic(
          .error, "output-not-written", file: path, summary: error.description,
          explanation: "The documents of a case are written as a whole or not at all."))
      return Outcome(diagnostics: diagnostics, written: [])
    }
  }
}

/// Runs independent work on all cores and keeps the results in order.
enum ParallelMap {
  static func results<Result: Sendable>(count: Int, _ work: @Sendable (Int) -> Result) -> [Result] {
    guard count > 1 else { return count == 1 ? [work(0)] : [] }
    let store = Store<Result>(count: count)
    DispatchQueue.concurrentPerform(iterations: count) { store.set(work($0), at: $0) }
    return store.all
  }

  private final class Store<Result: Sendable>: @unchecked Sendable {
    // The lock guards the array, which makes the unchecked promise true.
    private let lock = NSLock()
    private var results: [Result?]

    init(count: Int) { results = Array(repeating: nil, count: count) }

    func set(_ result: Result, at index: Int) { lock.withLock { results[index] = result } }

    var all: [Result] { lock.withLock { results.compactMap { $0 } } }
  }
}

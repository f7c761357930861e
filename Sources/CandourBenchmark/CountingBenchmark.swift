import Foundation
import Readability

/// Measures all counts of one language on a text file, one block a line.
enum CountingBenchmark {
  static func run(language tag: String, path: String) throws {
    guard let language = try LanguageProfile.builtIn(tag) else { return }
    let bytes = Array(try Data(contentsOf: URL(fileURLWithPath: path)))
    let lines = bytes.split(separator: UInt8(ascii: "\n"))
    var best = Double.infinity
    var counts = TextCounts()
    for _ in 0..<7 {
      let start = DispatchTime.now().uptimeNanoseconds
      var analyser = TextAnalyser(language)
      for line in lines { line.withUnsafeBufferPointer { analyser.add($0) } }
      counts = analyser.finish().counts
      best = min(best, Double(DispatchTime.now().uptimeNanoseconds - start) / 1e9)
    }
    let speed = Double(bytes.count) / best / 1e6
    print(
      "Readability, \(tag): \(bytes.count) bytes, \(counts.words) words, \(counts.types) types, "
        + "\(counts.sentences) sentences, \(counts.syllables) syllables: "
        + String(format: "%.1f MB/s (target 50)", speed))
  }
}

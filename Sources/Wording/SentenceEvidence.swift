/// What is known of a sentence before weights are applied.
package struct SentenceEvidence: Sendable, Hashable {
  /// What the network is told; ``WordingRules/featureNames`` has the names.
  package let features: [Int]
  /// In what order the meanings stand; ``WordingRules/orderFeatureNames`` has the names.
  package let orderFeatures: [Int]
  /// What its words say by themselves, in hundredths of a logit.
  package let words: Int
  /// What all add up to with the weights of today, in tenths of a logit.
  package let sum: Int
}

extension WordingRules {
  /// The name of each feature in `Templates/forbidden-wording.yml`.
  package var featureNames: [String] {
    let frames = frames.map(\.identifier)
    return evidence.rows.indices.map { evidence.name(of: $0, meanings: meaningNames, frames: frames) }
  }

  /// The name of each feature in `Templates/wording-order.yml`.
  package var orderFeatureNames: [String] {
    let features = OrderFeatures(meanings: meanings.count)
    return (0..<features.count).map { features.name(of: $0, meanings: meaningNames) }
  }
}

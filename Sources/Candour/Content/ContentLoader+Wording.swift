internal import Wording
internal import YAML

/// Reads what no document may say.
extension ContentLoader {
  mutating func loadWordingRules() -> WordingRules? {
    let (path, orderPath) = ("Templates/forbidden-wording.yml", "Templates/wording-order.yml")
    if let compiled = files.compiledWording(of: path) {
      hasBuiltInRules = true
      var rules = WordingRules(compiled: compiled)
      if let order = files.compiledWording(of: orderPath) { rules.order = WordingOrder(compiled: order) }
      return rules
    }
    guard let root = readYAML(path)?.root else { return nil }
    var (rules, faults) = WordingRulesParser.rules(root)
    report(faults, path)
    if let root = readYAML(orderPath, isOptional: true)?.root {
      (rules.order, faults) = WordingOrderParser.order(root, rules: rules)
      report(faults, orderPath)
    }
    return rules
  }

  /// The words of a language for the rules of wording.
  mutating func loadWording(_ folder: String) -> WordingLanguage? {
    guard let rules = wordingRules else { return nil }
    let path = "Locales/\(folder)/forbidden-wording.yml"
    let weights = loadWordWeights(folder)
    // The numbers of meanings are those of the rules, so both must be the ones of the build.
    if hasBuiltInRules, let compiled = files.compiledWording(of: path) {
      var language = WordingLanguage(compiled: compiled)
      language.weights = weights
      return language
    }
    guard let root = readWords(path, isOptional: false, waiting: .error)?.root else { return nil }
    var (language, faults) = WordingLanguageParser.language(root, rules: rules)
    report(faults, path)
    language.weights = weights
    return language
  }

  /// What the words of a language say beyond their meanings; nothing in a language without such a file.
  private mutating func loadWordWeights(_ folder: String) -> WordWeights {
    let path = "Locales/\(folder)/word-weights.yml"
    if let compiled = files.compiledWording(of: path) { return WordWeights(compiled: compiled) }
    guard let root = readYAML(path, isOptional: true)?.root else { return WordWeights() }
    let (weights, faults) = WordWeightsParser.weights(root)
    report(faults, path)
    return weights
  }

  private mutating func report(_ faults: [WordingFault], _ path: String) {
    for fault in faults {
      report(.error, "wording-rules", files.displayName(of: path), fault.range, fault.summary, fault.explanation)
    }
  }
}

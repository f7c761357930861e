import Readability

guard let german = try LanguageProfile.builtIn("de") else { fatalError("no German") }
let analysis = TextAnalysis(of: ["Die Zellen sind anders als geplant. Fragen Sie uns."], in: german)
for score in german.scores(for: analysis) { print(score.formula.name, score.value, score.formula.status) }

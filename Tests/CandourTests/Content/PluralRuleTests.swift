import Testing

@testable import Candour

/// Conditions and sample numbers of Unicode CLDR (plurals.xml).
@Suite struct PluralRuleTests {
  @Test(arguments: [
    ("n = 1", [1], [0, 2, 11, 101]),
    ("n = 0..1", [0, 1], [2, 10, 11]),
    ("i = 0,1", [0, 1], [2]),
    ("n % 10 = 2..4 and n % 100 != 12..14", [2, 3, 4, 22, 24, 102], [1, 5, 12, 13, 14, 112]),
    ("n != 1 and n % 10 = 0..1 or n % 10 = 5..9 or n % 100 = 12..14", [0, 5, 10, 11, 12, 14, 25, 100], [1, 2, 22]),
    ("n % 10 = 1 and n % 100 != 11", [1, 21, 101], [0, 11, 111]),
    ("n % 100 = 3..10", [3, 10, 103, 110], [2, 11, 102]),
    ("n % 100 = 11..99", [11, 99, 111], [10, 100, 102]),
    ("n % 100 = 1 or n = 0 or n % 100 = 2..19", [0, 1, 2, 19, 101, 119], [20, 100]),
    ("n = 3,13", [3, 13], [4]),
    ("n = 1..4,7,9..10", [1, 4, 7, 9, 10], [0, 5, 8, 11]),
  ]) func holdForTheNumbersOfUnicode(condition: String, members: [Int], others: [Int]) throws {
    let rule = try #require(PluralRule(condition))
    #expect(members.filter { !rule.holds(for: $0) } == [])
    #expect(others.filter { rule.holds(for: $0) } == [])
  }

  @Test(arguments: [
    "", " ", "n", "n =", "= 1", "x = 1", "n % = 1", "n % 0 = 1", "n % -1 = 1", "n == 1", "n < 2", "n = 4..2", "n = a",
    "or", "n = 1 2 3 x", "n = ..", "n = 1...3.5", "v = 0", "n % 10 2..4",
    "n = 99999999999999999999", "n = 1 2", "n = 1..x", "n = 1.5", "n = 1...5", "n = 0,", "n = ,1", "n = -1", "n = +1",
    "n % +10 = 1", "n = 1.. 2 3",
  ]) func areRefusedWhenTheyAreNone(condition: String) {
    #expect(PluralRule(condition) == nil, "\(condition)")
  }

  @Test(arguments: [
    ("n = 1", true), ("n = 0 .. 1 , 5", true), ("n != 0 and n % 1000000 = 0", true), ("n = 250", true),
    ("n % 1000 = 111 and n != 111", true), ("n = 1 and n = 2", false), ("n % 10 = 12", false),
    ("n != 0..9 and n = 5", false),
    ("n % 10 = 1 and n % 1000 = 0", false),
  ]) func knowWhetherSomeNumberFulfilsThem(condition: String, isSome: Bool) throws {
    #expect(try #require(PluralRule(condition)).holdsForSome == isSome)
  }

  @Test(arguments: ["n = 1 and", "and n = 1", "n = 1 or", "n = 1 or or n = 2", "n = 1 and and n = 2"])
  func areRefusedWhenAPartIsMissing(condition: String) {
    #expect(PluralRule(condition) == nil)
  }
}

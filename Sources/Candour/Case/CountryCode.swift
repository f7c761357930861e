/// The codes of countries (ISO 3166-1 alpha-2, officially assigned; read in the list of the iso-codes project,
/// 2026-11-23).
///
/// A company can sit in any country of the world, so that a code which no country has is a slip: the letter would name
/// a wrong country, or none. `EL` and `UK`, which the European Union writes for Greece and the United Kingdom, are not
/// among them: the case file has one way to write a country.
enum CountryCode {
  /// Whether some country has this code.
  static func isAssigned(_ code: String) -> Bool { assigned.contains(code) }

  /// The code of a country that is written otherwise by habit; nil without one.
  static func usual(for code: String) -> String? {
    let capitals = code.uppercased()
    return isAssigned(capitals) ? capitals : ofTheUnion[capitals]
  }

  /// The codes that the European Union writes otherwise than the standard does.
  private static let ofTheUnion = ["EL": "GR", "UK": "GB"]

  private static let assigned = Set(
    """
    AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC
    CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD
    GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH
    KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW
    MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC
    SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY
    UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW
    """.split(whereSeparator: \.isWhitespace).map(String.init))
}

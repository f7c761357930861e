import Testing

@testable import Candour

@Suite struct PrivacyScannerTests {
  private let scanner = PrivacyScanner(CaseTestContent.dictionary.personalData)

  // Numbers that satisfy python-stdnum 2.2, made with its validators from random digits; HU, LU by hand.
  @Test(arguments: [
    ("DE", "14329185102"), ("DE", "14 329 185 102"), ("FR", "298017510189825"),
    ("FR", "2 98 01 75 101 898 25"),
    ("BE", "85.07.30-033.28"), ("BE", "85073003328"), ("ES", "94747591B"), ("ES", "Y4548008W"),
    ("IT", "CFDVRG57C01H340S"),
    ("PL", "98052305167"), ("SE", "980620-3726"), ("SE", "19980620-3726"), ("NO", "28118733241"),
    ("DK", "140659-8660"),
    ("FI", "170496-893S"), ("BG", "9709286155"), ("CZ", "711102/1742"), ("EE", "35404271647"),
    ("EE", "48701241551"),
    ("LV", "130699-15413"), ("RO", "1610811120427"), ("SI", "2201971509590"), ("GR", "04079044717"),
    ("IE", "5367475R"),
    ("IE", "5104811UA"), ("AT", "9645 080790"), ("IS", "120253-1829"), ("LI", "756.8306.3689.01"),
  ]) func findsNumbersOfPersonsWhereverTheyStand(country: String, number: String) {
    let found = scanner.findings(in: "Sample taken, no. \(number), see file.", field: trail("risk.hazard"))
    #expect(countries(found) == [country])
  }

  @Test(arguments: [
    ("NL", "474783650"), ("HR", "33392005961"), ("PT", "291594301"), ("HU", "123 456 788"),
    ("DK", "1406598660"),
  ]) func findsCommonFormsOnlyBesideAWordThatSaysSo(country: String, number: String) {
    // Forms of nine digits are shared by several countries, so the name may be that of another.
    #expect(
      countries(scanner.findings(in: "Patient \(number)", field: trail("risk.hazard"))).count == 1,
      "\(country)")
    #expect(countries(scanner.findings(in: number, field: trail("patient.pseudonym"))).count == 1)
    #expect(scanner.findings(in: "Logger \(number)", field: trail("batch.shipment")).isEmpty)
  }

  @Test(arguments: [
    "14329185103", "298017510189826", "94747591C", "98052305168", "28118733242", "170496-893T", "5367475S",
  ])
  func passesNumbersWhoseCheckDigitIsWrong(number: String) {
    #expect(scanner.findings(in: "Sample taken, no. \(number).", field: trail("risk.hazard")).isEmpty)
  }

  @Test(arguments: [
    "born 3 May 1961", "geboren am 3. Mai 1961", "geb. 03.05.1961", "né le 03/05/1961", "Née le 3 mai 1961",
    "DOB 1961-05-03",
    "date of birth: 03-05-61", "nata il 3 maggio 1961", "γεννήθηκε στις 3/5/1961", "роден на 03.05.1961 г.",
    "ur. 3.05.1961",
    "født 3.5.1961", "*03.05.1961, date of birth",
  ]) func findsDatesOfBirth(text: String) {
    #expect(scanner.findings(in: text, field: trail("risk.hazard")) == [.birthDate])
  }

  @Test(arguments: [
    ("Erika Muster", PersonalDataKind.personName), ("Muster, Erika", .personName),
    ("Ευρυδίκη Παπά", .personName), ("E.M.", .initials),
    ("E. M.", .initials), ("EM", .initials), ("emx", .initials), ("MUS-1961-05-03", .dateInCode),
    ("MUS-03.05.1961", .dateInCode),
    ("MUS19610503", .dateInCode), ("03051961", .dateInCode),
  ]) func findsWhatMakesAPatientCodeAPerson(code: String, kind: PersonalDataKind) {
    #expect(scanner.findings(in: code, field: trail("patient.pseudonym")).contains(kind))
  }

  @Test(arguments: [
    "MUS-031", "BXL-207", "P-000123", "site 4, patient 17", "A7", "COI-7731-031", "2026-0417",
  ])
  func passesCodesOfASite(code: String) {
    #expect(scanner.findings(in: code, field: trail("patient.pseudonym")).isEmpty)
  }

  @Test(arguments: [
    "Patient Mr Muster agrees.", "Patientin Frau Müller", "patiente : Mme Durand", "Ο ασθενής κ. Παπάς",
  ])
  func findsNamesAfterATitleBesideThePatient(text: String) {
    #expect(scanner.findings(in: text, field: trail("risk.hazard")) == [.personName])
  }

  @Test(arguments: [
    "Patient: erika@muster.example", "the patient's phone is +49 171 000 0000", "patient, tel. 0171 0000000",
  ])
  func findsContactsOfThePatient(text: String) {
    #expect(scanner.findings(in: text, field: trail("risk.hazard")) == [.patientContact])
  }

  @Test(arguments: [
    "The patient is progressing. Contact: Dr A. Beispiel, +49 000 000 000.",
    "Ph. Eur. 2.7.29, tested on 5 May 2026",
    "NATO stock 4240-14-123", "own register up to 31 March 2026",
    "14 patients, 11 with outcome (2019 to 2025)",
    "Example et al. 2024: 21 patients, viability 61 to 79 %", "version 2 of 2026-05-06",
    "oos@examplia.example, +353 00 000 0000",
    "Shipper EX-S-118, logger 20260428-7731", "IE-MIA-0003", "newborn screening", "EU/1/99/0001/001",
    "+49 30 1234567890",
    "Patient Herr", "79000 cells/cm2 and 316000 cells/cm2",
  ]) func passesWordsOfACase(text: String) {
    #expect(scanner.findings(in: text, field: trail("risk.hazard")).isEmpty)
  }

  @Test func passesPhonesOfTheHospitalForPatients() {
    #expect(scanner.findings(in: "Patient line +49 000 000 000", field: trail("site.team24h")).isEmpty)
  }

  @Test func namesTheFieldAndNeverTheValue() throws {
    let text = CaseTestContent.example("sc-01-importer-germany").patched(
      "de: Das Lymphom schreitet unter der Überbrückungstherapie fort.", "de: Steuer-ID 14329185102")
    let fault = try #require(CaseTestContent.read(text).diagnostics.first)
    #expect(fault.identifier == "case-personal-data")
    #expect(fault.summary == "“risk.hazard.de” seems to hold a number of a person (Steuer-ID, DE).")
    #expect(fault.privateDetail == nil)
  }

  @Test func coversEveryCountryOfTheEEA() {
    // Slovakia uses the Czech form, Lithuania the Estonian one as well as its own.
    let covered = Set(CaseTestContent.dictionary.personalData.nationalNumbers.map(\.country))
    #expect(CaseTestContent.countries.subtracting(covered) == ["SK"])
  }

  private func trail(_ path: String) -> FieldTrail {
    FieldTrail(steps: path.split(separator: ".").map { .key(String($0)) })
  }

  private func countries(_ found: [PersonalDataKind]) -> [String] {
    found.compactMap { if case .nationalNumber(_, let country) = $0 { country } else { nil } }
  }
}

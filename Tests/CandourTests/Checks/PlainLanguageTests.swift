import SourceText
import TestSupport
import Testing

@testable import Candour

/// The checks of plain language on texts of others, in several scripts: what must be found, where, and what must pass.
@Suite struct PlainLanguageTests {
  private func expectFound(
    _ identifier: String, _ language: String, _ text: String, _ kind: DocumentKind = .patientInformation,
    reader: Reader? = nil, sourceLocation: Testing.SourceLocation = #_sourceLocation
  ) {
    let marked = MarkedText(text)
    let foreign = ForeignText(
      kind: kind, language: language, country: "BE", reader: reader, trigger: .before, file: "text.md")
    let found = foreign.diagnostics(marked.bytes, content: SampleContent.all).filter { $0.identifier == identifier }
    #expect(found.map(\.range) == marked.ranges, "\(identifier) in \(text)", sourceLocation: sourceLocation)
    #expect(found.allSatisfy { $0.severity == .warning && !$0.summary.isEmpty && !$0.solutions.isEmpty })
  }

  // MARK: - Signs

  @Test(arguments: [
    ("en", "Living cells: ⟦≥⟧ 80 in 100."), ("de", "Fürs Überleben: ⟦≤⟧ 5 Keime, ⟦±⟧ 1."),
    ("fr", "La dose était de 250 ⟦× 10⁶⟧ cellules."), ("nl", "De dosis was 2,5 ⟦x10^6⟧ cellen."),
    ("el", "Ζωντανά κύτταρα ⟦<⟧ 80 στα 100."), ("bg", "Живите клетки са ⟦>=⟧ 80 от 100."),
    ("mt", "Iċ-ċelloli ħajjin kienu ⟦<⟧ 80 minn 100."), ("en", "A dose of 2 ⟦×\u{A0}10⁶⟧ cells, **⟦10⁶⟧** more."),
    ("en", "At least 80 in 100 cells, 2 × 5 bags, 110 days."), ("el", "Τουλάχιστον 80 στα 100 κύτταρα."),
    ("bg", "Поне 80 от 100 клетки."), ("mt", "Mill-inqas 80 minn 100 ċellola."), ("de", "Mindestens 80 von 100."),
    ("fr", "Au moins 80 sur 100."), ("nl", "Ten minste 80 van de 100."),
  ]) func signsAreFound(language: String, text: String) { expectFound("symbol-unexplained", language, text) }

  @Test func signsMayStandInALetter() { expectFound("symbol-unexplained", "en", "Limit: ≥ 80.", .physicianLetter) }

  // MARK: - Percentages

  @Test(arguments: [
    ("en", "A fever came in ⟦20 %⟧ of people."), ("en", "In 2026, ⟦20 per cent⟧ had a fever in 5 weeks."),
    ("de", "Fieber hatten ⟦20\u{A0}%⟧. Es waren 9 von 100."), ("fr", "La fièvre touchait ⟦20 pour cent⟧ des patients."),
    ("nl", "Koorts kwam voor bij ⟦20 procent⟧."), ("el", "Πυρετό είχε το ⟦20 %⟧ των ασθενών."),
    ("bg", "Температура имаха ⟦20 процента⟧ от хората."), ("mt", "Id-deni kien f’⟦20 fil-mija⟧ tan-nies."),
    ("en", "A fever came in 20 %, that is 20 in 100 people."), ("en", "20% (4 of 20 people) had a fever."),
    ("de", "Fieber hatten 20 %, also 20 von 100 Menschen."), ("fr", "Soit 20 %, c’est-à-dire 20 sur 100 patients."),
    ("nl", "Dat is 20 %, dus 20 van de 100 mensen."), ("el", "Το 20 %, δηλαδή 20 στους 100 ασθενείς."),
    ("bg", "Това са 20 %, тоест 20 от 100 души."), ("mt", "20 %, jiġifieri 20 minn 100 persuna."),
  ]) func percentagesWithoutACountAreFound(language: String, text: String) {
    expectFound("percentage-without-count", language, text)
  }

  @Test(arguments: [
    ("en", "Of people, 20 in 100 had a fever (20 %)."),
    ("en", "A fever: 20 people in a hundred (20 %)."),
    ("en", "A fever: 20 people out of every 100 (20 %)."),
    ("en", "A fever: 20 out of one hundred people (20 %)."),
    ("de", "Fieber hatten 20 von 100 Menschen (20 %)."),
    ("de", "Fieber hatten 20 von hundert Menschen (20 %)."),
    ("fr", "La fièvre est survenue chez 20 personnes sur 100 (20 %)."),
    ("fr", "La fièvre est survenue chez 20 personnes sur cent (20 %)."),
    ("nl", "Koorts kwam voor bij 20 van de 100 mensen (20 %)."),
    ("nl", "Koorts kwam voor bij 20 van de honderd mensen (20 %)."),
    ("es", "Tuvieron fiebre 20 de cada 100 personas (20 %)."),
    ("es", "Tuvieron fiebre 20 de cada cien personas (20 %)."),
    ("it", "Hanno avuto febbre 20 persone su 100 (20 %)."),
    ("it", "Hanno avuto febbre 20 persone su cento (20 %)."),
    ("pt", "Tiveram febre 20 em cada 100 pessoas (20 %)."),
    ("pt", "Tiveram febre 20 em cada cem pessoas (20 %)."),
    ("da", "20 ud af 100 fik feber (20 %)."),
    ("da", "20 ud af hundrede fik feber (20 %)."),
    ("sv", "20 av 100 personer fick feber (20 %)."),
    ("sv", "20 av hundra personer fick feber (20 %)."),
    ("nb", "20 av 100 personer fikk feber (20 %)."),
    ("nb", "20 av hundre personer fikk feber (20 %)."),
    ("is", "20 af hverjum 100 fengu hita (20 %)."),
    ("is", "20 af hverjum hundrað fengu hita (20 %)."),
    ("fi", "Kuumetta oli 20 ihmisellä 100:sta (20 %)."),
    ("fi", "Kuumetta oli 20 sadasta (20 %)."),
    ("fi", "100 ihmisestä 20 sai kuumetta (20 %)."),
    ("fi", "Kuumetta oli 20 ihmisellä sadasta (20 %)."),
    ("et", "Palavik tekkis 20 inimesel 100-st (20 %)."),
    ("et", "Palavik tekkis 20 inimesel sajast (20 %)."),
    ("et", "100 inimesest 20 tekkis palavik (20 %)."),
    ("et", "Palavik tekkis 20-l 100-st (20 %)."),
    ("hu", "100 emberből 20 lett lázas (20 %)."),
    ("hu", "Százból 20 ember lett lázas (20 %)."),
    ("hu", "100-ból 20 ember lett lázas (20 %)."),
    ("hu", "100 ember közül 20 lett lázas (20 %)."),
    ("lv", "Drudzis bija 20 no 100 cilvēkiem (20 %)."),
    ("lv", "Drudzis bija 20 no simta (20 %)."),
    ("lt", "Karščiavo 20 iš 100 žmonių (20 %)."),
    ("lt", "Karščiavo 20 iš šimto žmonių (20 %)."),
    ("pl", "Gorączkę miało 20 na 100 osób (20 %)."),
    ("pl", "Gorączkę miało 20 osób na sto (20 %)."),
    ("cs", "Horečku mělo 20 ze 100 lidí (20 %)."),
    ("cs", "Horečku mělo 20 lidí ze sta (20 %)."),
    ("sk", "Horúčku malo 20 zo 100 ľudí (20 %)."),
    ("sk", "Horúčku malo 20 ľudí zo sto (20 %)."),
    ("sl", "Vročino je imelo 20 od 100 ljudi (20 %)."),
    ("sl", "Vročino je imelo 20 ljudi od sto (20 %)."),
    ("hr", "Vrućicu je imalo 20 od 100 osoba (20 %)."),
    ("hr", "Vrućicu je imalo 20 osoba od sto (20 %)."),
    ("bg", "Температура имаха 20 от 100 души (20 %)."),
    ("bg", "Температура имаха 20 от сто души (20 %)."),
    ("ro", "Au avut febră 20 din 100 de persoane (20 %)."),
    ("ro", "Au avut febră 20 de persoane din o sută (20 %)."),
    ("el", "Πυρετό είχαν 20 στους 100 ασθενείς (20 %)."),
    ("el", "Πυρετό είχαν 20 στους εκατό ασθενείς (20 %)."),
    ("mt", "Id-deni kien f’20 minn 100 persuna (20 %)."),
    ("mt", "Id-deni kien f’20 minn mija (20 %)."),
    ("ga", "Bhí fiabhras ar 20 as 100 duine (20 %)."),
    ("ga", "Bhí fiabhras ar 20 as céad duine (20 %)."),
  ]) func percentagesWithACountBesideThemPassInEveryLanguage(language: String, text: String) {
    expectFound("percentage-without-count", language, text)
  }

  @Test(arguments: [
    ("fi", "Kuume nousi ⟦20 %⟧:lla potilaista."), ("fi", "Kuumetta oli ⟦20 %⟧ potilaista, 2026:sta alkaen."),
    ("hu", "A betegek ⟦20 %⟧-a lett lázas."), ("et", "Palavik tekkis ⟦20 %⟧ patsientidest."),
    ("it", "Febbre nel ⟦20 per cento⟧ dei casi."), ("en", "A fever: ⟦20 %⟧, one in a hundred days."),
  ]) func anEndingOrAWordAloneIsNoCount(language: String, text: String) {
    expectFound("percentage-without-count", language, text)
  }

  /// “In 20 people” does not say of how many, in any language.
  @Test(arguments: [
    ("en", "A fever came in 20 people (⟦20 %⟧)."),
    ("de", "Fieber gab es unter 20 Menschen (⟦20 %⟧)."),
    ("fr", "La fièvre est survenue chez plus de 20 personnes (⟦20 %⟧)."),
    ("nl", "Van 20 mensen is bekend dat zij koorts hadden (⟦20 %⟧)."),
    ("es", "La fiebre apareció en más de 20 personas (⟦20 %⟧)."),
    ("it", "La febbre è comparsa in più di 20 persone (⟦20 %⟧)."),
    ("pt", "A febre surgiu em 20 pessoas (⟦20 %⟧)."),
    ("da", "Feber kom blandt 20 personer (⟦20 %⟧)."),
    ("sv", "Feber kom bland 20 personer (⟦20 %⟧)."),
    ("nb", "Feber kom blant 20 personer (⟦20 %⟧)."),
    ("is", "Hiti kom fram meðal 20 manns (⟦20 %⟧)."),
    ("fi", "Kuumetta oli kaikkiaan 20 ihmisellä (⟦20 %⟧)."),
    ("et", "Palavik tekkis 20 inimesel (⟦20 %⟧)."),
    ("hu", "Összesen 20 ember lett lázas (⟦20 %⟧)."),
    ("lv", "Drudzis bija starp 20 cilvēkiem (⟦20 %⟧)."),
    ("lt", "Karščiavimas pasireiškė tarp 20 žmonių (⟦20 %⟧)."),
    ("pl", "Gorączka wystąpiła u 20 osób (⟦20 %⟧)."),
    ("cs", "Horečka se objevila u 20 lidí (⟦20 %⟧)."),
    ("sk", "Horúčka sa objavila u 20 ľudí (⟦20 %⟧)."),
    ("sl", "Vročina se je pojavila med 20 ljudmi (⟦20 %⟧)."),
    ("hr", "Vrućica se javila u 20 osoba (⟦20 %⟧)."),
    ("bg", "Температура имаха при 20 души (⟦20 %⟧)."),
    ("ro", "Febra a apărut la 20 de persoane (⟦20 %⟧)."),
    ("el", "Πυρετός εμφανίστηκε σε 20 άτομα (⟦20 %⟧)."),
    ("mt", "Id-deni kien f’20 persuna (⟦20 %⟧)."),
    ("ga", "Bhí fiabhras i measc 20 duine (⟦20 %⟧)."),
  ]) func aNumberOfPeopleAloneIsNoCount(language: String, text: String) {
    expectFound("percentage-without-count", language, text)
  }

  @Test(arguments: [
    ("en", "A fever came in 1 in 5 people (20 %)."),
    ("de", "Von 5 Menschen hatte einer Fieber (20 %)."),
    ("fr", "La fièvre est survenue chez une personne sur 5 (20 %)."),
    ("nl", "Koorts kwam voor bij één op de 5 mensen (20 %)."),
    ("es", "Tuvo fiebre una de cada 5 personas (20 %)."),
    ("it", "Ha avuto febbre una persona su 5 (20 %)."),
    ("pt", "Teve febre uma em cada 5 pessoas (20 %)."),
    ("da", "En ud af 5 fik feber (20 %)."),
    ("sv", "En av 5 fick feber (20 %)."),
    ("nb", "Én av 5 fikk feber (20 %)."),
    ("is", "Einn af hverjum 5 fékk hita (20 %)."),
    ("fi", "Kuumetta oli yhdellä 5:stä (20 %)."),
    ("et", "Palavik tekkis ühel 5-st (20 %)."),
    ("hu", "5 ember közül 1 lett lázas (20 %)."),
    ("lv", "Drudzis bija vienam no 5 cilvēkiem (20 %)."),
    ("lt", "Karščiavo vienas iš 5 žmonių (20 %)."),
    ("pl", "Gorączkę miała jedna na 5 osób (20 %)."),
    ("cs", "Horečku měl jeden z 5 lidí (20 %)."),
    ("sk", "Horúčku mal jeden z 5 ľudí (20 %)."),
    ("sl", "Vročino je imel eden od 5 ljudi (20 %)."),
    ("hr", "Vrućicu je imala jedna od 5 osoba (20 %)."),
    ("bg", "Температура имаше един от 5 души (20 %)."),
    ("ro", "A avut febră una din 5 persoane (20 %)."),
    ("el", "Πυρετό είχε ένας στους 5 ασθενείς (20 %)."),
    ("mt", "Id-deni kien f’persuna waħda minn kull 5 (20 %)."),
    ("ga", "Bhí fiabhras ar dhuine amháin as 5 (20 %)."),
  ]) func aPartMayBeOneOfTheWhole(language: String, text: String) {
    expectFound("percentage-without-count", language, text)
  }

  @Test(arguments: [
    ("en", "A fever came in 2 out of 10 people (20 %)."),
    ("en", "20 of 100 people (20 %) had a fever."),
    ("en", "Of 13 people treated, 9 got better (69 %)."),
    ("en", "Of 13 people, in 9 the fever went (69 %)."),
    ("en", "None of 13 people had a fever (0 %)."),
    ("en", "20 % of 13 people had a fever."),
    ("en", "In 1 000 people, 200 had a fever (20 %)."),
    ("cs", "Ze 13 lidí se u 9 objevila horečka (69 %)."),
    ("el", "Από τους 13 ασθενείς, στους 9 εμφανίστηκε πυρετός (69 %)."),
    ("ro", "Din 13 persoane, la 9 a apărut febră (69 %)."),
    ("en", "One in a hundred people (1 %) had it."),
  ]) func aPartMayStandBeforeOrBehindItsWhole(language: String, text: String) {
    expectFound("percentage-without-count", language, text)
  }

  @Test(arguments: [
    ("en", "In 20 people there was a fever, in 13 a rash (⟦13 %⟧)."),
    ("en", "A fever came in 20 people in 3 hospitals (⟦20 %⟧)."),
    ("en", "In 20 people a fever came (⟦20,5 %⟧)."),
    ("en", "In 1 000 people a fever came (⟦20 %⟧)."),
    ("en", "A fever came in 20 people (⟦20 %⟧)"),
    ("en", "It came in a hundred people (⟦1 %⟧)."),
    ("en", "A fever came in 20 people in 2026 (⟦20 %⟧)."),
    ("hu", "A betegek közül 20 lett lázas (⟦20 %⟧)."),
    ("fi", "Joka 5. ihminen sai kuumetta (⟦20 %⟧)."),
  ]) func twoWholesOrANumberInPiecesAreNoCount(language: String, text: String) {
    expectFound("percentage-without-count", language, text)
  }

  // MARK: - Abbreviations and capitals

  @Test(arguments: [
    ("en", "This is an ⟦OOS⟧ batch. The OOS batch."), ("de", "Über die ⟦MAH⟧ und den ⟦QP⟧."),
    ("fr", "L’⟦ATMP⟧ est prêt."), ("nl", "De ⟦GMP⟧-regels."), ("el", "Η παρτίδα είναι ⟦ΕΠΠ⟧."),
    ("bg", "Партидата е ⟦ИСП⟧."), ("mt", "Il-lott huwa ⟦ĠOS⟧."), ("en", "You do ⟦NOT⟧ have to."),
    ("en", "The batch is out of specification (OOS). An OOS batch."), ("en", "The EMA (the European agency). The EMA."),
    ("de", "Außerhalb der Grenzen (OOS). Die EU, DNA."), ("fr", "L’agence (EMA) et l’UE."),
    ("nl", "Het bureau (EMA) in deel III."), ("el", "Η υπηρεσία (ΕΟΦ), η ΕΕ."), ("bg", "Агенцията (ИАЛ) в ЕС."),
    ("mt", "L-aġenzija (EMA) fl-UE."), ("en", "Batch AB-1234, OOS-2026-0417, CARVYKTI®, EU/1/20/1492."),
    ("en", "Write to INFO@EXAMPLE.ORG."),
  ]) func abbreviationsAreFound(language: String, text: String) {
    expectFound("abbreviation-unexplained", language, text)
  }

  @Test(arguments: [
    ("en", "⟦CALL YOUR DOCTOR AT ONCE⟧."), ("de", "Für alle: ⟦RUFEN SIE SOFORT AN⟧!"),
    ("fr", "⟦APPELEZ VOTRE MÉDECIN ICI⟧."),
    ("nl", "⟦BEL NU UW ARTS⟧."), ("el", "⟦ΚΑΛΕΣΤΕ ΑΜΕΣΩΣ ΤΟΝ ΓΙΑΤΡΟ⟧."), ("bg", "⟦ОБАДЕТЕ СЕ ВЕДНАГА СЕГА⟧."),
    ("mt", "⟦ĊEMPEL LIT TABIB ISSA⟧."), ("en", "⟦*Call us. Ask us. Write to us.*⟧"), ("en", "*Call us at once.* Ask."),
    ("en", "Call YOUR DOCTOR NOW and rest."), ("el", "Καλέστε ΤΟΝ ΓΙΑΤΡΟ τώρα."), ("bg", "Обадете СЕ СЕГА на лекар."),
    ("mt", "Ċempel LIT TABIB issa."), ("de", "Rufen SIE JETZT an."), ("fr", "Appelez VOTRE MÉDECIN ici."),
    ("nl", "Bel UW ARTS nu."),
  ]) func runsOfCapitalsAndItalicsAreFound(language: String, text: String) {
    let marked = text.replacing("⟦*", with: "*⟦").replacing("*⟧", with: "⟧*")
    expectFound("capitals-run", language, marked)
  }

  // MARK: - Degrees

  @Test(arguments: [
    ("en", "The viability is ⟦slightly⟧ low."), ("de", "Die Vitalität ist ⟦geringfügig⟧ erniedrigt, seit 2026."),
    ("fr", "La viabilité est ⟦légèrement⟧ basse."), ("nl", "De waarde is ⟦enigszins⟧ laag."),
    ("el", "Η τιμή είναι ⟦ελαφρώς⟧ χαμηλή."), ("bg", "Стойността е ⟦леко⟧ ниска."),
    ("mt", "Il-valur huwa ⟦kemxejn⟧ baxx."),
    ("en", "The viability is slightly low (78 %)."), ("de", "Sie liegt geringfügig darunter: 78 %. Leichter."),
    ("fr", "Elle est légèrement basse : 78 %."), ("nl", "De waarde is enigszins laag: 78 %."),
    ("el", "Η τιμή είναι ελαφρώς χαμηλή: 78 %."), ("bg", "Стойността е леко ниска: 78 %."),
    ("mt", "Il-valur huwa kemxejn baxx: 78 %."),
  ]) func degreesWithoutANumberAreFound(language: String, text: String) {
    let text = text.replacing(" Leichter.", with: "")
    expectFound("degree-without-number", language, text, .physicianLetter)
    expectFound("degree-without-number", language, MarkedText(text).text)
  }

  // MARK: - Address

  @Test(arguments: [
    ("de", "Bitte fragen Sie Ihren Arzt. Wenn Sie fragen, kannst ⟦du⟧ anrufen."),
    ("de", "Bitte fragen Sie. Sie hilft."),
    ("fr", "Demandez à votre médecin. Vous pouvez dire non. ⟦Tu⟧ peux appeler."),
    ("fr", "Vous pouvez dire non à votre médecin."),
    ("nl", "U kunt nee zeggen. Vraag uw arts. ⟦Je⟧ mag bellen."), ("nl", "U kunt nee zeggen. Vraag uw arts."),
    ("el", "Ρωτήστε τον γιατρό σας. Εσείς αποφασίζετε. ⟦Εσύ⟧ λες όχι."), ("el", "Ρωτήστε τον γιατρό σας."),
    ("bg", "Попитайте вашия лекар. Вие решавате. Това е ⟦твой⟧ избор."), ("bg", "Вие решавате. Попитайте вашия лекар."),
    ("en", "You can ask ⟦your child⟧’s doctor."), ("mt", "Staqsi lit-tabib tiegħek."),
    ("en", "You can ask your doctor."),
    ("mt", "Staqsi lit-tabib ta’ ⟦ibnek⟧."),
  ]) func mixedAddressIsFound(language: String, text: String) { expectFound("address-mixed", language, text) }

  @Test func aParentIsNotSpokenToAsAPatient() {
    expectFound("address-mixed", "en", "It was made from ⟦your own cells⟧.", reader: .parentOrGuardian)
    expectFound("address-mixed", "en", "It was made from your child’s cells.", reader: .parentOrGuardian)
  }

  // MARK: - Languages

  private static let paragraphs = [
    "en": "You can ask the doctor at any time and you do not have to give a reason for it.",
    "de": "Sie können den Arzt jederzeit fragen und Sie müssen es nicht begründen, wenn Sie das nicht wollen.",
    "fr": "Vous pouvez demander au médecin à tout moment et vous ne devez pas donner de raison pour cela.",
    "nl": "U kunt de arts op elk moment vragen en u hoeft niet te zeggen wat de reden is.",
    "el": "Μπορείτε να ρωτήσετε τον γιατρό και δεν είναι ανάγκη να πείτε στην ομάδα από πού είναι η απορία σας.",
    "bg": "Можете да попитате лекаря по всяко време и не е нужно да се обяснява за какво става дума с него.",
    "mt": "Tista’ tistaqsi lit-tabib meta trid u mhux bilfors li tgħid għal xi raġuni jew kif u minn fejn hija din.",
  ]

  @Test(arguments: paragraphs.keys.sorted()) func aParagraphInAnotherLanguageIsFound(language: String) throws {
    let own = try #require(PlainLanguageTests.paragraphs[language])
    for (other, text) in PlainLanguageTests.paragraphs where other != language {
      expectFound("language-mixed", language, "\(own)\n\n⟦\(text)⟧\n\n“\(text)”")
    }
  }

  // MARK: - Medical words

  @Test(arguments: [
    ("en", "The ⟦viability⟧ is low. The viability."), ("de", "Für Sie: Die ⟦Sterilität⟧ fehlt."),
    ("fr", "Après la ⟦perfusion⟧."),
    ("nl", "De ⟦viabiliteit⟧ is laag."), ("el", "Πριν από την ⟦έγχυση⟧."), ("bg", "След ⟦инфузията⟧."),
    ("mt", "Wara l-⟦infużjoni⟧."), ("en", "Too few cells are alive (viability). The viability."),
    ("en", "This is called viability."), ("de", "Keine Keime (Sterilität)."), ("fr", "Par une veine (perfusion)."),
    ("nl", "Levende cellen (viabiliteit)."), ("el", "Μέσα στη φλέβα (έγχυση)."), ("bg", "Във вена (инфузия)."),
    ("mt", "Fil-vina (infużjoni)."),
  ]) func medicalWordsAreFound(language: String, text: String) {
    expectFound("medical-word-unexplained", language, text)
  }

  /// Words that explain something else in the sentence explain nothing of the medical word.
  @Test(arguments: [
    ("en", "The ⟦viability⟧ is low, which means that it may not work."),
    ("en", "This means the ⟦sterility⟧ test failed."), ("de", "Die ⟦Sterilität⟧ fehlt, das heißt, wir warten."),
    ("en", "Viability, which means how many cells live, is low."), ("en", "Viability means how many cells live."),
    ("en", "Viability – that is, how many cells live – is low."),
    ("en", "When it comes back, this is called a relapse."),
    ("de", "Die CAR-T-Zellen, das heißt Ihre Zellen, fehlen."), ("et", "Mikroobide ehk mükoplasma test on pooleli."),
    ("hu", "A mikoplazmának nevezett kórokozók vizsgálata még tart."),
  ]) func anExplanationStandsBesideItsWord(language: String, text: String) {
    expectFound("medical-word-unexplained", language, text)
  }

  /// A reference, a number with its unit, an abbreviation or a sign in brackets explains nothing.
  @Test(arguments: [
    ("en", "The ⟦viability⟧ (see 2) is low."), ("en", "A ⟦cytokine⟧ (x) was found."),
    ("en", "The ⟦viability⟧ (78 %) is low."), ("en", "The ⟦viability⟧ (5 mmol) is low."),
    ("en", "The ⟦viability⟧ (MAH) is low."), ("en", "The ⟦viability⟧ (see the next page) is low."),
    ("en", "The ⟦viability⟧ (sterility) is low."), ("en", "After the ⟦infusion⟧, we think (as always), you wait."),
    ("de", "Die ⟦Sterilität⟧ (siehe Abschnitt 4) fehlt."), ("fr", "Après la ⟦perfusion⟧ (voir page 2)."),
    ("nl", "De ⟦viabiliteit⟧ (zie rubriek 2) is laag."), ("el", "Πριν από την ⟦έγχυση⟧ (βλ. ενότητα 2)."),
    ("bg", "След ⟦инфузията⟧ (вж. страница 2)."), ("mt", "Wara l-⟦infużjoni⟧ (ara paġna 2)."),
    ("ga", "Tar éis na ⟦hinsilte⟧ (féach leathanach 2)."), ("fi", "Teemme kaksi ⟦afereesia⟧ (ks. sivu 2)."),
    ("en", "The viability (how many cells live) is low."), ("en", "The infusion (drip) is late."),
    ("en", "The viability of cells (78 % of them live) is low."),
    ("en", "CAR T-cell therapy (your own cells) is late."),
    ("el", "Πριν από την έγχυση στη φλέβα (στάγδην χορήγηση)."),
    ("bg", "След инфузията във вената (вливане на клетки)."),
    ("de", "Die Sterilität (ohne Keime, siehe 2) fehlt."),
  ]) func aBracketExplainsOnlyWithWords(language: String, text: String) {
    expectFound("medical-word-unexplained", language, text)
  }

  @Test(arguments: [
    ("en", "This is an ⟦OOS⟧ (see 2) batch."), ("de", "Über die ⟦MAH⟧ (siehe Seite 4)."), ("el", "Η ⟦ΕΠΠ⟧ (βλ. 2)."),
    ("en", "The CRS (cytokine storm) is over."),
  ]) func aReferenceExplainsNoAbbreviation(language: String, text: String) {
    expectFound("abbreviation-unexplained", language, text)
  }

  @Test(arguments: [
    ("mt", "L-⟦ispeċifikazzjoni⟧ ma ntlaħqitx."), ("ga", "Níor comhlíonadh an ⟦tsonraíocht⟧."),
    ("ga", "Tar éis na ⟦hinsilte⟧."), ("fi", "Teemme kaksi ⟦afereesia⟧."), ("fi", "Vaarana ovat ⟦relapsit⟧."),
    ("el", "Βρέθηκαν ⟦κυτταροκίνες⟧."), ("ro", "Urmează ⟦afereza⟧."), ("da", "⟦Aferesen⟧ er i dag."),
    ("is", "Þetta er ⟦blóðfrumuskiljun⟧."),
  ]) func medicalWordsAreFoundInTheirForms(language: String, text: String) {
    expectFound("medical-word-unexplained", language, text)
  }

  /// The findings of medical words in a text of a team.
  private func medicalWords(_ language: String, _ text: String) -> [Diagnostic] {
    ForeignText(
      kind: .patientInformation, language: language, country: "BE", reader: nil, trigger: .before, file: "text.md"
    ).diagnostics(Array(text.utf8), content: SampleContent.all).filter { $0.identifier == "medical-word-unexplained" }
  }

  @Test func theLayWordOfTheGlossaryIsOffered() throws {
    let found = medicalWords("en", "Viability is low. You get an infusion. The cells are autologous.")
    try #require(found.count == 3)
    #expect(found[0].solutions.map(\.summary).contains { $0.contains("“living cells”") })
    #expect(found[1].solutions.map(\.summary).contains { $0.contains("“drip into a vein”") })
    #expect(found[2].solutions.count == 1, "the glossary has no such term; the advice stands alone")
  }

  /// The bracket stands behind the word in every script; making the edit removes the finding, and no program makes it.
  @Test(arguments: [
    ("en", "The **viability| of the cells** is low.", "living cells"),
    ("en", "We found endotoxins|.", "substances from germs"),
    ("de", "Die Viabilität| ist niedrig.", "lebende Zellen"), ("fr", "La viabilité| est basse.", "cellules vivantes"),
    ("el", "Η βιωσιμότητα| είναι χαμηλή.", "ζωντανά κύτταρα"),
    ("bg", "Жизнеспособността| е ниска.", "живи клетки"), ("mt", "Instabu endotossini|.", "traċċi ta’ batterji"),
    ("ga", "Tá an inmharthanacht| íseal.", "cealla beo"), ("fi", "Elinkelpoisuus| on matala.", "elävät solut"),
    ("en", "You had apheresis| in May.", "collecting cells from the blood"), ("pl", "To jest infuzja|.", "kroplówka"),
    ("fr", "La perfusion| dure une heure.", "goutte-à-goutte dans une veine"),
    ("cs", "Lékaři zjistili relaps|.", "návrat nemoci"), ("de", "Gemessen wurden Zytokine|.", "Botenstoffe der Abwehr"),
  ]) func theLayWordIsOfferedInBrackets(language: String, marked: String, lay: String) throws {
    let parts = marked.split(separator: "|")
    let text = parts.joined(separator: "")
    let found = try #require(medicalWords(language, text).first)
    let edits = found.solutions.flatMap(\.replacements)
    let place = SourceLocation(line: 1, column: parts[0].utf8.count + 1)
    #expect(edits == [.init(range: place..<place, text: " (\(lay))")])
    #expect(found.solutions.allSatisfy { !$0.isSafe }, "whether it reads well there, a person decides")
    #expect(medicalWords(language, parts.joined(separator: " (\(lay))")) == [])
  }

  /// “Germs” behind “sterility” would say the contrary; “viable” is no noun; a bracket breaks a compound; what was
  /// written with an escape or an entity has no exact place.
  @Test(arguments: [
    ("en", "The sterility is not known."), ("en", "The viable cells are few."), ("en", "The viability’s limit is 80."),
    ("en", "The viability-test is late."), ("en", "The viability (see 2) is low."),
    ("en", "A &amp; B: viability is low."), ("en", "A \\* and the viability."),
    ("en", "We me\u{AD}asured the viability."), ("en", "# The viability"),
    ("de", "Der Endotoxintest fehlt."), ("nl", "De viabiliteit is laag."),
  ]) func noBracketIsOfferedWhereItMayBeWrong(language: String, text: String) throws {
    let found = try #require(medicalWords(language, text).first)
    #expect(found.solutions.allSatisfy { $0.replacements.isEmpty })
  }

  // MARK: - Data

  @Test(arguments: [
    ("degree: [", "degrees: [", 2), ("address: none", "address: {familiar: [thou]}", 1),
    ("percent: [percent, per cent]", "percent: []", 1), ("percent: [percent, per cent]", "percent: [p*]", 1),
    ("function-words: the of", "function-words: the\n# of", 1),
  ]) func faultyWordsAreReported(old: String, new: String, count: Int) {
    let path = "Locales/en/plain-language.yml"
    let files = SampleContent.files([path: SampleContent.text(path).replacing(old, with: new)])
    let found = Content.load(files, languages: ["en"], countries: []).diagnostics
    #expect(found.count == count && found.allSatisfy { $0.identifier == "plain-language-words" && $0.file == path })
  }

  @Test func aLanguageNeedNotHaveTheWords() {
    let files = SampleContent.files(["Locales/en/plain-language.yml": nil])
    let (content, faults) = Content.load(files, languages: ["en"], countries: [])
    #expect(faults == [] && content.locales["en"]?.plain == nil)
  }

  @Test func ownTextsOfAllDocumentsAreFreeOfWarnings() {
    let checks: Set = [
      "symbol-unexplained", "percentage-without-count", "abbreviation-unexplained", "capitals-run",
      "degree-without-number", "address-mixed", "language-mixed", "medical-word-unexplained",
    ]
    let found = ContentChecker(SampleContent.all).diagnostics().filter { checks.contains($0.identifier) }
    #expect(found.map { "\($0.file):\($0.range.lowerBound.line): \($0.summary)" } == [])
  }
}

import Readability
import Testing

/// Words of leaflets in each language, counted by hand. They are our own choice; exactness on other words is measured by
/// `.ci/readability-quality`.
struct SyllableWordTests {
  @Test(arguments: [
    ("bg", "лекарство 3 болница 3 клетки 2"), ("cs", "buňky 2 nemocnice 4 použít 3 krk 1"),
    ("da", "lægemiddel 4 celler 2 behandling 3"),
    ("de", "Arzneimittel 4 Zellen 2 Behandlung 3 beurteilen 4 Museum 3 beide 2 T-Zelle 3"),
    ("de", "Reinfektion 4 Reimplantation 5 Reinfall 2 Verunreinigung 5 Steak 1"),
    ("el", "φάρμακο 3 νοσοκομείο 5 κύτταρα 3 καρδιά 2"),
    ("en", "medicine 3 cells 1 tested 2 changes 2 created 3 patient 2 someone 2 haemoglobin 4 something 2 T-cell 2"),
    ("en", "acquiesce 3 quiet 2"),
    ("es", "medicamento 5 médico 3 células 3 terapia 3 día 2"), ("et", "ravim 2 haigla 2 rakud 2"),
    ("fi", "lääke 2 sairaala 3 solu 2 tietoa 3"),
    ("fi", "ulkoilma 4 sisäilmaa 4 kesäilta 4 potilailta 4 maailma 3"),
    ("fr", "médicament 4 l’hôpital 3 cellules 2 développement 3 parlent 1 moment 2 a-t-il 2 aujourd’hui 3"),
    ("fr", "crient 1 oublient 2 client 2 patient 2 vérifient 3"),
    ("ga", "leigheas 2 ospidéal 3 cealla 2 leabhar 1"), ("hr", "lijek 2 bolnica 3 krv 1 stanice 3"),
    ("hu", "gyógyszer 2 kórház 2 sejtek 2"), ("is", "lyf 1 frumur 2 sjúkrahús 3"),
    ("it", "medicinale 5 ospedale 4 cellule 3 malattia 4 fiducia 3 quando 2"),
    ("lt", "vaistas 2 ligoninė 4 ląstelės 3 nuimti 3 paimti 3 muilas 2"), ("lv", "zāles 2 slimnīca 3 šūnas 2"),
    ("mt", "mediċina 4 sptar 1 ċelluli 3 għandek 2"), ("nb", "legemiddel 4 celler 2 behandling 3"),
    ("nl", "geneesmiddel 4 cellen 2 patiënt 3 operatie 4 museum 3"),
    ("pl", "lek 1 szpital 2 komórki 3 nauka 3 auto 2"), ("pt", "medicamento 5 hospital 3 célula 3 história 3 saúde 3"),
    ("ro", "medicament 4 spital 2 celule 3 ochi 1 seară 2"), ("sk", "liek 1 nemocnica 4 bunky 2 pacient 3"),
    ("sl", "zdravilo 3 bolnišnica 4 celice 3 vrt 1"), ("sv", "läkemedel 4 celler 2 sjukhus 2 station 2"),
  ])
  func countsAsAPersonDoes(tag: String, words: String) throws {
    let rules = try LocaleProfile.profile(tag).syllables
    let fields = words.split(separator: " ").map(String.init)
    for (word, count) in zip(fields, fields.dropFirst()) where Int(count) != nil {
      #expect(rules.count(in: word) == Int(count), "\(word)")
    }
  }
}

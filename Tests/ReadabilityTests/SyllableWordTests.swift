import Readability
import Testing

/// Words of leaflets in each language, counted by hand. They are our own choice; exactness on other words is measured by
/// `.ci/readability-quality`.
struct SyllableWordTests {
  @Test(arguments: [
    ("bg", "лекарство 3 болница 3 клетки 2"), ("cs", "buňky 2 nemocnice 4 použít 3 krk 1 přeučit 3 neuron 2"),
    ("da", "lægemiddel 4 celler 2 behandling 3 spray 1"),
    ("de", "Arzneimittel 4 Zellen 2 Behandlung 3 beurteilen 4 Museum 3 beide 2 T-Zelle 3"),
    ("de", "Reinfektion 4 Reimplantation 5 Reinfall 2 Verunreinigung 5 Steak 1"),
    ("de", "Therapien 4 Allergien 4 Kopien 3 Familien 3 Bakterien 3 Prinzipien 3 beauftragt 3 Beerdigung 4 Beere 2"),
    ("de", "Routine 3 Tourist 2 Radiouhr 4 Ingenieur 3 Jubiläum 4 Klient 2 Baum 1 Alleen 3 Seen 2"),
    ("el", "φάρμακο 3 νοσοκομείο 5 κύτταρα 3 καρδιά 2 καρδιές 2 μακριά 3"),
    ("el", "βαριά 2 ψάρια 2 ήλιος 2 υγιές 3 φαρμακοποιός 5 ποιος 1"),
    ("en", "medicine 3 cells 1 tested 2 changes 2 created 3 patient 2 someone 2 haemoglobin 4 something 2 T-cell 2"),
    ("en", "acquiesce 3 quiet 2"),
    ("en", "someone’s 2 nurse’s 2 church’s 2 state’s 1 people’s 2 would’ve 2 they’ve 1 it’d 2 that’ll 2 she’ll 1"),
    ("en", "placebo 3 herpes 2 pancreas 3 decreased 2 compliance 3 brilliant 2 coefficient 4 microorganisms 6"),
    ("en", "cushions 2 recruited 3 fluoride 2 ageing 2 being 2 beneath 2 linear 3 prettier 3 frontier 2 rhythms 2"),
    ("en", "breastfed 2 proofed 1 waist 1 mosaic 3 livestock 2 policeman 3"),
    ("es", "medicamento 5 médico 3 células 3 terapia 3 día 2"),
    ("et", "ravim 2 haigla 2 rakud 2 perearst 3 peaks 1 muuseum 3 reuma 2"),
    ("fi", "lääke 2 sairaala 3 solu 2 tietoa 3 esimies 3 valtatie 3 vuosien 3"),
    ("fi", "ulkoilma 4 sisäilmaa 4 kesäilta 4 potilailta 4 maailma 3"),
    ("fr", "médicament 4 l’hôpital 3 cellules 2 développement 3 parlent 1 moment 2 a-t-il 2 aujourd’hui 3"),
    ("fr", "crient 1 oublient 2 client 2 patient 2 vérifient 3 probablement 4 exactement 4 alcool 2 brouillard 2"),
    ("fr", "dénouement 3 continuerez 4 tuera 2 étudiera 4 ouvrier 3 pierre 1 jouer 1 querelle 2 longuement 2"),
    ("ga", "seanmháthair 3 ainm 2 leigheas 2 ospidéal 3 cealla 2 leabhar 1 tríú 2 cúigiú 2"),
    ("hr", "lijek 2 bolnica 3 krv 1 stanice 3"),
    ("hu", "gyógyszer 2 kórház 2 sejtek 2"), ("is", "lyf 1 frumur 2 sjúkrahús 3"),
    ("it", "medicinale 5 ospedale 4 cellule 3 malattia 4 fiducia 3 quando 2 bianco 2 radiografia 5"),
    ("lt", "vaistas 2 ligoninė 4 ląstelės 3 nuimti 3 paimti 3 muilas 2 neišvengiamas 5 neigiamas 3"),
    ("lv", "zāles 2 slimnīca 3 šūnas 2 neizmanto 4 neuzticība 5 neiet 2 neitrāls 2"),
    ("mt", "mediċina 4 sptar 1 ċelluli 3 għandek 2"), ("nb", "legemiddel 4 celler 2 behandling 3 spray 1"),
    ("nl", "geneesmiddel 4 cellen 2 patiënt 3 operatie 4 museum 3"),
    ("nl", "naïef 2 gecreëerd 3 ideeën 3 serieus 3 nieuw 1 reservoir 3 vacuüm 3 vacuum 3"),
    ("pl", "lek 1 szpital 2 komórki 3 nauka 3 auto 2"),
    ("pt", "medicamento 5 hospital 3 célula 3 história 3 saúde 3 põem 2 põe 1 sairá 3 bairro 2"),
    ("ro", "medicament 4 spital 2 celule 3 ochi 1 seară 2 înainte 4 întotdeauna 5 muzeul 3 trăit 2 crea 2 cafea 2"),
    ("sk", "liek 1 nemocnica 4 bunky 2 pacient 3 pediatria 5 frekvencia 4 sociálny 4 neurčitý 4 neuróza 3 srdcia 2"),
    ("sl", "zdravilo 3 bolnišnica 4 celice 3 vrt 1"),
    ("sv", "läkemedel 4 celler 2 sjukhus 2 station 2 bandage 2 mage 2 spray 1"),
  ])
  func countsAsAPersonDoes(tag: String, words: String) throws {
    let rules = try LocaleProfile.profile(tag).syllables
    let fields = words.split(separator: " ").map(String.init)
    for (word, count) in zip(fields, fields.dropFirst()) where Int(count) != nil {
      #expect(rules.count(in: word) == Int(count), "\(word)")
    }
  }
}

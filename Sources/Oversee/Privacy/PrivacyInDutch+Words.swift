import Collect
import Model
import Services

/// De woorden van het verslag in het Nederlands.
extension PrivacyInDutch {
  package func word(_ role: PrivacyFacts.Role) -> String {
    switch role {
    case .owner: "eigenaar van werk"
    case .thanked: "iemand die bedankt wordt"
    case .writer: "schrijver van een bericht"
    case .absent: "afwezige (nooit waarom)"
    case .contact: "contactpersoon"
    case .anniversary: "jubilaris (op eigen verzoek)"
    }
  }

  package func place(_ place: SourceDisclosure.Place) -> String {
    switch place {
    case .file(let name): "een bestand op deze machine (\(PrivacyTable.plain(name)))"
    case .folder(let name): "een map op deze machine (\(PrivacyTable.plain(name)))"
    case .command(let name): "het programma \(PrivacyTable.plain(name)) op deze machine"
    case .host(let host): host
    }
  }

  package func place(_ channel: PrivacyFacts.Channel) -> String { place(channel.place) }

  private func place(_ place: PrivacyFacts.Channel.Place) -> String {
    switch place {
    case .host(let host): host
    case .here: "de eigen uitvoer van het programma"
    case .secret: "een adres dat alleen de dienst mag lezen: [host]"
    }
  }

  /// What goes to whoever looks after the program.
  var operatorsWays: [String] {
    facts.alarms.map { channel in
      "Wat er misgaat krijgt de beheerder te lezen in het kanaal \(channel.name) (\(channel.service), \(place(channel))): "
        + "de namen van teams, bronnen en kanalen, en wat een bron of dienst antwoordde. Namen van mensen horen daar niet bij."
    }
      + [facts.heartbeat].compactMap { $0 }.map {
        "Elk uur roept het \(place($0)) aan, als teken van leven. Over het team en zijn mensen gaat er niets mee."
      }
  }

  package func use(_ channel: PrivacyFacts.Channel) -> String {
    switch channel.use {
    case .team: ""
    case .manager: ", alleen voor de leidinggevende"
    case .fallback: ", als een ander kanaal een bericht misschien niet heeft"
    case .alarm: ", voor wie het beheert"
    }
  }

  package func kind(_ kind: RecordKind) -> String {
    switch kind {
    case .item: "werk"
    case .milestone: "mijlpalen"
    case .metric: "cijfers"
    case .decision: "besluiten"
    case .note: "ingestuurde berichten"
    case .absence: "afwezigheid"
    case .event: "agenda-afspraken"
    }
  }

  package func word(_ field: PersonalField) -> String {
    switch field {
    case .owner: "eigenaar"
    case .people: "betrokkenen bij een mijlpaal"
    case .from: "schrijver"
    case .person: "wie afwezig is, van wanneer tot wanneer"
    case .title: "titel"
    case .text: "tekst"
    case .goal: "doel"
    case .means: "klaar als"
    case .effect: "effect"
    case .reason: "reden van een deadline"
    case .why: "waarom iets verviel"
    case .labels: "labels"
    case .touches: "wie het raakt"
    case .name: "naam van een cijfer"
    }
  }
}

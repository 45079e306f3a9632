import Model

extension Language {
  var phrases: any Phrases {
    switch self {
    case .en: English()
    case .nl: Dutch()
    }
  }
}

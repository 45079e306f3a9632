import Model

/// A simulated half year that was told, with the pages that its readers had.
package struct ToldHalfYear: Sendable {
  package let desk: SimulatedDesk
  package let told: [ToldStory.Told]
  package let pages: [Page]
}

/// The half year in each language. It is simulated once, however many tests look at it.
package actor HalfYears {
  package static let shared = HalfYears()
  private var stories: [Language: Task<ToldHalfYear, any Error>] = [:]

  package func told(in language: Language) async throws -> ToldHalfYear {
    let story =
      stories[language]
      ?? Task {
        let story = try ToldStory(.halfYear(language))
        try await story.run()
        try story.close()
        return ToldHalfYear(desk: story.desk, told: story.told, pages: story.pages(in: language))
      }
    stories[language] = story
    return try await story.value
  }
}

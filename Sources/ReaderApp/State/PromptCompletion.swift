import DigestCore

/// What Tab offers in a prompt, and which of it stands in the text now.
package struct PromptCompletion: Equatable, Sendable {
  package struct Candidate: Equatable, Sendable {
    package var text: String
    /// How many papers it stands for, where that is known.
    package var papers: Int?
  }

  /// The text as it was before the first Tab.
  let text: String
  let place: QueryCompletion
  /// The best first; `nil` until they are there.
  package internal(set) var candidates: [Candidate]?
  package internal(set) var selected = 0

  /// The text with the selected candidate in it, and the cursor, as a UTF-8 offset.
  var completed: (text: String, cursor: Int)? {
    guard let candidates, candidates.indices.contains(selected) else { return nil }
    return place.inserting(candidates[selected].text, in: text)
  }

  /// Goes on by candidates, round about.
  mutating func advance(by steps: Int) {
    guard let count = candidates?.count, count > 0 else { return }
    selected = ((selected + steps) % count + count) % count
  }
}

import DigestCore
import Marks

/// Something that is done once all that was asked for before it is done.
enum MarkTurn: Equatable, Sendable {
  /// `keys` are `nil` until they are found.
  case mark(KeyRequest, keys: [PaperKey]?)
  case undo, redo
}

/// Marks in the order of the keys that asked for them: the papers of one key may be found later
/// than those of the next.
extension ReaderState {
  /// Whether papers are still to be marked that keys have asked for.
  var owesMarks: Bool { !marks.turns.isEmpty }

  mutating func askForKeys(
    of papers: KeyRequest.Papers, _ verb: MarkVerb, origin: String
  ) -> [Effect] {
    let request = keyRequest(of: papers, verb, origin: origin)
    marks.turns.append(.mark(request, keys: nil))
    return [.findKeys(request)]
  }

  mutating func markInTurn(_ keys: [PaperKey], _ verb: MarkVerb, origin: String = "") -> [Effect] {
    marks.turns.append(.mark(keyRequest(of: .ids([]), verb, origin: origin), keys: keys))
    return takeTurns()
  }

  mutating func goBackInTurn(_ command: Command) -> [Effect] {
    marks.turns.append(command == .undo ? .undo : .redo)
    return takeTurns()
  }

  /// Takes the keys that were asked for.
  mutating func take(_ keys: [PaperKey], of request: KeyRequest) -> [Effect] {
    guard let index = marks.turns.firstIndex(of: .mark(request, keys: nil)) else { return [] }
    marks.turns[index] = .mark(request, keys: keys)
    return takeTurns()
  }

  private mutating func keyRequest(
    of papers: KeyRequest.Papers, _ verb: MarkVerb, origin: String
  ) -> KeyRequest {
    marks.requests += 1
    return KeyRequest(number: marks.requests, papers: papers, verb: verb, origin: origin)
  }

  /// Does what need not wait, until lines are to be written: what they change counts for what is
  /// done next, which is done once they are taken.
  mutating func takeTurns() -> [Effect] {
    var effects: [Effect] = []
    while let turn = marks.turns.first, !effects.contains(where: \.writesMarks) {
      switch turn {
      case .mark(_, keys: nil): return effects
      case .mark(let request, let keys?):
        effects += mark(keys, request.verb, origin: request.origin)
      case .undo: effects += goBack(marks.undo.undo(in: marks.book), orSay: "nothing to undo")
      case .redo: effects += goBack(marks.undo.redo(in: marks.book), orSay: "nothing to redo")
      }
      marks.turns.removeFirst()
    }
    return effects
  }
}

extension Effect {
  fileprivate var writesMarks: Bool { if case .mark = self { true } else { false } }
}

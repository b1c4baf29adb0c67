import DigestCore
import Foundation
package import Marks

/// A line of an export: a line of the log, and the text of the note that it tells of.
package struct ExportedMark: Hashable, Sendable {
  package var line: MarkLine
  /// Of a note that is there.
  package var text: String?

  package init(line: MarkLine, text: String?) {
    self.line = line
    self.text = text
  }

  /// Why a text is none.
  package struct Problem: Error, Equatable {
    package var message: String

    package init(message: String) {
      self.message = message
    }
  }

  /// Reads an object of JSON (docs/MARKS.md); members that it does not know are passed over.
  ///
  /// `believed` is the latest time that is (`MarkTime.believed(at:)`).
  package init(json: String, believed: Int64 = MarkTime.most) throws(Problem) {
    let found: Members
    do {
      found = try JSONDecoder().decode(Members.self, from: Data(json.utf8))
    } catch {
      throw Problem(message: "not an object of JSON with the members of a mark")
    }
    guard (0...believed).contains(found.time) else {
      throw Problem(message: "time: not one in milliseconds since 1970, or too far ahead")
    }
    guard DeviceName.isValid(found.device) else {
      throw Problem(message: "device: not a name of letters and digits")
    }
    line = MarkLine(time: found.time, device: found.device, change: try found.change())
    text = if case .noted(_, true) = line.change { found.text } else { nil }
  }

  fileprivate struct Members: Decodable {
    var time: Int64
    var device: String
    var mark: String
    var paper: String?
    var tag: String?
    var place: String?
    var date: String?
    var query: String?
    var value: Value?
    var text: String?
  }

  fileprivate enum Value: Decodable {
    case isSet(Bool)
    case word(String)

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let isSet = try? container.decode(Bool.self) {
        self = .isSet(isSet)
      } else {
        self = .word(try container.decode(String.self))
      }
    }
  }
}

extension ExportedMark.Members {
  fileprivate func change() throws(ExportedMark.Problem) -> MarkChange {
    switch mark {
    case "read": .read(try key(), try readState())
    case "star": .starred(try key(), try isSet())
    case "note": .noted(try key(), try isSet())
    case "tag": .tagged(try key(), try tagName(), try isSet())
    case "place": .place(try letter(), paper == nil ? nil : try markedPlace())
    case "watch": .watched(try watchedQuery(), try isSet())
    default: throw ExportedMark.Problem(message: "mark: not one that this version knows")
    }
  }

  private func key() throws(ExportedMark.Problem) -> PaperKey {
    guard let paper, let key = PaperKey(parsing: paper) else {
      throw ExportedMark.Problem(message: "paper: not an arXiv id without its version")
    }
    return key
  }

  private func isSet() throws(ExportedMark.Problem) -> Bool {
    guard case .isSet(let isSet) = value else {
      throw ExportedMark.Problem(message: "value: neither true nor false")
    }
    return isSet
  }

  private func readState() throws(ExportedMark.Problem) -> ReadState {
    switch value {
    case .word("no"): .unread
    case .word("seen"): .seen
    case .word("hand"): .byHand
    default: throw ExportedMark.Problem(message: "value: neither no, seen nor hand")
    }
  }

  private func tagName() throws(ExportedMark.Problem) -> String {
    guard let tag, TagName.name(tag) == tag else {
      throw ExportedMark.Problem(message: "tag: not the name of a tag")
    }
    return tag
  }

  private func letter() throws(ExportedMark.Problem) -> Unicode.Scalar {
    guard let place, place.unicodeScalars.count == 1, let letter = place.unicodeScalars.first else {
      throw ExportedMark.Problem(message: "place: not a letter")
    }
    return letter
  }

  private func markedPlace() throws(ExportedMark.Problem) -> MarkedPlace {
    let day = date.flatMap { DigestDate(iso: $0) }
    guard (day == nil) == (date == nil) else {
      throw ExportedMark.Problem(message: "date: not a day as YYYY-MM-DD")
    }
    return MarkedPlace(key: try key(), date: day)
  }

  private func watchedQuery() throws(ExportedMark.Problem) -> String {
    guard let query, !query.isEmpty else {
      throw ExportedMark.Problem(message: "query: not there")
    }
    return query
  }
}

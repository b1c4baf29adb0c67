import DigestCore

extension ReaderState {
  /// Opens and copies the selected paper's addresses.
  mutating func useLinks(_ command: Command) -> [Effect] {
    guard let entry = selectedEntry else {
      message = Message("no paper is selected", .error)
      return []
    }
    switch command {
    case .openArxiv: return open(PaperLinks.main(of: entry.paper), "link")
    case .openHuggingFace:
      return open(PaperLinks.huggingFace(of: entry.paper), "link to HuggingFace")
    case .openPDF: return open(PaperLinks.pdf(of: entry.paper), "arXiv id, so no PDF")
    case .copyLink: return copy(.link)
    case .copyMenu:
      overlay = .copyMenu(selected: 0)
      return []
    default: return []
    }
  }

  mutating func copy(_ form: CopyForm) -> [Effect] {
    guard let text = selectedEntry.flatMap(form.text(of:)) else {
      message = Message("this paper has no \(form.name)", .error)
      return []
    }
    return [.copy(text: text, what: form.name)]
  }

  mutating func open(_ url: String?, _ what: String) -> [Effect] {
    guard let url else {
      message = Message("this paper has no \(what)", .error)
      return []
    }
    message = Message("opening \(url)")
    return [.open(url: url, isConsented: false)]
  }
}

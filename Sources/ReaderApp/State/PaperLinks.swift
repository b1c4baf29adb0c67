package import DigestCore

/// The addresses of a paper, each untrusted where it comes from the digest.
package enum PaperLinks {
  package static func arxiv(of paper: Paper) -> String? {
    paper.arxivURL ?? paper.arxivID.map { "https://arxiv.org/abs/\($0)" }
  }

  package static func huggingFace(of paper: Paper) -> String? { paper.huggingFaceURL }

  package static func pdf(of paper: Paper) -> String? {
    paper.arxivID.map { "https://arxiv.org/pdf/\($0)" }
  }

  /// arXiv, else HuggingFace, else the first other link.
  package static func main(of paper: Paper) -> String? {
    arxiv(of: paper) ?? huggingFace(of: paper) ?? paper.links.first?.url
  }
}

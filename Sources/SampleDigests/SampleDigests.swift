/// Digests to look at for who has none yet: three days of well-known papers, inside the program.
package enum SampleDigests {
  /// Each file as the public archive would hold it, newest day first; the name ends in `.md`.
  package static var files: [(name: String, bytes: [UInt8])] {
    [
      ("2025-03-12.md", PackageResources._025_03_12_md),
      ("2025-02-14.md", PackageResources._025_02_14_md),
      ("2025-01-06.md", PackageResources._025_01_06_md),
    ]
  }
}

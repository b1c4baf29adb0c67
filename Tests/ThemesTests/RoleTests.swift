import Testing
import Themes

@Test func `every role has a letter and a name of its own`() {
  let letters = Role.allCases.map(\.letter)
  let names = Role.allCases.map(\.name)

  #expect(Set(letters).count == letters.count)
  #expect(Set(names).count == names.count)
  #expect(Role.allCases.allSatisfy { $0.rawValue < 32 })
}

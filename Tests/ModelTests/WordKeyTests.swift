import Model
import Testing

@Suite struct WordKeyTests {
  @Test(arguments: [
    "t0123456789abcdef", "t0123456789abcdef-2", "t0123456789abcdef.89abcdef", "t0123456789abcdef.89abcdef-12",
  ])
  func `reads a key made of words in the form that it is written in`(_ id: String) {
    #expect(WordKey(id)?.description == id)
  }

  @Test(arguments: [
    "", "t", "#31", "t0123456789abcde", "t0123456789ABCDEF", "t0123456789abcdef-1", "t0123456789abcdef-",
    "t0123456789abcdef.x",
    "t0123456789abcdefg", "x0123456789abcdef",
  ])
  func `does not read a key given by a source`(_ id: String) { #expect(WordKey(id) == nil) }
}

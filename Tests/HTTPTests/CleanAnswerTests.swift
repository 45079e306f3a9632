import HTTP
import Model
import Testing

struct CleanAnswerTests {
  @Test(arguments: [nil, .limit, .ended, .time] as [HTTPAnswer.Cut?])
  func `keeps why an answer is incomplete when its secrets are removed`(cut: HTTPAnswer.Cut?) throws {
    let answer = HTTPAnswer(
      status: 200, headers: [("X", "hunter2hunter2")], body: Array("hunter2hunter2".utf8), cut: cut, elapsed: .zero)
    let clean = try Redaction([Secret("hunter2hunter2")]).clean(.success(answer)).get()
    #expect(clean.cut == cut)
    #expect(clean.header("X")?.contains("hunter2") == false)
    #expect(!String(decoding: clean.body, as: UTF8.self).contains("hunter2"))
  }
}

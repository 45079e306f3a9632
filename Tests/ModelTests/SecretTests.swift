import Model
import Testing

struct SecretTests {
  @Test func `never appears in any printed form`() {
    let secret = Secret("canary-7f3a")
    struct Holder {
      let url: Secret
      let list: [Secret]
    }
    var dumped = ""
    dump(Holder(url: secret, list: [secret]), to: &dumped)
    for text in [
      "\(secret)", String(describing: secret), String(reflecting: secret), "\(Holder(url: secret, list: [secret]))",
      dumped,
    ] {
      #expect(!text.contains("canary"))
      #expect(text.contains("<secret>"))
    }
    #expect(secret.reveal() == "canary-7f3a")
  }
}

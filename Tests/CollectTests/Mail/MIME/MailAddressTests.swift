import Testing

@testable import Collect

/// The sender of a mail. A field that two programs could read differently names nobody.
@Suite struct MailAddressTests {
  @Test(arguments: [
    ("ravi@voorbeeld.nl", "", "ravi@voorbeeld.nl"),
    ("Ravi <Ravi@Voorbeeld.NL>", "Ravi", "ravi@voorbeeld.nl"),
    ("\"Jansen, Fatima\" <fj@voorbeeld.nl>", "Jansen, Fatima", "fj@voorbeeld.nl"),
    ("=?utf-8?Q?Ren=C3=A9e_de_Boer?= <r@x.nl>", "Renée de Boer", "r@x.nl"),
    ("\"=?utf-8?Q?Ren=C3=A9e?=\" <r@x.nl>", "Renée", "r@x.nl"),
    ("Joost de Vries <j@x.nl> (op reis)", "Joost de Vries", "j@x.nl"),
    ("\"a \\\" b\" <j@x.nl>", "a \" b", "j@x.nl"),
    ("(c (d) e) j@x.nl", "", "j@x.nl"),
    ("<j@x.nl>", "", "j@x.nl"),
    // A display name may look like an address; the real one stands between the brackets.
    ("\"baas@voorbeeld.nl\" <evil@x.nl>", "baas@voorbeeld.nl", "evil@x.nl"),
    ("baas@voorbeeld.nl <evil@x.nl>", "baas@voorbeeld.nl", "evil@x.nl"),
  ])
  func `a name and an address are read`(field: String, name: String, address: String) {
    let found = MailAddress(field)
    #expect(found?.name == name)
    #expect(found?.address == address)
  }

  @Test(arguments: [
    "", "Ravi", "Ravi Patel", "<>", "a@b@c.nl", "Ravi <ravi>", "<a@x.nl> <b@x.nl>", "a@x.nl, b@x.nl",
    "<a@x.nl>, b@x.nl",
    "Team: a@x.nl, b@x.nl;", "Ravi <a@x.nl", "<a@x.nl> baas@voorbeeld.nl", "=?utf-8?Q?baas=40voorbeeld.nl?=",
    "<=?utf-8?Q?baas?=@voorbeeld.nl, x@y>", "<@voorbeeld.nl>", "<a@>", "\"a@voorbeeld.nl", "<a b@voorbeeld.nl>",
    "<evil@x.nl(@voorbeeld.nl>", "<\"a@x\"@voorbeeld.nl>", "<@x.nl:a@voorbeeld.nl>",
  ])
  func `a From that is not exactly one address names nobody`(field: String) {
    #expect(MailAddress(field) == nil, "\(MailAddress(field).debugDescription)")
  }

  @Test(arguments: [
    ("voorbeeld.nl", true), ("@voorbeeld.nl", true), ("VOORBEELD.nl", true), ("ravi@voorbeeld.nl", true), ("*", true),
    ("beeld.nl", false), ("mail.voorbeeld.nl", false), ("joost@voorbeeld.nl", false), ("avi@voorbeeld.nl", false),
    ("", false),
    ("@", false), ("nl", false),
  ])
  func `a domain or an address is compared as a whole`(entry: String, matches: Bool) {
    #expect(MailAddress("Ravi <ravi@voorbeeld.nl>")?.matches(entry) == matches)
  }
}

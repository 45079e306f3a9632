import CCurl
import Glibc
import Testing

@testable import HTTP

@Suite struct VerdictTests {
  private func result(
    _ code: CURLcode, status: Int = 0, starts: Int = 1, stop: Witness.Stop? = nil, headersEnded: Bool = true,
    systemError: Int32 = 0, certificateError: Int = 0
  ) throws -> Result<HTTPAnswer, HTTPFailure> {
    let verdict = Verdict(
      code: code, status: status, starts: starts, stop: stop, headersEnded: headersEnded, systemError: systemError,
      certificateError: certificateError, address: try #require(HTTPAddress("https://chat.example/canary")),
      usesProxy: false, limits: .post)
    return verdict.result { status, cut in
      HTTPAnswer(status: status, headers: [], body: [], cut: cut, elapsed: .zero)
    }
  }

  private static let everyCode = (1...99).map { CURLcode(rawValue: $0) }

  @Test func `reports a request that never started as not sent, whatever the error`() throws {
    for code in VerdictTests.everyCode {
      let result = try result(code, starts: 0)
      #expect(result.kind == "not sent")
      #expect(result.why.contains("chat.example") && !result.why.contains("canary"))
    }
  }

  @Test func `reports no answer for a started request without a final status, whatever the error`() throws {
    for code in VerdictTests.everyCode + [CURLE_OK] {
      for status in [0, 100, 101, 103, 199] {
        let result = try result(code, status: status)
        #expect(result.kind == "no answer")
        #expect(result.why.contains("chat.example") && !result.why.contains("canary"))
      }
      // The second start was stopped by us, but the first request may have arrived.
      #expect(try self.result(code, starts: 2).kind == "no answer")
    }
  }

  @Test func `takes a final status for an answer, complete only without an error`() throws {
    #expect(try result(CURLE_OK, status: 200).answer?.truncated == false)
    #expect(try result(CURLE_OK, status: 200, headersEnded: false).answer?.truncated == true)
    for code in VerdictTests.everyCode { #expect(try result(code, status: 503).answer?.truncated == true) }
    #expect(try result(CURLE_WRITE_ERROR, status: 200, stop: .bodyLimit).answer?.cut == .limit)
    #expect(try result(CURLE_OPERATION_TIMEDOUT, status: 200).answer?.cut == .time)
    for code in [CURLE_PARTIAL_FILE, CURLE_RECV_ERROR, CURLE_HTTP2_STREAM, CURLE_GOT_NOTHING] {
      #expect(try result(code, status: 200).answer?.cut == .ended)
    }
  }

  @Test func `reports no answer for endless headers, by our limit or libcurl's`() throws {
    let ours = try result(CURLE_WRITE_ERROR, status: 200, stop: .headerLimit, headersEnded: false)
    let theirs = try result(CURLE_OUT_OF_MEMORY, status: 200, headersEnded: false)
    #expect(ours.failure == theirs.failure)
    #expect(ours.why == "chat.example sent more header than an answer has: over 100 lines or 32768 bytes")
  }

  @Test(arguments: [
    (CURLE_COULDNT_RESOLVE_HOST, 0, "the host chat.example could not be found; check its name, and this machine's DNS"),
    (CURLE_COULDNT_CONNECT, ECONNREFUSED, "chat.example refused the connection; is the service running there?"),
    (
      CURLE_COULDNT_CONNECT, ENETUNREACH,
      "chat.example cannot be reached from this machine: there is no way to its network"
    ),
    (CURLE_COULDNT_CONNECT, EMFILE, "no connection to chat.example: this machine has no file descriptor left for it"),
    (CURLE_COULDNT_CONNECT, 0, "chat.example could not be connected to"),
    (CURLE_OPERATION_TIMEDOUT, 0, "no connection to chat.example within 5 s"),
    (
      CURLE_SSL_CACERT_BADFILE, 0,
      "the certificate authorities for chat.example cannot be read; check the file of `ca:`"
    ),
    (CURLE_RECV_ERROR, 0, "chat.example ended the connection before the request"),
    (CURLE_OUT_OF_MEMORY, 0, "no memory left for a request to chat.example"),
    (CURLE_SSL_CIPHER, 0, "the connection to chat.example failed before the request was sent (libcurl's error 59)"),
  ])
  func `has a sentence for every reason why a request was not sent`(
    code: CURLcode, systemError: Int32, sentence: String
  ) throws {
    #expect(try result(code, starts: 0, systemError: systemError).failure == HTTPFailure.notSent(sentence))
  }

  @Test(arguments: [
    (CURLE_OPERATION_TIMEDOUT, "chat.example gave no answer within 20 s"),
    (CURLE_WEIRD_SERVER_REPLY, "chat.example did not answer in HTTP"),
    (CURLE_GOT_NOTHING, "chat.example closed the connection without an answer"),
    (CURLE_SEND_ERROR, "chat.example closed the connection without an answer"),
    (CURLE_COULDNT_CONNECT, "chat.example closed the connection without an answer"),
  ])
  func `has a sentence for every reason why there is no answer`(code: CURLcode, sentence: String) throws {
    #expect(try result(code).failure == HTTPFailure.noAnswer(sentence))
  }
}

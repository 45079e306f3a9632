import Dispatch
import Glibc

/// The daemon's end of a `LocalSocket`: listens until it is closed, and answers each request with `answer`.
package actor LocalServer {
  private let source: any DispatchSourceRead
  private let path: String
  private let underWay = DispatchGroup()

  /// Takes over `path`: whoever holds the state lock may remove a socket that a dead daemon left.
  package init(at path: String, answer: @escaping @Sendable ([UInt8]) async -> [UInt8]) throws(LocalSocket.Failure) {
    unlink(path)
    guard let descriptor = try LocalSocket.open(path, calling: bind) else {
      throw LocalSocket.Failure(sentence: "\(path): the folder does not exist")
    }
    // Before listen(2) nobody can connect, so there is no moment in which others may.
    guard chmod(path, 0o600) == 0, listen(descriptor, 16) == 0,
      fcntl(descriptor, F_SETFL, O_NONBLOCK) == 0
    else {
      let reason = String(cString: strerror(errno))
      close(descriptor)
      throw LocalSocket.Failure(sentence: "\(path): \(reason)")
    }
    self.path = path
    source = DispatchSource.makeReadSource(
      fileDescriptor: descriptor, queue: DispatchQueue(label: "dagpost.local-server"))
    source.setEventHandler { @Sendable [underWay] in
      LocalServer.accept(on: descriptor, underWay: underWay, answer: answer)
    }
    source.setCancelHandler { @Sendable in close(descriptor) }
    source.activate()
  }

  /// Takes no more requests. Answers that are at hand still go out: whoever asked why something is wrong is told, also by a
  /// daemon that ends because of it. One that takes longer than `patience` is given up.
  package func stop(patience: Duration = .seconds(1)) async {
    source.cancel()
    unlink(path)
    let limit = DispatchTime.now() + .milliseconds(Int(patience / .milliseconds(1)))
    await withCheckedContinuation { ended in
      DispatchQueue(label: "dagpost.local-server.end").async { @Sendable [underWay] in
        _ = underWay.wait(timeout: limit)
        ended.resume()
      }
    }
  }

  private static func accept(
    on listener: Int32, underWay: DispatchGroup, answer: @escaping @Sendable ([UInt8]) async -> [UInt8]
  ) {
    while true {
      let descriptor = Glibc.accept(listener, nil, nil)
      guard descriptor >= 0 else {
        // Whoever waits outside is told of again at once: without a descriptor for them this would be a tight circle.
        if errno == EMFILE || errno == ENFILE { usleep(100_000) }
        return
      }
      _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
      guard isOwnUserOrRoot(descriptor) else {
        close(descriptor)
        continue
      }
      let queue = DispatchQueue(label: "dagpost.local-server.connection")
      underWay.enter()
      queue.async { @Sendable in
        LocalSocket.limitTime(of: descriptor, to: .seconds(5))
        guard let request = LocalSocket.read(from: descriptor) else {
          close(descriptor)
          underWay.leave()
          return
        }
        Task(executorPreference: TaskPool.shared) {
          let reply = await answer(request)
          // A command that went away is no reason to wait: the write has the time limit set above.
          queue.async { @Sendable in
            _ = LocalSocket.write(reply, to: descriptor)
            close(descriptor)
            underWay.leave()
          }
        }
      }
    }
  }

  private static func isOwnUserOrRoot(_ descriptor: Int32) -> Bool {
    // `struct ucred` of unix(7): pid, uid, gid. Glibc shows it only to _GNU_SOURCE.
    var peer: (pid: Int32, uid: UInt32, gid: UInt32) = (0, .max, .max)
    var size = socklen_t(MemoryLayout.size(ofValue: peer))
    guard getsockopt(descriptor, SOL_SOCKET, SO_PEERCRED, &peer, &size) == 0 else { return false }
    return peer.uid == 0 || peer.uid == geteuid()
  }
}

import Dispatch
import Glibc

/// The daemon's side of a `LocalSocket`. It listens until it is stopped, and answers each request with `answer`.
package actor LocalServer {
  private let source: any DispatchSourceRead
  private let path: String
  private let underWay = DispatchGroup()

  /// Removes a socket that is left at `path` and takes its place. The caller holds the state lock, so no other daemon
  /// can be using it.
  package init(at path: String, answer: @escaping @Sendable ([UInt8]) async -> [UInt8]) throws(LocalSocket.Failure) {
    unlink(path)
    guard let descriptor = try LocalSocket.open(path, calling: bind) else {
      throw LocalSocket.Failure(sentence: "\(path): the folder does not exist")
    }
    // Nobody can connect before listen(2), so there is no moment at which the socket is open to other users.
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

  /// Accepts no more requests. Answers that are being made are still sent, so that a command also hears why a daemon
  /// ends. Answers that take longer than `patience` are given up.
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
        // The source fires again at once for a connection that still waits. Without a descriptor for it, this would be
        // a busy loop.
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
          // A command that went away does not block this for long: the write has the time limit that was set above.
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
    // `struct ucred` of unix(7): pid, uid, gid. Glibc defines it only with _GNU_SOURCE.
    var peer: (pid: Int32, uid: UInt32, gid: UInt32) = (0, .max, .max)
    var size = socklen_t(MemoryLayout.size(ofValue: peer))
    guard getsockopt(descriptor, SOL_SOCKET, SO_PEERCRED, &peer, &size) == 0 else { return false }
    return peer.uid == 0 || peer.uid == geteuid()
  }
}

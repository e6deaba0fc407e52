// glmamba-reader: parses untrusted image files for the other programs, in a process of its own that may die.
//
// Standard input is a socket to the program that started it. Requests come in, answers go out, until it is closed.

#include <iostream>

#include <fcntl.h>
#include <unistd.h>

#include "io/reader/answer.h"
#include "io/reader/confinement.h"
#include "io/reader/wire.h"

namespace {

using namespace glmamba::io::reader;

/// The caller has closed its end, or wrote what it never writes.
struct HungUp {};

class Channel {
 public:
  explicit Channel(int descriptor) : m_descriptor(descriptor) {}

  Message receive() {
    Envelope envelope;
    readAll(&envelope, sizeof envelope);
    if (envelope.magic != Envelope::kMagic || envelope.length > largestMessage(envelope.kind)) throw HungUp();
    Message message{envelope.kind, std::string(envelope.length, '\0')};
    readAll(message.body.data(), message.body.size());
    return message;
  }

  /// Small messages wait for the end of the answer.
  void send(MessageKind kind, const std::string& body) {
    m_waiting += framed(kind, body);
    if (m_waiting.size() > 65536 || kind == MessageKind::done || kind == MessageKind::failed) flush();
  }

  void flush() {
    for (std::size_t done = 0; done < m_waiting.size();) {
      const ssize_t count = ::write(m_descriptor, m_waiting.data() + done, m_waiting.size() - done);
      if (count < 0) throw HungUp();
      done += static_cast<std::size_t>(count);
    }
    m_waiting.clear();
  }

 private:
  void readAll(void* to, std::size_t count) {
    for (std::size_t done = 0; done < count;) {
      const ssize_t got = ::read(m_descriptor, static_cast<char*>(to) + done, count - done);
      if (got <= 0) throw HungUp();
      done += static_cast<std::size_t>(got);
    }
  }

  int m_descriptor;
  std::string m_waiting;
};

void serve(Channel channel) {
  channel.send(MessageKind::ready, {});
  channel.flush();
  for (;;) {
    const Message message = channel.receive();
    if (message.kind != MessageKind::request) throw HungUp();
    const Request request = unpackedRequest(message.body);
    std::error_code error;
    const std::uintmax_t size = std::filesystem::file_size(request.file, error);
    limitFor(error ? 0 : size);
    answer(request, [&](MessageKind kind, const std::string& body) { channel.send(kind, body); });
  }
}

}  // namespace

int main() {
  // What libraries print must not come between messages.
  const int channel = ::dup(STDIN_FILENO);
  const int nothing = ::open("/dev/null", O_RDWR);
  if (channel < 0 || nothing < 0) return 1;
  ::dup2(nothing, STDIN_FILENO);
  ::dup2(nothing, STDOUT_FILENO);
  confine();
  try {
    serve(Channel(channel));
  } catch (const HungUp&) {
  } catch (const Malformed&) {
  }
  // Without the end of the program: whatever a file has done to the memory, nothing looks at it any more.
  ::_exit(0);
}

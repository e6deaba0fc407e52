// SPDX-License-Identifier: Apache-2.0
// A reader that does what the name of the file asks for, in place of parsing it, and is of the version that its own
// name says.

#include <csignal>
#include <cstdlib>
#include <string>

#include <sys/socket.h>
#include <unistd.h>

#include "io/reader/messages.h"

namespace {

using namespace glmamba::io::reader;

void write(const std::string& bytes) {
  if (::write(STDIN_FILENO, bytes.data(), bytes.size()) < 0) std::_Exit(1);
}

void claim(std::uint64_t length) {
  const Envelope envelope{Envelope::kMagic, MessageKind::description, length, 0, 0};
  write(std::string(reinterpret_cast<const char*>(&envelope), sizeof envelope));
}

void behave(const std::string& name, const Request& request) {
  using glmamba::io::Refusal;
  const std::string good = packed(FileContent{Refusal{glmamba::core::ErrorCode::badFile, "fine: " + name}});
  if (name == "dies") std::abort();
  if (name == "dies once" && std::filesystem::remove(request.file)) std::abort();
  if (name == "hangs") ::pause();
  if (name == "lies about its size") claim(std::uint64_t{1} << 60);
  if (name == "promises more than comes") {
    claim(100 << 20);
    ::pause();
  }
  if (name == "writes no messages") write("Assertion failed: everything");
  if (name == "dies within a message") {
    claim(1000);
    write("half");
    std::_Exit(0);
  }
  if (name == "answers something else") write(framed(MessageKind::voxels, "abcd"));
  if (name == "points outside the shared memory") {
    const Envelope envelope{Envelope::kMagic, MessageKind::voxels, 0, 4096, (16 << 20) + 100};
    write(std::string(reinterpret_cast<const char*>(&envelope), sizeof envelope));
  }
  if (name == "answers rubbish") return write(framed(MessageKind::description, "rubbish"));
  if (request.kind == Request::Kind::describe) return write(framed(MessageKind::description, good));
  write(framed(MessageKind::done, {}));
}

template <typename T>
bool read(T* to, std::size_t count) {
  return ::recv(STDIN_FILENO, to, count, MSG_WAITALL) == static_cast<ssize_t>(count);
}

}  // namespace

int main(int, char** arguments) {
  const std::string own = std::filesystem::path(arguments[0]).filename().string();
  write(framed(MessageKind::ready, own == "without a version"    ? ""
                                   : own == "of another version" ? "9.9.9 0123"
                                                                 : protocol()));
  Envelope envelope;
  while (read(&envelope, sizeof envelope)) {
    std::string body(envelope.length, '\0');
    if (!read(body.data(), body.size())) break;
    const Request request = unpackedRequest(body);
    behave(request.file.filename().string(), request);
  }
}

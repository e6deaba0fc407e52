// glmamba-reader: parses untrusted image files for the other programs, in a process of its own that may die.
//
// Standard input is a socket to the program that started it. Requests come in, answers go out, until it is closed.

#include <string_view>
#include <vector>

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

#include "io/input_file.h"
#include "io/reader/answer.h"
#include "io/reader/confinement.h"
#include "io/reader/region.h"
#include "io/reader/wire.h"

namespace {

using namespace glmamba::io::reader;

/// The caller has closed its end, or wrote what it never writes.
struct HungUp {};

class Channel {
 public:
  Channel(int descriptor, Region region) : m_descriptor(descriptor), m_region(region) {}

  Message receive() {
    Envelope envelope;
    readAll(reinterpret_cast<char*>(&envelope), sizeof envelope);
    if (envelope.magic != Envelope::kMagic || envelope.length > largestBody(envelope.kind)) throw HungUp();
    m_received.resize(envelope.length);
    readAll(m_received.data(), m_received.size());
    return {envelope.kind, m_received, {}};
  }

  /// Small messages wait for the end of the answer.
  void send(MessageKind kind, const std::string& body, const Bulk& bulk) {
    char* shared = bulk.size > 0 ? m_region.take(bulk.size, m_head) : nullptr;
    const Envelope envelope{Envelope::kMagic, kind, body.size(), bulk.size, shared == nullptr ? 0 : m_head};
    m_waiting.append(reinterpret_cast<const char*>(&envelope), sizeof envelope);
    m_waiting += body;
    if (shared == nullptr && bulk.size > 0) {
      const std::size_t at = m_waiting.size();
      m_waiting.resize(at + bulk.size);
      shared = m_waiting.data() + at;
    }
    if (shared != nullptr) bulk.write(shared);
    if (m_waiting.size() > 65536 || kind == MessageKind::done || kind == MessageKind::failed) flush();
  }

  void flush() {
    writeAll(m_waiting);
    m_waiting.clear();
  }

 private:
  void writeAll(const std::string& bytes) {
    for (std::size_t done = 0; done < bytes.size();) {
      const ssize_t count = ::write(m_descriptor, bytes.data() + done, bytes.size() - done);
      if (count < 0) throw HungUp();
      done += static_cast<std::size_t>(count);
    }
  }

  void readAll(char* to, std::size_t count) {
    while (count > 0) {
      if (m_arrived.empty()) {
        const ssize_t got = ::read(m_descriptor, m_buffer.data(), m_buffer.size());
        if (got <= 0) throw HungUp();
        m_arrived = {m_buffer.data(), static_cast<std::size_t>(got)};
      }
      const std::size_t taken = m_arrived.copy(to, count);
      m_arrived.remove_prefix(taken);
      to += taken;
      count -= taken;
    }
  }

  int m_descriptor;
  Region m_region;
  std::uint64_t m_head = 0;
  std::string m_waiting, m_received;
  std::vector<char> m_buffer = std::vector<char>(65536);
  std::string_view m_arrived;  ///< what of the buffer has come and was not used
};

/// Slices are alike: what one gave back, the next takes, without a way to the system and fresh pages each time.
void keepFreedMemory() {
#ifdef __GLIBC__
  constexpr int kMiB = 1 << 20;
  mallopt(M_MMAP_THRESHOLD, 16 * kMiB);
  mallopt(M_TRIM_THRESHOLD, 64 * kMiB);
#endif
}

/// The memory that the caller shares, if it does.
Region inheritedRegion() {
  struct stat status {};
  constexpr std::size_t kAll = Region::kPage + Region::kSize;
  if (::fstat(Region::kDescriptor, &status) != 0 || static_cast<std::size_t>(status.st_size) != kAll) return {};
  void* memory = ::mmap(nullptr, kAll, PROT_READ | PROT_WRITE, MAP_SHARED, Region::kDescriptor, 0);
  return memory == MAP_FAILED ? Region() : Region::at(memory);
}

void serve(Channel channel) {
  channel.send(MessageKind::ready, {}, {});
  channel.flush();
  for (;;) {
    const Message message = channel.receive();
    if (message.kind != MessageKind::request) throw HungUp();
    const Request request = unpackedRequest(message.body);
    std::error_code error;
    const std::uintmax_t size = std::filesystem::file_size(request.file, error);
    limitFor(error ? 0 : size);
    // The size of an entry of an archive takes parsing, and that a limit.
    if (error) limitFor(glmamba::io::inputSize(request.file));
    answer(request,
           [&](MessageKind kind, const std::string& body, const Bulk& bulk) { channel.send(kind, body, bulk); });
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
  keepFreedMemory();
  try {
    serve(Channel(channel, inheritedRegion()));
  } catch (const HungUp&) {
  } catch (const Malformed&) {
  }
  // Without the end of the program: whatever a file has done to the memory, nothing looks at it any more.
  ::_exit(0);
}

// SPDX-License-Identifier: Apache-2.0
#include <string_view>

#include "io/reader/messages.h"
#include "io/reader/wire.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace glmamba::io::reader;
  if (size < 2) return 0;
  // What kind of message, and where its voxels begin.
  const std::string_view all(reinterpret_cast<const char*>(data) + 2, size - 2);
  const std::string_view body = all.substr(0, all.size() * (data[1] + 1U) / 256);
  const std::string_view voxels = all.substr(body.size());
  try {
    switch (data[0] % 6) {
      case 0:
        unpackedRequest(body);
        break;
      case 1:
        // What was believed can be said again.
        unpackedContent(packed(unpackedContent(body, "/data/a.dcm")), "/data/a.dcm");
        break;
      case 2:
        unpackedElements(body);
        break;
      case 3:
        unpackedSlice(body, voxels, "/data/a.dcm");
        break;
      case 4:
        unpackedContents(body);
        break;
      default:
        unpackedFailure(body);
    }
  } catch (const Malformed&) {
  } catch (const glmamba::core::Error&) {  // a grid that is none
  }
  return 0;
}

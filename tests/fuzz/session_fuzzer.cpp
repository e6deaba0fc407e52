// SPDX-License-Identifier: Apache-2.0
#include "app/model/saved_session.h"
#include "core/error.h"

// What opens is written again as a session, which must open with the same content.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::filesystem::path folder = "/study/session";
  try {
    const glmamba::app::SavedSession saved =
        glmamba::app::sessionFromJson(QByteArray(reinterpret_cast<const char*>(data), static_cast<int>(size)), folder);
    const QByteArray written = glmamba::app::sessionJson(saved, folder);
    if (glmamba::app::sessionJson(glmamba::app::sessionFromJson(written, folder), folder) != written) __builtin_trap();
  } catch (const glmamba::core::Error&) {
  }
  return 0;
}

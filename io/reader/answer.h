#pragma once

#include <functional>
#include <string>

#include "io/reader/messages.h"

namespace glmamba::io::reader {

/// Takes the messages of an answer in their order.
using Send = std::function<void(MessageKind, std::string body)>;

/// Parses a file, in this process, and sends the answer to `request`, which ends in `done` or `failed`. What `send`
/// throws goes through; nothing else is thrown.
void answer(const Request& request, const Send& send);

}  // namespace glmamba::io::reader

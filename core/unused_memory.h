// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace glmamba::core {

/// Gives memory that was freed, and that the allocator keeps for later, back to the system, where it can be asked to
/// (GNU C library). Takes some ten milliseconds a gigabyte: when nothing else is to be done.
void giveBackUnusedMemory();

}  // namespace glmamba::core

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <torch/torch.h>
// LibTorch's logging has a CHECK of its own; ours is the test's.
#undef CHECK
#include <catch2/catch.hpp>

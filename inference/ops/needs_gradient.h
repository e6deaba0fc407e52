// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <initializer_list>

#include <torch/types.h>

namespace glmamba::ops {

/// Whether autograd would record an operation on these.
inline bool needsGradient(std::initializer_list<at::Tensor> tensors) {
  if (!at::GradMode::is_enabled()) return false;
  for (const at::Tensor& t : tensors)
    if (t.defined() && t.requires_grad()) return true;
  return false;
}

}  // namespace glmamba::ops

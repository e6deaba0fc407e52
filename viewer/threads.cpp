// SPDX-License-Identifier: Apache-2.0
#include "viewer/threads.h"

#include <algorithm>

#include <vtkMultiThreader.h>
#include <vtkSMPTools.h>

namespace glmamba::viewer {

void boundThreads(int count) {
  count = std::max(count, 1);
  vtkMultiThreader::SetGlobalMaximumNumberOfThreads(count);
  vtkMultiThreader::SetGlobalDefaultNumberOfThreads(count);
  vtkSMPTools::Initialize(count);
}

}  // namespace glmamba::viewer

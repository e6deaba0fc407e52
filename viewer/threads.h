// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace glmamba::viewer {

/// VTK's filters use no more than this many threads, however many panes ask at once: a pane's frame must never wait for
/// threads to be made. Once, before the first scene.
void boundThreads(int count);

}  // namespace glmamba::viewer

#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Pictures of every layout and panel in a dark and a light window, on the demo study super-resolved ×2:
#   docs/images/make_images.sh [PROGRAM]     (default: build/release/bin/glmamba-viewer)
# With a virtual screen and software OpenGL where there is xvfb-run, so that they are the same everywhere.
set -e
here=$(cd "$(dirname "$0")" && pwd)
program=${1:-$here/../../build/release/bin/glmamba-viewer}
screen=
if command -v xvfb-run > /dev/null; then
  screen='xvfb-run -a -s "-screen 0 1600x1000x24"'
fi
LIBGL_ALWAYS_SOFTWARE=1 eval "$screen" '"$program"' --demo --demo-size "${DEMO_SIZE:-128,144,48}" --layout-screenshots '"$here"'

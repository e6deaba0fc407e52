// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "app/model/super_resolution_job.h"
#include "core/cancel_token.h"
#include "core/provenance.h"
#include "core/series_pair.h"

namespace glmamba::app {

/// A complete run, as far as its command line goes.
struct CommandRequest {
  core::Series target;
  core::Series reference;
  int tryFactor = 0;
  core::PairingChoice pairing;
  RunSettings settings;
  core::Provenance provenance;
};

/// The command that gives the same voxels on the same machine, quoted for its shell: images as a path and a number
/// there, found by scanning it again, and choices as they were in fact taken. Throws what scan() throws, and
/// Error{unsupported} for images that are in no file.
std::string commandLine(const CommandRequest& request, const core::CancelToken& cancel = {});

}  // namespace glmamba::app

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "app/model/job_runner.h"
#include "app/model/study_list.h"
#include "core/registration.h"
#include "core/series_pair.h"
#include "core/volume.h"
#include "core/window.h"
#include "inference/imaging/phantom.h"
#include "io/scan.h"
#include "io/segment_kind.h"

namespace glmamba::app {

/// Voxels that are already in memory, by series id.
using LoadedVolumes = std::map<std::string, core::VolumePtr>;

/// Everything about the images on show before super-resolution. A plain value.
struct PairImages {
  std::optional<core::Series> target;     ///< absent: nothing is on show
  std::optional<core::Series> reference;  ///< absent: a target alone
  int tryFactor = 0;                      ///< 0: the target as it is; 2 or 4: degraded in the program
  core::PairingChoice pairing;            ///< what the user chose for the pair
  std::vector<core::PairingFinding> findings;
  core::VolumePtr targetVolume;  ///< as read
  core::VolumePtr referenceAsRead;
  core::VolumePtr referenceVolume;  ///< as read; on a moved grid when it was registered
  core::VolumePtr lr;               ///< what is super-resolved: the target, or the target degraded
  core::VolumePtr truth;            ///< the target, when it was degraded; otherwise null
  core::VolumePtr guide;  ///< the reference for the network; in try mode on the truth's grid, so that the result is too
  std::optional<core::Registration> registration;  ///< absent: the reference is where its header puts it
  core::Window targetWindow;
  core::Window referenceWindow;
  std::vector<std::string> warnings;
};

struct PairRequest {
  std::optional<core::Series> target;
  std::optional<core::Series> reference;
  int tryFactor = 0;
  LoadedVolumes loaded;
  core::PairingChoice pairing = {};
};

/// The finding that stands against a pair but that the user may overrule, if there is one.
std::optional<core::PairingFinding> refusalOf(const PairRequest& request);

/// Reads (what is not loaded), registers, degrades and windows. Throws core::Error, also for a pair that SeriesPair
/// refuses.
PairImages preparePair(const PairRequest& request, const JobContext& context);

/// A label map on show.
struct LabelImage {
  core::Series series;
  core::VolumePtr volume;
  std::vector<io::Segment> segments = {};  ///< what its labels are; empty: not known
};
/// Reads a label map; a segmentation that lies on slices of `target` comes on its grid. Throws core::Error when a voxel
/// is not a whole number from 0 to 65535, when it has no label, or when it shares no space with `target` (if given) or
/// is a segmentation in another frame of reference.
LabelImage prepareLabels(const core::Series& series, const std::optional<core::Series>& target,
                         const LoadedVolumes& loaded, const JobContext& context);

/// An image that is drawn in colour over the others.
struct OverlayImage {
  core::Series series;
  core::VolumePtr volume;
  core::Window window;  ///< that shows it as a whole
  double highest = 0;   ///< of its voxels
};
/// Reads an image. Throws core::Error when it shares no space with `target` (if given).
OverlayImage prepareOverlay(const core::Series& series, const std::optional<core::Series>& target,
                            const LoadedVolumes& loaded, const JobContext& context);

struct OpenRequest {
  std::vector<std::filesystem::path> paths;
  StudyList studies;                   ///< what is open already: a new series may belong to a study of these
  std::optional<core::Series> target;  ///< what is on show
  int tryFactor = 0;
  std::filesystem::path targetPath;     ///< a path whose image is the target; empty: proposed
  std::filesystem::path referencePath;  ///< a path whose image is the reference; empty: proposed
  core::PairingChoice pairing = {};
};
/// What opening brings. Nothing of it is in the session until all of it succeeded.
struct OpenAnswer {
  std::vector<core::Study> found;
  LoadedVolumes unsaved;               ///< of series without a file: the demo
  std::optional<PairImages> pair;      ///< absent: what is on show stays
  std::optional<LabelImage> labels;    ///< absent: the overlay stays
  std::vector<LabelImage> masks;       ///< of a session, that were drawn
  std::optional<PairRequest> refused;  ///< the pair asked for, when its check refused it: `pair` is the target alone
  std::vector<std::string> warnings;
};
/// Scans the paths, chooses what to show and reads it; a label map opened by itself becomes the overlay of what is on
/// show. `found` is told what the scan has found so far. Throws core::Error.
OpenAnswer openPaths(const OpenRequest& request, const JobContext& context, const io::FoundSink& found);

/// Scans one file and takes it as overlay, whatever its name says. Throws core::Error.
OpenAnswer openLabels(const OpenRequest& request, const JobContext& context);

struct DemoRequest {
  imaging::PhantomOptions phantom;
  int tryFactor = 2;
};
/// The demo study: a phantom's T1, T2, PD and label map, T2 as target and T1 as reference. Its series have no files.
OpenAnswer openDemo(const DemoRequest& request, const JobContext& context);
/// Whether a series is of the demo study: artificial, and only in memory.
bool isDemoSeries(const core::Series& series);

}  // namespace glmamba::app

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QJsonArray>
#include <QJsonObject>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "app/model/session.h"

namespace glmamba::app {

/// A series as a session file names it: by file, and by what tells it from others in that file.
struct SavedSeries {
  std::filesystem::path file;  ///< absolute; the first of several; empty for the demo's
  int frame = -1;              ///< volume of a NIfTI file; -1: the only one
  std::string id;              ///< Series Instance UID, or the demo's name; empty for NIfTI
};

struct SavedPair {
  std::optional<SavedSeries> target;
  std::optional<SavedSeries> reference;
  int tryFactor = 0;
  core::PairingChoice pairing;
};

/// A run that was over, without voxels: its pair, settings, figures, and the file that holds its result, if any.
struct SavedRun {
  SavedPair pair;
  Run run;
};

/// A mask that was drawn, in a file that the program keeps beside the session's.
struct SavedMask {
  std::filesystem::path file;
  std::string description;
  std::vector<io::Segment> segments;
  SavedSeries study;  ///< which is named by one of its series
  Image drawnOn = Image::lr;
  bool isShown = false;
  bool isCompared = false;  ///< with the mask on show
  bool isOutlined = false;
  io::LabelEntries entries = {};
};

/// What the user calls the labels of a mask that is in a file.
struct SavedLabelEntries {
  SavedSeries series;
  io::LabelEntries entries;
};

/// What was measured in a study, which is named by one of its series.
struct SavedAnnotations {
  SavedSeries series;
  QJsonArray annotations;  ///< annotation_json.h
};

/// Everything that a session file restores.
struct SavedSession {
  std::optional<imaging::PhantomOptions> demo;
  std::vector<std::filesystem::path> paths;  ///< to scan: files and folders that hold the series
  std::vector<SavedSeries> series;           ///< those that were in the study list
  SavedPair shown;
  std::optional<SavedSeries> labels;
  std::optional<SavedSeries> comparison;
  std::vector<SavedSeries> outlines;
  std::optional<SavedSeries> overlay;
  std::vector<SavedMask> masks;
  std::vector<SavedLabelEntries> labelEntries;
  std::vector<SavedAnnotations> annotations;
  RunSettings settings;
  std::vector<SavedRun> runs;
  int shownRun = -1;    ///< index into `runs`; -1: none
  QJsonObject display;  ///< where one looked, and how: display_json.h
  QJsonObject window;   ///< layout of the window, as the window reads it
  bool isEmpty() const { return series.empty() && !demo; }
};

SavedSeries savedSeries(const core::Series& series);
bool isSavedAs(const core::Series& series, const SavedSeries& saved);
/// What a session holds now; `display` and `window` are the caller's to add.
SavedSession savedSession(const Session& session);

/// The folder that holds all files of a series, the file of a single one, or the archive it is packed in; empty for one
/// that is in no file.
std::filesystem::path placeOf(const core::Series& series);

inline constexpr int kSessionVersion = 1;
/// JSON with paths relative to `folder` where they are on the same drive.
QByteArray sessionJson(const SavedSession& saved, const std::filesystem::path& folder);
/// Throws Error{badFile} when `json` is no session, Error{unsupported} when it is of a later version; unknown fields
/// are ignored and missing ones have their defaults.
SavedSession sessionFromJson(const QByteArray& json, const std::filesystem::path& folder);

/// Writes a session file in one step. A file there that this program can't read is kept beside it under another name,
/// which is returned; otherwise an empty path. Throws Error{cannotWrite}.
std::filesystem::path writeSessionFile(const SavedSession& saved, const std::filesystem::path& file);
/// Throws what sessionFromJson() throws, with the file's name, and Error{notFound}, Error{tooLarge}.
SavedSession readSessionFile(const std::filesystem::path& file);

/// Opens what a session file names, as openPaths() does. What is gone is a warning; throws when all of it is.
OpenAnswer openSaved(const SavedSession& saved, const JobContext& context);

}  // namespace glmamba::app

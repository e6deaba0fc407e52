// SPDX-License-Identifier: Apache-2.0
#include "io/reader/messages.h"

#include <cmath>

#include "io/reader/wire.h"

namespace glmamba::io::reader {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t kMiB = 1 << 20;
// 16384 × 16384, as in dicom_header.cpp.
constexpr std::int64_t kLargestSlice = 268435456;
// Along a side; dicom_mosaic.cpp lets 24 pass.
constexpr int kMostTiles = 64;

void requireFinite(const core::Vector3& values) {
  for (const double value : values)
    if (!std::isfinite(value)) throw Malformed();
}

/// Packs or unpacks the fields of a header, in one order.
template <typename Archive, typename Header>
void visit(Archive& archive, Header& h) {
  archive(h.sopClassUid), archive(h.sopInstanceUid), archive(h.seriesUid), archive(h.studyUid);
  archive(h.frameOfReferenceUid), archive(h.patientId), archive(h.patientName), archive(h.studyDate);
  archive(h.studyDescription), archive(h.seriesDescription), archive(h.protocolName), archive(h.seriesNumber);
  archive(h.frame), archive(h.columns), archive(h.rows), archive(h.tilesAcross), archive(h.tilesDown),
      archive(h.instanceNumber), archive(h.lowIsBright), archive(h.columnSpacing), archive(h.rowSpacing);
  archive(h.position), archive(h.alongColumns), archive(h.alongRows), archive(h.sliceDistance), archive(h.slope);
  archive(h.intercept), archive(h.contrastAgent), archive(h.lossy), archive(h.synthetic);
  archive(h.timing.scanningSequence), archive(h.timing.repetitionTimeMs), archive(h.timing.echoTimeMs);
  archive(h.timing.inversionTimeMs), archive(h.timing.bValue);
  archive(h.imageType), archive(h.echoNumber), archive(h.echoTime), archive(h.temporalPosition);
  archive(h.acquisitionNumber), archive(h.acquisitionTime), archive(h.triggerTime), archive(h.sequenceName);
  archive(h.inversionTime), archive(h.multiFrameFile);
}

SliceHeader unpackedHeader(Unpacker& unpack, const fs::path& file) {
  SliceHeader h;
  visit(unpack, h);
  h.file = file;
  if (h.rows < 1 || h.columns < 1 || std::int64_t{h.rows} * h.columns > kLargestSlice || h.frame < 0) throw Malformed();
  if (h.tilesAcross < 1 || h.tilesDown < 1 || h.tilesAcross > kMostTiles || h.tilesDown > kMostTiles) throw Malformed();
  if (h.seriesNumber < 0 || !(h.columnSpacing > 0) || !(h.rowSpacing > 0) || h.slope == 0) throw Malformed();
  requireFinite(h.position);
  requireFinite(h.alongColumns);
  requireFinite(h.alongRows);
  requireFinite({h.columnSpacing, h.rowSpacing, h.sliceDistance});
  requireFinite({h.slope, h.intercept, h.timing.bValue});
  requireFinite({h.timing.repetitionTimeMs, h.timing.echoTimeMs, h.timing.inversionTimeMs});
  return h;
}

void pack(Packer& pack, const core::Series& series) {
  const core::Geometry& grid = series.geometry;
  pack(series.description), pack(series.kind), pack(series.contrast);
  pack(grid.size()), pack(grid.spacing()), pack(grid.origin()), pack(grid.directions());
  pack(series.frames), pack(series.warnings);
}

core::Series unpackedSeries(Unpacker& unpack, const fs::path& file) {
  std::string description;
  core::SeriesKind kind{};
  core::Contrast contrast{};
  core::Size3 size{};
  core::Vector3 spacing{}, origin{};
  std::array<core::Vector3, 3> direction{};
  std::vector<int> frames;
  std::vector<std::string> warnings;
  unpack(description);
  unpack.enumeration(kind, core::SeriesKind::labelMap);
  unpack.enumeration(contrast, core::Contrast::diffusion);
  unpack(size), unpack(spacing), unpack(origin), unpack(direction), unpack(frames), unpack(warnings);
  requireFinite(origin);
  for (const int frame : frames)
    if (frame < 0) throw Malformed();
  if (frames.size() > 1) throw Malformed();
  core::Series series{fs::absolute(file).lexically_normal().string(),
                      {},
                      description,
                      0,
                      core::FileFormat::nifti,
                      kind,
                      contrast,
                      core::Geometry(size, spacing, origin, direction),
                      {file},
                      std::move(warnings)};
  if (!frames.empty()) series.id += " volume " + std::to_string(frames.front() + 1);
  series.frames = std::move(frames);
  return series;
}

/// Sentences are shown: no control characters from a file, and not endless.
std::string shown(std::string text) {
  constexpr std::size_t kLongest = 2000;
  if (text.size() > kLongest) text.resize(kLongest);
  for (char& c : text)
    if (static_cast<unsigned char>(c) < 0x20) c = ' ';
  return text;
}

/// PS3.5, 9.1.
bool isUid(const std::string& text) {
  return text.size() <= 64 && text.find_first_not_of("0123456789.") == std::string::npos;
}

/// Packs or unpacks a segment, in one order.
template <typename Archive, typename SegmentType>
void visitSegment(Archive& archive, SegmentType& s) {
  archive(s.kind.name), archive(s.kind.label), archive(s.kind.description);
  for (auto* code : {&s.kind.category, &s.kind.type})
    archive(code->value), archive(code->scheme), archive(code->meaning);
  archive(s.kind.colour), archive(s.labels), archive(s.trackingUid);
}

void pack(Packer& pack, const SegmentedVolume& volume) {
  visit(pack, volume.slice);
  pack(volume.slices), pack(static_cast<std::uint32_t>(volume.segments.size()));
  for (const Segment& segment : volume.segments) visitSegment(pack, segment);
  pack(volume.sources), pack(volume.warnings);
}

SegmentedVolume unpackedSegmentation(Unpacker& unpack, const fs::path& file) {
  SegmentedVolume volume;
  volume.slice = unpackedHeader(unpack, file);
  unpack(volume.slices);
  const double voxels = static_cast<double>(volume.slice.rows) * volume.slice.columns * volume.slices;
  if (volume.slices < 1 || !(voxels < 2147483648.0) || !(volume.slice.sliceDistance > 0)) throw Malformed();
  for (std::uint32_t left = unpack.count(); left > 0; --left) {
    Segment& segment = volume.segments.emplace_back();
    visitSegment(unpack, segment);
    for (std::string* text : {&segment.kind.name, &segment.kind.label, &segment.kind.description})
      *text = shown(std::move(*text));
    for (auto* code : {&segment.kind.category, &segment.kind.type})
      for (std::string* text : {&code->value, &code->scheme, &code->meaning}) *text = shown(std::move(*text));
    if (!isUid(segment.trackingUid)) segment.trackingUid.clear();
    for (const int label : segment.labels)
      if (label < 1) throw Malformed();
  }
  unpack(volume.sources), unpack(volume.warnings);
  for (std::string& warning : volume.warnings) warning = shown(std::move(warning));
  return volume;
}

}  // namespace

std::string protocol() { return GLMAMBA_READER_PROTOCOL; }

bool isLast(MessageKind kind) {
  return kind != MessageKind::ready && kind != MessageKind::slice && kind != MessageKind::voxels;
}

std::uint64_t largestBody(MessageKind kind) {
  switch (kind) {
    case MessageKind::ready:
    case MessageKind::done:
    case MessageKind::voxels:
      return 64;
    case MessageKind::request:
    case MessageKind::slice:
      return kMiB;
    case MessageKind::description:
    case MessageKind::elements:
    case MessageKind::names:
      return 256 * kMiB;
    case MessageKind::failed:
      return 64 << 10;
  }
  return 0;
}

std::uint64_t largestBulk(MessageKind kind) {
  if (kind == MessageKind::slice) return 2 * static_cast<std::uint64_t>(kLargestSlice);
  return kind == MessageKind::voxels ? 4 * kMiB : 0;
}

std::string framed(MessageKind kind, const std::string& body) {
  const Envelope envelope{Envelope::kMagic, kind, body.size(), 0, 0};
  std::string message(reinterpret_cast<const char*>(&envelope), sizeof envelope);
  return message += body;
}

std::string packed(const Request& request) {
  Packer pack;
  pack(request.kind), pack(request.file.string()), pack(request.frames), pack(request.size);
  return pack.take();
}

Request unpackedRequest(std::string_view body) {
  Unpacker unpack(body);
  Request request;
  std::string file;
  unpack.enumeration(request.kind, Request::Kind::labels);
  unpack(file), unpack(request.frames), unpack(request.size);
  unpack.finish();
  request.file = file;
  return request;
}

std::string packed(const FileContent& content) {
  Packer packer;
  packer(static_cast<std::uint8_t>(content.index()));
  if (const auto* slices = std::get_if<std::vector<SliceHeader>>(&content)) {
    packer(static_cast<std::uint32_t>(slices->size()));
    for (const SliceHeader& slice : *slices) visit(packer, slice);
  } else if (const auto* volumes = std::get_if<std::vector<core::Series>>(&content)) {
    packer(static_cast<std::uint32_t>(volumes->size()));
    for (const core::Series& volume : *volumes) pack(packer, volume);
  } else if (const auto* volume = std::get_if<SegmentedVolume>(&content)) {
    pack(packer, *volume);
  } else {
    const Refusal& refusal = std::get<Refusal>(content);
    packer(refusal.code), packer(refusal.message), packer(refusal.isImage), packer(refusal.isDirectory);
  }
  return packer.take();
}

FileContent unpackedContent(std::string_view body, const fs::path& file) {
  Unpacker unpack(body);
  std::uint8_t which = 0;
  unpack(which);
  FileContent content;
  if (which == 0) {
    std::vector<SliceHeader> slices;
    for (std::uint32_t left = unpack.count(); left > 0; --left) slices.push_back(unpackedHeader(unpack, file));
    if (slices.empty()) throw Malformed();
    content = std::move(slices);
  } else if (which == 1) {
    std::vector<core::Series> volumes;
    for (std::uint32_t left = unpack.count(); left > 0; --left) volumes.push_back(unpackedSeries(unpack, file));
    if (volumes.empty()) throw Malformed();
    content = std::move(volumes);
  } else if (which == 2) {
    Refusal refusal;
    unpack.enumeration(refusal.code, core::ErrorCode::device);
    unpack(refusal.message), unpack(refusal.isImage), unpack(refusal.isDirectory);
    refusal.message = shown(std::move(refusal.message));
    content = std::move(refusal);
  } else if (which == 3) {
    content = unpackedSegmentation(unpack, file);
  } else {
    throw Malformed();
  }
  unpack.finish();
  return content;
}

std::string packed(const ReadSlice& slice) {
  Packer pack;
  visit(pack, slice.header);
  pack(slice.stored.isSigned);
  return pack.take();
}

void packValues(const StoredSlice& stored, char* to) {
  for (const std::int32_t value : stored.values) {
    const auto half = static_cast<std::uint16_t>(value);
    std::memcpy(to, &half, sizeof half);
    to += sizeof half;
  }
}

ReadSlice unpackedSlice(std::string_view body, std::string_view values, const fs::path& file) {
  Unpacker unpack(body);
  ReadSlice slice;
  slice.header = unpackedHeader(unpack, file);
  unpack(slice.stored.isSigned);
  unpack.finish();
  const std::size_t count =
      static_cast<std::size_t>(slice.header.rows) * static_cast<std::size_t>(slice.header.columns);
  if (values.size() != count * sizeof(std::uint16_t)) throw Malformed();
  slice.stored.values.resize(count);
  const char* from = values.data();
  for (std::int32_t& value : slice.stored.values) {
    std::uint16_t half = 0;
    std::memcpy(&half, from, sizeof half);
    from += sizeof half;
    value = slice.stored.isSigned ? static_cast<std::int16_t>(half) : half;
  }
  return slice;
}

std::string packed(const ZipContents& contents) {
  Packer pack;
  pack(contents.entries), pack(contents.passedOver);
  return pack.take();
}

ZipContents unpackedContents(std::string_view body) {
  Unpacker unpack(body);
  ZipContents contents;
  unpack(contents.entries), unpack(contents.passedOver);
  unpack.finish();
  for (const std::string& name : contents.entries)
    if (!isSafeEntryName(name)) throw Malformed();
  return contents;
}

std::string packed(const Failure& failure) {
  Packer pack;
  pack(failure.code), pack(shown(failure.message));
  return pack.take();
}

Failure unpackedFailure(std::string_view body) {
  Unpacker unpack(body);
  Failure failure;
  unpack.enumeration(failure.code, core::ErrorCode::device);
  unpack(failure.message);
  unpack.finish();
  failure.message = shown(std::move(failure.message));
  return failure;
}

}  // namespace glmamba::io::reader

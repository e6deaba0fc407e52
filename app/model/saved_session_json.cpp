// SPDX-License-Identifier: Apache-2.0
#include <QJsonArray>
#include <QJsonDocument>
#include <algorithm>
#include <map>

#include "app/model/saved_session.h"

namespace glmamba::app {

namespace {

namespace fs = std::filesystem;

constexpr const char* kFormat = "glmamba-session";
constexpr double kMostMemory = 1e15;  // bytes; what a number of a file may ask for

QString text(const std::string& value) { return QString::fromStdString(value); }

// "" where there is no way from one to the other: another drive.
QString wayTo(const fs::path& path, const fs::path& folder) {
  if (path.empty()) return {};
  const fs::path way = path.lexically_proximate(folder);
  return text(way.generic_u8string());
}

fs::path pathAt(const QJsonValue& value, const fs::path& folder) {
  const QString way = value.toString();
  return way.isEmpty() ? fs::path() : (folder / fs::u8path(way.toStdString())).lexically_normal();
}

template <typename T>
T oneOf(const QJsonValue& value, T last) {
  const int number = value.toInt();
  return number >= 0 && number <= static_cast<int>(last) ? static_cast<T>(number) : T{};
}

QJsonObject json(const SavedSeries& series, const fs::path& folder) {
  QJsonObject object;
  if (!series.file.empty()) object["file"] = wayTo(series.file, folder);
  if (series.frame >= 0) object["volume"] = series.frame;
  if (!series.id.empty()) object["id"] = text(series.id);
  return object;
}

std::optional<SavedSeries> seriesFrom(const QJsonValue& value, const fs::path& folder) {
  const QJsonObject object = value.toObject();
  SavedSeries series{pathAt(object["file"], folder), object["volume"].toInt(-1), object["id"].toString().toStdString()};
  if (series.file.empty() && series.id.empty()) return {};
  return series;
}

QJsonObject json(const SavedPair& pair, const fs::path& folder) {
  QJsonObject object{{"try", pair.tryFactor},
                     {"register", static_cast<int>(pair.pairing.registration)},
                     {"accepted", pair.pairing.acceptRefused}};
  if (pair.target) object["target"] = json(*pair.target, folder);
  if (pair.reference) object["reference"] = json(*pair.reference, folder);
  return object;
}

SavedPair pairFrom(const QJsonObject& object, const fs::path& folder) {
  SavedPair pair{
      seriesFrom(object["target"], folder), seriesFrom(object["reference"], folder), object["try"].toInt(), {}};
  if (pair.tryFactor != 2 && pair.tryFactor != 4) pair.tryFactor = 0;
  pair.pairing = {oneOf(object["register"], core::RegistrationChoice::no), object["accepted"].toBool()};
  return pair;
}

QJsonObject json(const RunSettings& settings) {
  QJsonObject object{{"model", text(settings.model)},
                     {"scale", settings.scaleFactor},
                     {"device", static_cast<int>(settings.device)},
                     {"precision", static_cast<int>(settings.precision)},
                     {"memory", static_cast<double>(settings.memoryLimit)},
                     {"ensemble", settings.ensemble},
                     {"dataConsistency", settings.dataConsistency}};
  if (settings.slices) object["slices"] = QJsonArray{settings.slices->first, settings.slices->last};
  return object;
}

RunSettings settingsFrom(const QJsonObject& object) {
  RunSettings settings;
  settings.model = object["model"].toString().toStdString();
  settings.scaleFactor = object["scale"].toInt() == 4 ? 4 : 2;
  settings.device = oneOf(object["device"], engine::Device::cuda);
  settings.precision = oneOf(object["precision"], engine::Precision::bf16);
  settings.memoryLimit = static_cast<std::uint64_t>(std::clamp(object["memory"].toDouble(), 0.0, kMostMemory));
  settings.ensemble = object["ensemble"].toBool();
  settings.dataConsistency = object["dataConsistency"].toBool();
  const QJsonArray slices = object["slices"].toArray();
  if (slices.size() == 2 && slices[0].toInt() >= 0 && slices[1].toInt() > slices[0].toInt())
    settings.slices = engine::SliceRange{slices[0].toInt(), slices[1].toInt()};
  return settings;
}

QJsonObject json(const imaging::Metrics& metrics) {
  return {{"psnr", metrics.psnr}, {"ssim", metrics.ssim}, {"nmse", metrics.nmse}, {"slices", metrics.slices}};
}

std::optional<imaging::Metrics> metricsFrom(const QJsonValue& value) {
  if (!value.isObject()) return {};
  const QJsonObject object = value.toObject();
  imaging::Metrics metrics;
  metrics.psnr = object["psnr"].toDouble();
  metrics.ssim = object["ssim"].toDouble();
  metrics.nmse = object["nmse"].toDouble();
  metrics.slices = object["slices"].toInt();
  return metrics;
}

QJsonArray json(const core::Vector3& vector) { return {vector[0], vector[1], vector[2]}; }

core::Vector3 vectorFrom(const QJsonValue& value) {
  const QJsonArray array = value.toArray();
  return {array[0].toDouble(), array[1].toDouble(), array[2].toDouble()};
}

QJsonObject json(const core::Registration& registration) {
  const core::RigidTransform& transform = registration.targetFromReference;
  QJsonObject object{
      {"rotation", QJsonArray{json(transform.rotation[0]), json(transform.rotation[1]), json(transform.rotation[2])}},
      {"translation", json(transform.translation)},
      {"shiftMm", registration.shiftMm},
      {"degrees", registration.degrees},
      {"informationAfter", registration.informationAfter},
      {"overlap", registration.overlap},
      {"start", text(registration.start)},
      {"seconds", registration.seconds}};
  if (registration.informationBefore) object["informationBefore"] = *registration.informationBefore;
  return object;
}

core::Registration registrationFrom(const QJsonObject& object) {
  core::Registration registration;
  const QJsonArray rows = object["rotation"].toArray();
  for (int row = 0; row < 3; ++row)
    registration.targetFromReference.rotation[static_cast<std::size_t>(row)] = vectorFrom(rows[row]);
  registration.targetFromReference.translation = vectorFrom(object["translation"]);
  registration.shiftMm = object["shiftMm"].toDouble();
  registration.degrees = object["degrees"].toDouble();
  if (object.contains("informationBefore")) registration.informationBefore = object["informationBefore"].toDouble();
  registration.informationAfter = object["informationAfter"].toDouble();
  registration.overlap = object["overlap"].toDouble();
  registration.start = object["start"].toString().toStdString();
  registration.seconds = object["seconds"].toDouble();
  return registration;
}

QJsonObject json(const RunRecord& record) {
  const core::Provenance& made = record.provenance;
  QJsonObject object{{"program", text(made.programVersion)},
                     {"model", text(made.modelName)},
                     {"modelVersion", text(made.modelVersion)},
                     {"weightsSha256", text(made.weightsSha256)},
                     {"scale", made.scaleFactor},
                     {"degradedBy", made.degradedBy},
                     {"alignment", static_cast<int>(made.alignment)},
                     {"upsampling", text(made.upsampling)},
                     {"device", text(made.device)},
                     {"precision", text(made.precision)},
                     {"dataConsistency", made.dataConsistency},
                     {"ensemble", made.ensemble},
                     {"synthetic", made.synthetic},
                     {"slices", record.slices},
                     {"seconds", record.seconds}};
  if (made.registration) object["registration"] = json(*made.registration);
  if (record.srMetrics) object["sr"] = json(*record.srMetrics);
  if (record.interpolatedMetrics) object["interpolated"] = json(*record.interpolatedMetrics);
  return object;
}

RunRecord recordFrom(const QJsonObject& object) {
  RunRecord record;
  core::Provenance& made = record.provenance;
  made.programVersion = object["program"].toString().toStdString();
  made.modelName = object["model"].toString().toStdString();
  made.modelVersion = object["modelVersion"].toString().toStdString();
  made.weightsSha256 = object["weightsSha256"].toString().toStdString();
  made.scaleFactor = object["scale"].toInt(1);
  made.degradedBy = object["degradedBy"].toInt(1);
  made.alignment = oneOf(object["alignment"], core::GridAlignment::area);
  made.upsampling = object["upsampling"].toString().toStdString();
  made.device = object["device"].toString().toStdString();
  made.precision = object["precision"].toString().toStdString();
  made.dataConsistency = object["dataConsistency"].toBool();
  made.ensemble = object["ensemble"].toBool();
  made.synthetic = object["synthetic"].toBool();
  if (object["registration"].isObject()) made.registration = registrationFrom(object["registration"].toObject());
  record.slices = object["slices"].toInt();
  record.seconds = object["seconds"].toDouble();
  record.srMetrics = metricsFrom(object["sr"]);
  record.interpolatedMetrics = metricsFrom(object["interpolated"]);
  return record;
}

}  // namespace

namespace {

QJsonArray json(const io::SegmentKind::Code& code) { return {text(code.value), text(code.scheme), text(code.meaning)}; }

io::SegmentKind::Code codeFrom(const QJsonValue& value, const io::SegmentKind::Code& otherwise) {
  const QJsonArray code = value.toArray();
  if (code.size() != 3 || code[0].toString().isEmpty() || code[1].toString().isEmpty()) return otherwise;
  return {code[0].toString().toStdString(), code[1].toString().toStdString(), code[2].toString().toStdString()};
}

QJsonArray json(const io::LabelEntries& entries) {
  QJsonArray all;
  for (const io::LabelEntry& entry : entries) {
    QJsonObject one{{"value", entry.value}, {"visible", entry.isVisible}};
    if (!entry.name.empty()) one["name"] = text(entry.name);
    if (entry.colour) one["colour"] = QJsonArray{(*entry.colour)[0], (*entry.colour)[1], (*entry.colour)[2]};
    all.append(one);
  }
  return all;
}

io::Rgb colourFrom(const QJsonValue& value) {
  io::Rgb colour{};
  for (std::size_t n = 0; n < colour.size(); ++n)
    colour[n] = static_cast<std::uint8_t>(std::clamp(value.toArray()[static_cast<int>(n)].toInt(), 0, 255));
  return colour;
}

io::LabelEntries entriesFrom(const QJsonValue& value) {
  std::map<int, io::LabelEntry> entries;
  for (const QJsonValue one : value.toArray()) {
    io::LabelEntry entry{one["value"].toInt(), one["name"].toString().toStdString(), {}, one["visible"].toBool(true)};
    if (one["colour"].isArray()) entry.colour = colourFrom(one["colour"]);
    if (entry.value > 0 && entry.value <= 65535) entries[entry.value] = std::move(entry);
  }
  io::LabelEntries inOrder;
  for (auto& [number, entry] : entries) inOrder.push_back(std::move(entry));
  return inOrder;
}

QJsonObject json(const SavedMask& mask, const fs::path& folder) {
  QJsonArray segments;
  for (const io::Segment& segment : mask.segments) {
    QJsonArray labels;
    for (const int label : segment.labels) labels.append(label);
    const io::SegmentKind& kind = segment.kind;
    segments.append(QJsonObject{{"name", text(kind.name)},
                                {"label", text(kind.label)},
                                {"description", text(kind.description)},
                                {"category", json(kind.category)},
                                {"type", json(kind.type)},
                                {"colour", QJsonArray{kind.colour[0], kind.colour[1], kind.colour[2]}},
                                {"labels", labels},
                                {"uid", text(segment.trackingUid)}});
  }
  return {{"file", wayTo(mask.file, folder)},
          {"description", text(mask.description)},
          {"study", json(mask.study, folder)},
          {"image", static_cast<int>(mask.drawnOn)},
          {"shown", mask.isShown},
          {"compared", mask.isCompared},
          {"outlined", mask.isOutlined},
          {"segments", segments},
          {"names", json(mask.entries)}};
}

std::optional<SavedMask> maskFrom(const QJsonObject& object, const fs::path& folder) {
  const auto study = seriesFrom(object["study"], folder);
  SavedMask mask{pathAt(object["file"], folder),
                 object["description"].toString().toStdString(),
                 {},
                 {},
                 oneOf(object["image"], Image::truth),
                 object["shown"].toBool(),
                 object["compared"].toBool(),
                 object["outlined"].toBool()};
  if (!study || mask.file.empty()) return {};
  mask.study = *study;
  for (const QJsonValue value : object["segments"].toArray()) {
    const QJsonObject one = value.toObject();
    io::Segment segment{io::segmentKind(one["name"].toString().toStdString(), 1), {}};
    segment.kind.label = one["label"].toString().toStdString();
    segment.kind.description = one["description"].toString().toStdString();
    segment.kind.category = codeFrom(one["category"], segment.kind.category);
    segment.kind.type = codeFrom(one["type"], segment.kind.type);
    segment.kind.colour = colourFrom(one["colour"]);
    for (const QJsonValue label : one["labels"].toArray())
      if (label.toInt() > 0 && label.toInt() <= 65535) segment.labels.push_back(label.toInt());
    const std::string uid = one["uid"].toString().toStdString();
    if (uid.size() <= 64 && uid.find_first_not_of("0123456789.") == std::string::npos) segment.trackingUid = uid;
    mask.segments.push_back(std::move(segment));
  }
  mask.entries = entriesFrom(object["names"]);
  return mask;
}

}  // namespace

QByteArray sessionJson(const SavedSession& saved, const fs::path& folder) {
  QJsonArray paths, series, runs, measured, masks, names, outlines;
  for (const SavedMask& one : saved.masks) masks.append(json(one, folder));
  for (const SavedSeries& one : saved.outlines) outlines.append(json(one, folder));
  for (const SavedLabelEntries& one : saved.labelEntries)
    names.append(QJsonObject{{"series", json(one.series, folder)}, {"names", json(one.entries)}});
  for (const fs::path& path : saved.paths) paths.append(wayTo(path, folder));
  for (const SavedSeries& one : saved.series) series.append(json(one, folder));
  for (const SavedAnnotations& one : saved.annotations)
    measured.append(QJsonObject{{"series", json(one.series, folder)}, {"annotations", one.annotations}});
  for (const SavedRun& one : saved.runs) {
    QJsonObject run{{"pair", json(one.pair, folder)},
                    {"settings", json(one.run.settings)},
                    {"firstSlice", one.run.firstSlice},
                    {"asked", one.run.asked.toString(Qt::ISODateWithMs)},
                    {"made", json(*one.run.record)}};
    if (!one.run.file.empty()) run["file"] = wayTo(one.run.file, folder);
    runs.append(run);
  }
  QJsonObject root{{"format", kFormat},
                   {"version", kSessionVersion},
                   {"program", GLMAMBA_VERSION},
                   {"paths", paths},
                   {"series", series},
                   {"pair", json(saved.shown, folder)},
                   {"settings", json(saved.settings)},
                   {"runs", runs},
                   {"measured", measured},
                   {"masks", masks},
                   {"labelNames", names},
                   {"outlines", outlines},
                   {"shownRun", saved.shownRun},
                   {"display", saved.display},
                   {"window", saved.window}};
  if (saved.labels) root["labels"] = json(*saved.labels, folder);
  if (saved.comparison) root["comparison"] = json(*saved.comparison, folder);
  if (saved.overlay) root["overlay"] = json(*saved.overlay, folder);
  if (saved.demo)
    root["demo"] = QJsonObject{{"size", QJsonArray{saved.demo->size[0], saved.demo->size[1], saved.demo->size[2]}},
                               {"seed", QString::number(saved.demo->seed)}};
  return QJsonDocument(root).toJson();
}

SavedSession sessionFromJson(const QByteArray& bytes, const fs::path& folder) {
  const QJsonObject root = QJsonDocument::fromJson(bytes).object();
  if (root["format"].toString() != kFormat)
    throw core::Error(core::ErrorCode::badFile,
                      "is no session file of this program, or it is damaged: choose another.");
  if (root["version"].toInt() > kSessionVersion || root["version"].toInt() < 1)
    throw core::Error(core::ErrorCode::unsupported, "was written by a later version of the program (" +
                                                        root["program"].toString().toStdString() +
                                                        "): open it with that.");
  SavedSession saved;
  for (const QJsonValue value : root["paths"].toArray())
    if (const fs::path path = pathAt(value, folder); !path.empty()) saved.paths.push_back(path);
  for (const QJsonValue value : root["series"].toArray())
    if (const auto one = seriesFrom(value, folder)) saved.series.push_back(*one);
  saved.shown = pairFrom(root["pair"].toObject(), folder);
  saved.labels = seriesFrom(root["labels"], folder);
  saved.comparison = seriesFrom(root["comparison"], folder);
  saved.overlay = seriesFrom(root["overlay"], folder);
  for (const QJsonValue value : root["measured"].toArray())
    if (const auto one = seriesFrom(value.toObject()["series"], folder))
      saved.annotations.push_back({*one, value.toObject()["annotations"].toArray()});
  for (const QJsonValue value : root["outlines"].toArray())
    if (const auto series = seriesFrom(value, folder)) saved.outlines.push_back(*series);
  for (const QJsonValue value : root["labelNames"].toArray())
    if (const auto series = seriesFrom(value["series"], folder))
      saved.labelEntries.push_back({*series, entriesFrom(value["names"])});
  for (const QJsonValue value : root["masks"].toArray())
    if (const auto one = maskFrom(value.toObject(), folder)) saved.masks.push_back(*one);
  saved.settings = settingsFrom(root["settings"].toObject());
  for (const QJsonValue value : root["runs"].toArray()) {
    const QJsonObject object = value.toObject();
    SavedRun one{pairFrom(object["pair"].toObject(), folder), {}};
    one.run.settings = settingsFrom(object["settings"].toObject());
    one.run.firstSlice = object["firstSlice"].toInt();
    one.run.asked = QDateTime::fromString(object["asked"].toString(), Qt::ISODateWithMs);
    one.run.record = recordFrom(object["made"].toObject());
    one.run.phase = RunPhase::complete;
    one.run.file = pathAt(object["file"], folder);
    saved.runs.push_back(std::move(one));
  }
  saved.shownRun = root["shownRun"].toInt(-1);
  if (saved.shownRun >= static_cast<int>(saved.runs.size())) saved.shownRun = -1;
  saved.display = root["display"].toObject();
  saved.window = root["window"].toObject();
  if (const QJsonObject demo = root["demo"].toObject(); !demo.isEmpty()) {
    saved.demo.emplace();
    const QJsonArray size = demo["size"].toArray();
    for (int axis = 0; axis < 3; ++axis)
      saved.demo->size[static_cast<std::size_t>(axis)] = std::clamp(size[axis].toInt(), 32, 512);
    saved.demo->seed = demo["seed"].toString().toULongLong();
  }
  return saved;
}

}  // namespace glmamba::app

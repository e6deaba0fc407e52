// SPDX-License-Identifier: Apache-2.0
#include "app/model/display_json.h"

#include <QJsonArray>
#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "app/model/layout_json.h"

namespace glmamba::app {

namespace {

constexpr std::array<const char*, kOrientations.size()> kOrientationNames{"axial", "coronal", "sagittal"};
constexpr std::array<const char*, 3> kInterpolationNames{"nearest", "linear", "cubic"};
constexpr std::array<const char*, kToolCount> kToolNames{"crosshair", "window",    "distance", "angle",
                                                         "profile",   "rectangle", "ellipse",  "freehand",
                                                         "brush",     "erase",     "fill"};
constexpr const char* kNeurological = "neurological";

QString nameOf(Image image) { return QString::fromStdString(imageName(image)); }
QString nameOf(Viewpoint viewpoint) {
  if (const auto plane = planeOf(viewpoint)) return kOrientationNames[static_cast<std::size_t>(*plane)];
  return nameOf(static_cast<Image>(viewpoint));
}

/// The index of a name, or nothing when it is none of them.
template <std::size_t count>
std::optional<int> indexIn(const std::array<const char*, count>& names, const QJsonValue& value) {
  for (std::size_t n = 0; n < count; ++n)
    if (value.toString() == names[n]) return static_cast<int>(n);
  return {};
}

QJsonArray json(const core::Vector3& vector) { return {vector[0], vector[1], vector[2]}; }

void read(const QJsonValue& value, core::Vector3& vector) {
  const QJsonArray array = value.toArray();
  if (array.size() != 3) return;
  for (int axis = 0; axis < 3; ++axis)
    vector[static_cast<std::size_t>(axis)] = array[axis].toDouble(vector[static_cast<std::size_t>(axis)]);
}

// The switches of links and layers by name, for writing and reading alike.
constexpr std::pair<const char*, bool Links::*> kLinks[] = {
    {"cursor", &Links::cursor}, {"slice", &Links::slice},   {"pan", &Links::pan},
    {"zoom", &Links::zoom},     {"window", &Links::window}, {"interpolation", &Links::interpolation}};
constexpr std::pair<const char*, bool Layers::*> kLayerSwitches[] = {{"crosshair", &Layers::crosshair},
                                                                     {"labelsVisible", &Layers::labelsVisible},
                                                                     {"labelsFilled", &Layers::labelsFilled},
                                                                     {"ownMasks", &Layers::ownMasks},
                                                                     {"mapOnAll", &Layers::mapOnAll}};
constexpr std::pair<const char*, double Layers::*> kLayerOpacities[] = {{"labelOpacity", &Layers::labelOpacity},
                                                                        {"mapOpacity", &Layers::mapOpacity},
                                                                        {"mapThreshold", &Layers::mapThreshold}};

QJsonObject json(const OverlayLook& look) {
  QJsonObject object{{"colours", QString::fromStdString(look.colours)},
                     {"window", QJsonArray{look.window.centre, look.window.width}},
                     {"isClipped", look.isClipped},
                     {"least", look.least},
                     {"most", look.most},
                     {"opacity", look.opacity}};
  if (look.alpha) object["alpha"] = nameOf(*look.alpha);
  return object;
}

OverlayLook overlayLookFrom(const QJsonObject& saved, OverlayLook look) {
  look.colours = saved["colours"].toString(QString::fromStdString(look.colours)).toStdString();
  const QJsonArray window = saved["window"].toArray();
  if (window.size() == 2 && window[1].toDouble() > 0) look.window = {window[0].toDouble(), window[1].toDouble()};
  look.isClipped = saved["isClipped"].toBool(look.isClipped);
  look.least = saved["least"].toDouble(look.least);
  look.most = saved["most"].toDouble(look.most);
  look.opacity = std::clamp(saved["opacity"].toDouble(look.opacity), 0.0, 1.0);
  look.alpha.reset();
  for (const Image image : kImages)
    if (saved["alpha"].toString() == nameOf(image)) look.alpha = image;
  return look;
}

void restoreLayers(DisplayState& display, const QJsonObject& saved) {
  Layers layers = display.layers();
  for (const auto& [name, member] : kLayerSwitches) layers.*member = saved[name].toBool(layers.*member);
  for (const auto& [name, member] : kLayerOpacities) layers.*member = saved[name].toDouble(layers.*member);
  layers.map = saved["map"].toString(QString::fromStdString(layers.map)).toStdString();
  layers.overlay = overlayLookFrom(saved["overlay"].toObject(), layers.overlay);
  display.setLayers(layers);
}

}  // namespace

QJsonObject lookJson(const DisplayState& display) {
  QJsonObject links, layers, groups, windows, interpolations;
  for (const auto& [name, member] : kLinks) links[name] = display.links().*member;
  for (const auto& [name, member] : kLayerSwitches) layers[name] = display.layers().*member;
  for (const auto& [name, member] : kLayerOpacities) layers[name] = display.layers().*member;
  layers["map"] = QString::fromStdString(display.layers().map);
  layers["overlay"] = json(display.layers().overlay);
  for (const Image image : kImages) {
    const core::Window& window = display.window(image);
    groups[nameOf(image)] = display.group(image);
    windows[nameOf(image)] = QJsonArray{window.centre, window.width, window.isInverted};
    interpolations[nameOf(image)] = kInterpolationNames[static_cast<std::size_t>(display.interpolation(image))];
  }
  return {{"layout", layoutJson(display.layout())},
          {"convention", display.convention() == Convention::neurological ? kNeurological : "radiological"},
          {"groups", groups},
          {"links", links},
          {"layers", layers},
          {"windows", windows},
          {"interpolations", interpolations}};
}

void restoreLook(DisplayState& display, const QJsonObject& look) {
  display.setLayout(layoutFromJson(look["layout"].toObject(), display.layout()));
  if (look["convention"].isString())
    display.setConvention(look["convention"].toString() == kNeurological ? Convention::neurological
                                                                         : Convention::radiological);
  const QJsonObject groups = look["groups"].toObject();
  for (const Image image : kImages) {
    const int group = groups[nameOf(image)].toInt(-1);
    if (group >= 0 && group < kGroupCount) display.setGroup(image, group);
  }
  restoreLayers(display, look["layers"].toObject());

  Links links = display.links();
  // Each image gets its own values: through a link the next would overwrite them.
  Links open = links;
  open.window = open.interpolation = false;
  display.setLinks(open);
  const QJsonObject windows = look["windows"].toObject(), interpolations = look["interpolations"].toObject();
  for (const Image image : kImages) {
    const QJsonArray window = windows[nameOf(image)].toArray();
    if (window.size() >= 2 && window[1].toDouble() > 0)
      display.setWindow(image, {window[0].toDouble(), window[1].toDouble(), window.at(2).toBool()});
    if (const auto interpolation = indexIn(kInterpolationNames, interpolations[nameOf(image)]))
      display.setInterpolation(image, static_cast<Interpolation>(*interpolation));
  }
  const QJsonObject savedLinks = look["links"].toObject();
  for (const auto& [name, member] : kLinks) links.*member = savedLinks[name].toBool(links.*member);
  display.setLinks(links);
}

QJsonObject placesJson(const DisplayState& display) {
  QJsonObject places;
  for (const Viewpoint viewpoint : kViewpoints) {
    const Place& place = display.place(viewpoint);
    places[nameOf(viewpoint)] =
        QJsonObject{{"cursor", json(place.cursor)}, {"centre", json(place.centre)}, {"heightMm", place.heightMm}};
  }
  QJsonObject all{{"orientation", kOrientationNames[static_cast<std::size_t>(display.orientation())]},
                  {"tool", kToolNames[static_cast<std::size_t>(display.tool())]},
                  {"cursor", json(display.cursor())},
                  {"viewpoints", places}};
  if (display.maximised()) all["maximised"] = *display.maximised();
  return all;
}

std::optional<Orientation> orientationOf(const QJsonObject& places) {
  const auto index = indexIn(kOrientationNames, places["orientation"]);
  return index ? std::optional<Orientation>(static_cast<Orientation>(*index)) : std::nullopt;
}

void restorePlaces(DisplayState& display, const QJsonObject& places) {
  display.setTool(static_cast<Tool>(indexIn(kToolNames, places["tool"]).value_or(0)));
  const int maximised = places["maximised"].toInt(-1);
  const bool isThere = maximised >= 0 && maximised < static_cast<int>(panesOf(display.layout()).size());
  // The places come after it: a pane that gets the whole area may fit its image into that.
  display.setMaximised(isThere ? std::optional<int>(maximised) : std::nullopt);

  Outlooks outlooks = display.outlooks();
  core::Vector3 cursor = display.cursor();
  read(places["cursor"], cursor);
  const QJsonObject viewpoints = places["viewpoints"].toObject();
  for (const Viewpoint viewpoint : kViewpoints) {
    const QJsonObject saved = viewpoints[nameOf(viewpoint)].toObject();
    Place& place = outlooks[indexOf(viewpoint)].place;
    read(saved["cursor"], place.cursor);
    read(saved["centre"], place.centre);
    const double height = saved["heightMm"].toDouble();
    if (std::isfinite(height) && height > 0) place.heightMm = height;
  }
  display.showEverywhere(display.orientation(), outlooks, cursor);
}

}  // namespace glmamba::app

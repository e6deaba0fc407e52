// SPDX-License-Identifier: Apache-2.0
#include "viewer/decorations/captions.h"

#include <cmath>

#include "viewer/decorations/number_text.h"

namespace glmamba::viewer {

using core::operator*;

namespace {

constexpr double kTitleSize = 1.1;      // of the pane's font
constexpr double kLineDistance = 1.45;  // of a line's own font

int pixelsOf(const PaneFrame& frame, double size) { return static_cast<int>(std::lround(size * fontPixels(frame))); }

void addChip(Drawing& drawing, const PaneFrame& frame, const Box& place, const LinkChip& chip) {
  Box box = place;
  box.colour = chip.colour;
  addRimmed(drawing, frame, box);
  if (!chip.isFilled) {
    const double line = lineWidth(frame);
    drawing.boxes.push_back(
        {box.left + line, box.top + line, box.width - 2 * line, box.height - 2 * line, Colour{0, 0, 0}, 1});
  }
  Words words;
  words.text = chip.letter;
  words.at = {box.left + std::floor(box.width / 2), box.top + std::floor(box.height / 2)};
  words.across = Words::Across::centre;
  words.down = Words::Down::centre;
  words.pixels = pixelsOf(frame, 0.85);
  words.bold = true;
  words.colour = chip.isFilled ? Colour{0, 0, 0} : chip.colour;
  words.hasBackdrop = false;
  drawing.words.push_back(words);
}

}  // namespace

LinkChip linkChip(int group, bool isAlone) {
  static constexpr Colour kColours[kLinkGroups] = {{86, 180, 233}, {230, 159, 0}, {0, 158, 115}, {204, 121, 167}};
  return {std::string(1, static_cast<char>('A' + group)), kColours[group], !isAlone};
}

Box linkChipBox(const PaneFrame& frame) {
  const double side = std::round(1.25 * fontPixels(frame));
  return {margin(frame), margin(frame) - lineWidth(frame), side, side, {}, 1};
}

CaptionPlace captionPlace(const PaneFrame& frame) { return {{margin(frame), margin(frame)}}; }

CaptionPlace captionPlace(const PaneFrame& frame, const PaneRegion& region, bool ofSecond) {
  const double edge = margin(frame);
  if (region.kind == PaneRegion::Kind::disc && ofSecond) {
    const bool hasRoomBelow = region.at.y + region.size + 4 * fontPixels(frame) < frame.size.height;
    const double away = region.size + edge;
    return {{std::round(region.at.x), std::round(region.at.y + (hasRoomBelow ? away : -away))},
            Words::Across::centre,
            !hasRoomBelow};
  }
  if (!regionIsPartial(region.kind) || region.kind == PaneRegion::Kind::disc) return captionPlace(frame);
  const PaneCorner corner = cornerOf(region, frame.size, ofSecond);
  CaptionPlace place = captionPlace(frame);
  if (corner.isRight) place.at.x = frame.size.width - edge;
  place.across = corner.isRight ? Words::Across::right : Words::Across::left;
  // Below are the slice and the scale bar.
  if (corner.isBottom) place.at.y = frame.size.height - edge - 3 * fontPixels(frame);
  place.isBottom = corner.isBottom;
  return place;
}

double addTitle(Drawing& drawing, const PaneFrame& frame, const Captions& captions, const CaptionPlace& place) {
  std::vector<Words> lines;
  const auto line = [&](const std::string& text, double size, bool bold, Colour colour) {
    if (text.empty()) return;
    Words words;
    words.text = text;
    words.pixels = pixelsOf(frame, size);
    words.bold = bold;
    words.colour = colour;
    lines.push_back(words);
  };
  const Colour plain = Words{}.colour;
  line(captions.title, kTitleSize, true, plain);
  line(captions.notice, 1, true, {255, 190, 60});
  if (!captions.interpolation.empty()) {
    const double pixelsPerMm = 1 / millimetresPerPixel(frame.view, frame.size);
    line(captions.interpolation + " \u00b7 " + numberText(pixelsPerMm) + " px/mm", 0.9, false, plain);
  }
  double height = 0;
  for (const Words& words : lines) height += std::round(kLineDistance * words.pixels);
  PanePoint at = place.at;
  if (place.isBottom) at.y -= height;
  const bool hasChip = !captions.chip.letter.empty();
  if (hasChip) addChip(drawing, frame, linkChipBox(frame), captions.chip);
  for (Words& words : lines) {
    words.at = at;
    words.across = place.across;
    if (hasChip && &words == &lines.front()) words.at.x += linkChipBox(frame).width + margin(frame);
    at.y += std::round(kLineDistance * words.pixels);
    drawing.words.push_back(words);
  }
  return at.y;
}

std::string slicePositionText(const SliceView& view, const SlicePosition& position) {
  const double towards = position.depthMm < 0 ? -1 : 1;
  std::string text;
  if (position.number >= 1 && position.number <= position.count)
    text = std::to_string(position.number) + "/" + std::to_string(position.count) + "  ";
  return text + orientationLetters(towards * view.plane.normal) + " " + tenthsText(std::abs(position.depthMm)) + " mm";
}

void addSlicePosition(Drawing& drawing, const PaneFrame& frame, const SlicePosition& position) {
  Words words;
  words.text = slicePositionText(frame.view, position);
  words.at = {margin(frame), frame.size.height - margin(frame)};
  words.down = Words::Down::bottom;
  words.pixels = fontPixels(frame);
  drawing.words.push_back(words);
}

void addMessage(Drawing& drawing, const PaneFrame& frame, const std::string& message) {
  if (message.empty()) return;
  Words words;
  words.text = message;
  words.at = {std::floor(frame.size.width / 2.0), std::floor(frame.size.height / 2.0)};
  words.across = Words::Across::centre;
  words.down = Words::Down::centre;
  words.pixels = static_cast<int>(std::lround(1.1 * fontPixels(frame)));
  words.colour = {170, 170, 170};
  drawing.words.push_back(words);
}

void addFrame(Drawing& drawing, const PaneFrame& frame) {
  const double width = 2 * lineWidth(frame);
  const double right = frame.size.width - width;
  const double bottom = frame.size.height - width;
  const Colour colour{90, 200, 250};
  drawing.boxes.push_back({0, 0, static_cast<double>(frame.size.width), width, colour, 1});
  drawing.boxes.push_back({0, bottom, static_cast<double>(frame.size.width), width, colour, 1});
  drawing.boxes.push_back({0, width, width, bottom - width, colour, 1});
  drawing.boxes.push_back({right, width, width, bottom - width, colour, 1});
}

}  // namespace glmamba::viewer

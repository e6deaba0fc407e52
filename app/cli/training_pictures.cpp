// SPDX-License-Identifier: Apache-2.0
#include "app/cli/training_pictures.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <string>

#include "app/cli/comparison_picture.h"
#include "app/cli/pixel_font.h"

namespace glmamba::cli {

namespace {

using Colour = std::array<std::uint8_t, 3>;

constexpr int kWidth = 560;  // of a diagram with its margins
constexpr int kHeight = 360;
constexpr int kLeft = 84;  // room for seven characters at size 2
constexpr int kTop = 32;
constexpr int kMargin = 28;
constexpr int kTextSize = 2;
constexpr Colour kBackground{32, 32, 32}, kFrame{96, 96, 96}, kBlue{86, 180, 233}, kOrange{230, 159, 0},
    kGrey{170, 170, 170};  // blue and orange of Okabe and Ito, which the colour-blind tell apart

std::string number(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.3g", value);
  return text;
}

/// One diagram in a picture: a frame, its range, and curves of the log over the steps.
class Diagram {
 public:
  Diagram(io::RgbImage& picture, int left, double lastStep, double lowest, double highest)
      : m_picture(picture), m_left(left + kLeft), m_lastStep(lastStep), m_lowest(lowest) {
    // A single value still needs a range to stand in.
    m_range = std::max(highest - lowest, 1e-6 * std::max(1.0, std::abs(highest)));
    const int right = m_left + width(), bottom = kTop + height();
    line(m_left, kTop, m_left, bottom, kFrame);
    line(m_left, bottom, right, bottom, kFrame);
  }

  void label(const std::string& title, const std::string& low, const std::string& high) const {
    const int start = m_left - kLeft + 4;
    drawText(m_picture, m_left, 8, title, kTextSize);
    drawText(m_picture, start, kTop, high, kTextSize);
    drawText(m_picture, start, kTop + height() - kGlyphHeight * kTextSize, low, kTextSize);
    drawText(m_picture, m_left, kTop + height() + 8, "STEP 0 - " + std::to_string(std::lround(m_lastStep)), kTextSize);
  }

  template <typename Value>
  void curve(const std::vector<training::TrainingLogLine>& log, const Colour& colour, const Value& value) const {
    for (std::size_t n = 0; n < log.size(); ++n) {
      const auto& before = log[n == 0 ? 0 : n - 1];
      for (int thickness : {0, 1})
        line(x(before), y(value(before)) + thickness, x(log[n]), y(value(log[n])) + thickness, colour);
    }
  }

  void mark(const training::TrainingLogLine& at, double value, const Colour& colour) const {
    for (int reach = -4; reach <= 4; ++reach) line(x(at) + reach, y(value) - 4, x(at) + reach, y(value) + 5, colour);
  }

 private:
  static int width() { return kWidth - kLeft - kMargin; }
  static int height() { return kHeight - kTop - kMargin; }
  int x(const training::TrainingLogLine& at) const {
    return m_left + static_cast<int>(std::lround(width() * static_cast<double>(at.step) / m_lastStep));
  }
  int y(double value) const {
    return kTop + height() - static_cast<int>(std::lround(height() * (value - m_lowest) / m_range));
  }
  void line(int x0, int y0, int x1, int y1, const Colour& colour) const {
    const int count = std::max({std::abs(x1 - x0), std::abs(y1 - y0), 1});
    for (int n = 0; n <= count; ++n) {
      const int x = x0 + (x1 - x0) * n / count, y = y0 + (y1 - y0) * n / count;
      if (x < 0 || y < 0 || x >= m_picture.width || y >= m_picture.height) continue;
      std::copy(colour.begin(), colour.end(),
                m_picture.rgb.begin() + 3 * (static_cast<std::ptrdiff_t>(y) * m_picture.width + x));
    }
  }

  io::RgbImage& m_picture;
  int m_left;
  double m_lastStep;
  double m_lowest;
  double m_range;
};

io::RgbImage blank(int width, int height) {
  io::RgbImage picture{width, height, {}};
  picture.rgb.assign(3 * static_cast<std::size_t>(width) * static_cast<std::size_t>(height), kBackground[0]);
  return picture;
}

}  // namespace

io::RgbImage trainingCurves(const std::vector<training::TrainingLogLine>& log, bool isSegmentation) {
  using training::TrainingLogLine;
  const auto logLoss = [](const TrainingLogLine& line) { return std::log10(std::max(line.loss, 1e-9)); };
  const auto score = [](const TrainingLogLine& line) { return line.score; };
  const auto baseline = [](const TrainingLogLine& line) { return line.baseline; };
  const auto range = [&](const auto& value) {
    const auto less = [&](const TrainingLogLine& a, const TrainingLogLine& b) { return value(a) < value(b); };
    const auto [low, high] = std::minmax_element(log.begin(), log.end(), less);
    return std::pair{value(*low), value(*high)};
  };
  const auto lastStep = static_cast<double>(std::max<std::int64_t>(1, log.back().step));
  io::RgbImage picture = blank(2 * kWidth, kHeight);

  const auto [lowLoss, highLoss] = range(logLoss);
  const Diagram loss(picture, 0, lastStep, lowLoss, highLoss);
  loss.curve(log, kOrange, logLoss);
  loss.label("TRAINING LOSS", number(std::pow(10, lowLoss)), number(std::pow(10, highLoss)));

  const auto [lowScore, highScore] = range(score);
  const auto [lowBaseline, highBaseline] = range(baseline);
  const double low = std::min(lowScore, lowBaseline), high = std::max(highScore, highBaseline);
  const Diagram validation(picture, kWidth, lastStep, low, high);
  validation.curve(log, kGrey, baseline);
  validation.curve(log, kBlue, score);
  const auto best =
      std::max_element(log.begin(), log.end(), [](const auto& a, const auto& b) { return a.score < b.score; });
  validation.mark(*best, best->score, kBlue);
  char words[64];
  std::snprintf(words, sizeof words, isSegmentation ? "VALIDATION, BEST DICE %.3f AT " : "VALIDATION, BEST %.2f DB AT ",
                best->score);
  validation.label(words + std::to_string(best->step), number(low), number(high));
  return picture;
}

io::RgbImage validationPicture(const std::vector<training::ValidatedSlice>& slices, int scaleFactor) {
  std::vector<io::RgbImage> rows;
  int width = 0, height = 0;
  for (const training::ValidatedSlice& slice : slices) {
    rows.push_back(comparisonPicture({slice.lr, slice.reference, slice.sr, slice.hr, scaleFactor}, 0));
    width = std::max(width, rows.back().width);
    height += rows.back().height;
  }
  io::RgbImage picture = blank(width, height);
  std::ptrdiff_t top = 0;
  for (const io::RgbImage& row : rows) {
    for (int y = 0; y < row.height; ++y)
      std::copy_n(row.rgb.begin() + std::ptrdiff_t{3} * y * row.width, 3 * row.width,
                  picture.rgb.begin() + 3 * (top + y) * width);
    top += row.height;
  }
  return picture;
}

}  // namespace glmamba::cli

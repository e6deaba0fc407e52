// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QTableWidget>
#include <QtTest>
#include <cmath>
#include <memory>

#include <catch2/catch.hpp>

#include "app/desktop/compare_view.h"
#include "app/desktop/main_window.h"
#include "app/desktop/message_bar.h"
#include "tiny_models.h"
#include "waiting.h"

namespace glmamba::app {

/// A window on the screen with random models and a small demo study.
struct ShownWindow {
  TinyModels models;
  std::unique_ptr<MainWindow> window = std::make_unique<MainWindow>();

  ShownWindow() {
    window->resize(1200, 800);
    window->show();
    REQUIRE(QTest::qWaitForWindowExposed(window.get()));
    // Keys reach the active window only, and a bare virtual screen has no window manager to make one active.
    QApplication::setActiveWindow(window.get());
    letPass(100);
  }
  Session& session() { return window->session(); }
  DisplayState& display() { return window->display(); }
  CompareView& view() { return window->compareView(); }
  PaneWidget& pane(Image image) { return view().pane(image); }

  bool waitIdle() {
    return waitUntil([this] { return !session().isBusy(); });
  }
  void openDemo(int tryFactor = 2, core::Size3 size = {64, 72, 40}) {
    window->openDemo({size, 5}, tryFactor);
    REQUIRE(waitIdle());
    letPass(150);
    REQUIRE(session().images().lr);
  }
  void runToTheEnd() {
    window->run();
    REQUIRE(waitIdle());
    letPass(150);
    REQUIRE(session().result());
    REQUIRE(session().result()->complete);
  }
};

/// The share of a picture's pixels that are brighter than the empty pane.
inline double litShare(const viewer::Snapshot& picture) {
  std::size_t lit = 0;
  for (std::size_t n = 0; n < picture.rgb.size(); n += 3)
    lit += (picture.rgb[n] + picture.rgb[n + 1] + picture.rgb[n + 2]) > 120;
  return static_cast<double>(lit) / (static_cast<double>(picture.rgb.size()) / 3);
}

/// Pearson's correlation of two pictures' green channels; of panes that share an odd width one is a pixel wider.
inline double correlation(const viewer::Snapshot& a, const viewer::Snapshot& b) {
  REQUIRE(std::abs(a.width - b.width) <= 1);
  REQUIRE(std::abs(a.height - b.height) <= 1);
  const int width = std::min(a.width, b.width), height = std::min(a.height, b.height);
  const auto green = [](const viewer::Snapshot& picture, int row, int column) {
    return static_cast<double>(picture.rgb[(static_cast<std::size_t>(row) * picture.width + column) * 3 + 1]);
  };
  const double count = static_cast<double>(width) * height;
  double sumA = 0, sumB = 0, sumAA = 0, sumBB = 0, sumAB = 0;
  for (int row = 0; row < height; ++row)
    for (int column = 0; column < width; ++column) {
      const double x = green(a, row, column), y = green(b, row, column);
      sumA += x;
      sumB += y;
      sumAA += x * x;
      sumBB += y * y;
      sumAB += x * y;
    }
  const double covariance = sumAB / count - sumA * sumB / count / count;
  return covariance /
         std::sqrt((sumAA / count - sumA * sumA / count / count) * (sumBB / count - sumB * sumB / count / count));
}

/// The largest difference of two pictures in any channel; 255 when their sizes differ.
inline int largestDifference(const viewer::Snapshot& a, const viewer::Snapshot& b) {
  if (a.width != b.width || a.height != b.height) return 255;
  int largest = 0;
  for (std::size_t n = 0; n < a.rgb.size(); ++n) largest = std::max(largest, std::abs(a.rgb[n] - b.rgb[n]));
  return largest;
}

}  // namespace glmamba::app

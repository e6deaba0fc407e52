// SPDX-License-Identifier: Apache-2.0
#include <QMenu>
#include <QMenuBar>
#include <algorithm>

#include "app/desktop/compare_view.h"
#include "app/desktop/layout_words.h"
#include "app/desktop/main_window.h"

namespace glmamba::app {

namespace {

constexpr double kDividerStep = 0.05;  // of the pane's width
constexpr double kDividerTurn = 15;    // degrees

}  // namespace

void MainWindow::createCompareMenu() {
  QMenu* menu = menuBar()->addMenu(tr("&Compare"));
  constexpr std::array<const char*, kLayoutKinds.size()> kLayoutKeys{"F2", "F3", "F4", "F6", "F7", "F8", "F9"};
  for (const LayoutKind kind : kLayoutKinds) {
    QAction* action = addSwitch(
        menu, ("layout_" + layoutName(kind)).c_str(), layoutText(kind),
        QKeySequence(kLayoutKeys[static_cast<std::size_t>(kind)]),
        [this, kind] { return m_display.layout().kind == kind; },
        [this, kind](bool) {
          Layout layout = m_display.layout();
          layout.kind = kind;
          m_display.setLayout(layout);
        });
    action->setToolTip(layoutHint(kind));
  }
  menu->addSeparator();
  for (const Image image : kImages) {
    const int number = static_cast<int>(indexOf(image)) + 1;
    addCommand(menu, ("image" + std::to_string(number)).c_str(), tr("&%1  %2").arg(number).arg(imageText(image)),
               QKeySequence(QString::number(number)), [this, image] { m_view->choose(image); });
  }
  QMenu* compared = menu->addMenu(tr("&Images beside each other"));
  for (const Image image : kImages) {
    const int number = static_cast<int>(indexOf(image)) + 1;
    addSwitch(
        compared, ("compared" + std::to_string(number)).c_str(), imageText(image),
        QKeySequence(QString("Ctrl+Shift+%1").arg(number)),
        [this, image] {
          const auto& images = m_display.layout().compared;
          return std::find(images.begin(), images.end(), image) != images.end();
        },
        [this, image](bool on) { m_display.setLayout(compareWith(m_display.layout(), image, on)); });
  }
  const auto inView = [this](QAction* action) {
    // Arrows belong to the panes only: lists and sliders have their own use for them.
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    m_view->addAction(action);
  };
  inView(addCommand(menu, "nextImage", tr("&Next image"), QKeySequence("Right"), [this] { m_view->cycle(1); }));
  inView(addCommand(menu, "previousImage", tr("&Previous image"), QKeySequence("Left"), [this] { m_view->cycle(-1); }));
  addCommand(menu, "swapImages", tr("&Exchange the two images"), QKeySequence("E"),
             [this] { m_display.setLayout(swapped(m_display.layout())); });
  const auto divider = [&](const char* name, const QString& text, const char* key, double step, double degrees) {
    addCommand(menu, name, text, QKeySequence(key), [this, step, degrees] {
      if (step != 0 && editsMasks(m_display.tool())) return resizeBrush(step > 0);
      Layout layout = m_display.layout();
      layout.divider[0] = std::clamp(layout.divider[0] + step, 0.0, 1.0);
      layout.dividerDegrees = std::fmod(layout.dividerDegrees + degrees + 360, 360);
      m_display.setLayout(layout);
    });
  };
  divider("dividerLeft", tr("Divider to the left; a smaller brush while drawing"), "[", -kDividerStep, 0);
  divider("dividerRight", tr("Divider to the right; a larger brush while drawing"), "]", kDividerStep, 0);
  divider("dividerTurn", tr("Turn the divider"), ".", 0, kDividerTurn);
  divider("dividerTurnBack", tr("Turn the divider back"), ",", 0, -kDividerTurn);
  menu->addSeparator();
  QMenu* links = menu->addMenu(tr("Lin&k the panes"));
  const auto link = [&](const char* name, const QString& text, const char* key, bool Links::*member) {
    addSwitch(
        links, name, text, QKeySequence(key), [this, member] { return m_display.links().*member; },
        [this, member](bool on) {
          Links changed = m_display.links();
          changed.*member = on;
          m_display.setLinks(changed);
        });
  };
  link("linkCursor", tr("&Cursor"), "Ctrl+1", &Links::cursor);
  link("linkSlice", tr("&Slice"), "Ctrl+2", &Links::slice);
  link("linkPan", tr("&Pan"), "Ctrl+3", &Links::pan);
  link("linkZoom", tr("&Zoom"), "Ctrl+4", &Links::zoom);
  link("linkWindow", tr("&Window, for images in the same units"), "Ctrl+5", &Links::window);
  link("linkInterpolation", tr("&Interpolation"), "Ctrl+6", &Links::interpolation);
  addCommand(links, "nextGroup", tr("Pane to the next &group"), QKeySequence("G"), [this] { m_view->nextGroup(); });
  addSwitch(
      menu, "neurological", tr("Neu&rological: the patient's left on the left"), QKeySequence("N"),
      [this] { return m_display.convention() == Convention::neurological; },
      [this](bool on) { m_display.setConvention(on ? Convention::neurological : Convention::radiological); });
}

}  // namespace glmamba::app

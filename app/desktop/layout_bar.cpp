// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/layout_bar.h"

#include <QActionGroup>
#include <QButtonGroup>
#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QMenu>
#include <QToolButton>
#include <algorithm>

#include "app/desktop/compare_view.h"
#include "app/desktop/layout_icons.h"
#include "app/desktop/layout_words.h"

namespace glmamba::app {

namespace {

// Below, only the chosen layout has its name beside it, and the convention is one word.
constexpr int kWidthForWords = 1020;
constexpr int kLeastWidth = 420;

QToolButton* toolButton(QWidget* parent, const char* name) {
  auto* button = new QToolButton(parent);
  button->setObjectName(name);
  button->setAutoRaise(true);
  button->setFocusPolicy(Qt::TabFocus);
  return button;
}

}  // namespace

LayoutBar::LayoutBar(DisplayState& display, CompareView& view, QWidget* parent)
    : QWidget(parent), m_display(display), m_view(view) {
  setMinimumWidth(kLeastWidth);
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(4, 2, 4, 2);
  row->setSpacing(2);
  row->setSizeConstraint(QLayout::SetNoConstraint);
  auto* exclusive = new QButtonGroup(this);
  for (const LayoutKind kind : kLayoutKinds) {
    QToolButton* button = toolButton(this, ("layout_" + layoutName(kind)).c_str());
    button->setCheckable(true);
    button->setText(layoutShortText(kind));
    button->setAccessibleName(layoutText(kind));
    button->setToolTip(layoutText(kind) + "\n" + layoutHint(kind));
    exclusive->addButton(button);
    connect(button, &QToolButton::clicked, this, [this, kind] {
      Layout layout = m_display.layout();
      layout.kind = kind;
      m_display.setLayout(layout);
      m_view.setFocus();
    });
    m_layouts[static_cast<std::size_t>(kind)] = button;
    row->addWidget(button);
  }
  row->addSpacing(12);
  m_compared = toolButton(this, "comparedImages");
  m_compared->setText(tr("Images"));
  m_compared->setPopupMode(QToolButton::InstantPopup);
  m_compared->setToolTip(tr("The images to compare, up to %1").arg(kMostCompared));
  auto* menu = new QMenu(m_compared);
  m_compared->setMenu(menu);
  connect(menu, &QMenu::aboutToShow, this, [this, menu] {
    menu->clear();
    for (const Image image : kImages) {
      const auto& images = m_display.layout().compared;
      QAction* action = menu->addAction(imageText(image));
      action->setCheckable(true);
      action->setChecked(std::find(images.begin(), images.end(), image) != images.end());
      connect(action, &QAction::triggered, this,
              [this, image](bool on) { m_display.setLayout(compareWith(m_display.layout(), image, on)); });
    }
  });
  row->addWidget(m_compared);
  m_alone = imageChoice("aloneImage", tr("Image"), &Layout::alone);
  m_first = imageChoice("firstImage", tr("First image"), &Layout::first);
  m_swap = toolButton(this, "swapImages");
  m_swap->setText("⇄");
  m_swap->setToolTip(tr("The two images the other way round"));
  m_swap->setAccessibleName(tr("Exchange the two images"));
  connect(m_swap, &QToolButton::clicked, this, [this] { m_display.setLayout(swapped(m_display.layout())); });
  row->addWidget(m_swap);
  m_second = imageChoice("secondImage", tr("Second image"), &Layout::second);
  row->addStretch(1);
  m_convention = toolButton(this, "conventionButton");
  m_convention->setToolTip(tr("Which side of the patient is on the left of axial and coronal slices"));
  connect(m_convention, &QToolButton::clicked, this, [this] {
    m_display.setConvention(m_display.convention() == Convention::radiological ? Convention::neurological
                                                                               : Convention::radiological);
  });
  row->addWidget(m_convention);
  connect(&display, &DisplayState::changed, this, &LayoutBar::showState);
  drawIcons();
  showState();
}

QComboBox* LayoutBar::imageChoice(const char* name, const QString& accessibleName, Image Layout::*member) {
  auto* box = new QComboBox(this);
  box->setObjectName(name);
  box->setAccessibleName(accessibleName);
  box->setToolTip(accessibleName);
  box->setFocusPolicy(Qt::TabFocus);
  for (const Image image : kImages) box->addItem(imageText(image));
  connect(box, QOverload<int>::of(&QComboBox::activated), this, [this, member](int index) {
    Layout layout = m_display.layout();
    const Image chosen = kImages[static_cast<std::size_t>(index)];
    // The image that is the other of two already: they change places.
    if ((member == &Layout::first && chosen == layout.second) || (member == &Layout::second && chosen == layout.first))
      layout = swapped(layout);
    layout.*member = chosen;
    m_display.setLayout(layout);
    m_view.setFocus();
  });
  layout()->addWidget(box);
  return box;
}

void LayoutBar::showState() {
  const Layout& layout = m_display.layout();
  m_layouts[static_cast<std::size_t>(layout.kind)]->setChecked(true);
  const bool hasRoom = width() >= kWidthForWords;
  for (QToolButton* button : m_layouts)
    button->setToolButtonStyle(hasRoom || button->isChecked() ? Qt::ToolButtonTextBesideIcon : Qt::ToolButtonIconOnly);
  const bool hasTwo = showsTwoImages(layout.kind);
  m_compared->setVisible(layout.kind == LayoutKind::compare);
  m_alone->setVisible(layout.kind == LayoutKind::mpr || layout.kind == LayoutKind::single);
  for (QWidget* widget :
       {static_cast<QWidget*>(m_first), static_cast<QWidget*>(m_swap), static_cast<QWidget*>(m_second)})
    widget->setVisible(hasTwo);
  m_alone->setCurrentIndex(static_cast<int>(layout.alone));
  m_first->setCurrentIndex(static_cast<int>(layout.first));
  m_second->setCurrentIndex(static_cast<int>(layout.second));
  const QString words = conventionText(m_display.convention());
  m_convention->setText(hasRoom ? words : words.section(':', 0, 0));
  m_convention->setAccessibleName(words);
}

void LayoutBar::drawIcons() {
  for (const LayoutKind kind : kLayoutKinds)
    m_layouts[static_cast<std::size_t>(kind)]->setIcon(layoutIcon(kind, palette().color(QPalette::ButtonText)));
}

void LayoutBar::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  showState();
}

void LayoutBar::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::PaletteChange && m_layouts.front()) drawIcons();
}

}  // namespace glmamba::app

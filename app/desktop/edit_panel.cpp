// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/edit_panel.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QInputDialog>
#include <QLabel>
#include <QPixmap>
#include <QPushButton>
#include <QSignalBlocker>
#include <QToolButton>

#include "app/desktop/edit_tool.h"
#include "app/desktop/label_words.h"

namespace glmamba::app {

namespace {

constexpr std::array<Tool, 3> kTools{Tool::brush, Tool::erase, Tool::fill};

}  // namespace

EditPanel::EditPanel(Session& session, DisplayState& display, EditTool& tool, QWidget* parent)
    : QWidget(parent),
      m_session(session),
      m_display(display),
      m_tool(tool),
      m_text(new QLabel(this)),
      m_labels(new QComboBox(this)),
      m_newLabel(new QPushButton(tr("&New label…"), this)),
      m_radius(new QDoubleSpinBox(this)) {
  const std::array<QString, 3> words{tr("&Brush"), tr("&Erase"), tr("F&ill")};
  const std::array<QString, 3> tips{
      tr("Draws the label within the brush's radius, on the slice on show"), tr("Takes the label off, and no other"),
      tr("Gives the label to the region under the mouse, in plane, up to where another label begins")};
  auto* tools = new QHBoxLayout;
  for (std::size_t n = 0; n < kTools.size(); ++n) {
    m_tools[n] = new QToolButton(this);
    m_tools[n]->setObjectName(QString("editTool%1").arg(n));
    m_tools[n]->setText(words[n]);
    m_tools[n]->setToolTip(tips[n]);
    m_tools[n]->setCheckable(true);
    m_tools[n]->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    tools->addWidget(m_tools[n]);
    connect(m_tools[n], &QToolButton::clicked, this, [this, n](bool on) {
      if (on)
        m_tool.choose(kTools[n]);
      else
        m_display.setTool(Tool::crosshair);
      showState();
    });
  }
  m_text->setObjectName("editText");
  m_text->setWordWrap(true);
  m_labels->setObjectName("editLabel");
  m_labels->setToolTip(tr("The label that is drawn"));
  m_labels->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  m_labels->setMinimumContentsLength(8);
  m_radius->setObjectName("brushRadius");
  m_radius->setRange(0.25, 60);
  m_radius->setDecimals(2);
  m_radius->setSingleStep(0.5);
  m_radius->setSuffix(tr(" mm"));
  m_radius->setToolTip(tr("Radius of the brush; [ and ] make it smaller and larger"));
  auto* form = new QFormLayout(this);
  form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
  form->addRow(m_text);
  form->addRow(tools);
  form->addRow(tr("&Label"), m_labels);
  form->addRow(m_newLabel);
  form->addRow(tr("&Radius"), m_radius);
  connect(m_labels, QOverload<int>::of(&QComboBox::activated), this,
          [this] { m_tool.setLabel(m_labels->currentData().toInt()); });
  connect(m_newLabel, &QPushButton::clicked, this, &EditPanel::askForLabel);
  connect(m_radius, QOverload<double>::of(&QDoubleSpinBox::valueChanged), &m_tool, &EditTool::setRadius);
  connect(&display, &DisplayState::changed, this, &EditPanel::showState);
  connect(&session, &Session::labelsChanged, this, &EditPanel::showState);
  connect(&session, &Session::labelEntriesChanged, this, &EditPanel::showState);
  connect(&tool, &EditTool::settingsChanged, this, &EditPanel::showState);
  showState();
}

void EditPanel::askForLabel() {
  if (!m_tool.choose(Tool::brush)) return;
  const QString name = QInputDialog::getText(this, tr("New label"), tr("What it shows:")).simplified();
  if (!name.isEmpty()) m_tool.setLabel(m_session.addLabel(name));
}

void EditPanel::showState() {
  const Mask* mask = m_session.editedMask();
  const auto& labels = m_session.labels();
  if (mask)
    m_text->setText((mask->isSaved ? tr("Drawing on “%1”.")
                                   : tr("Drawing on “%1”. It is in no file yet: export it, or save the session."))
                        .arg(QString::fromStdString(mask->image.series.description)));
  else if (labels)
    m_text->setText(tr("A tool makes a copy of “%1” to draw on; the original stays.")
                        .arg(QString::fromStdString(labels->series.description)));
  else
    m_text->setText(tr("No mask is on show: a tool begins an empty one on the active pane's image."));
  for (std::size_t n = 0; n < kTools.size(); ++n) {
    m_tools[n]->setChecked(m_display.tool() == kTools[n]);
    m_tools[n]->setEnabled(m_session.images().lr != nullptr);
  }
  const QSignalBlocker quiet[] = {QSignalBlocker(m_labels), QSignalBlocker(m_radius)};
  m_labels->clear();
  if (mask)
    for (const viewer::Label& label : labelTableOf(mask->image, m_session.labelEntries(mask->image.series.id))) {
      QPixmap colour(fontMetrics().height(), fontMetrics().height());
      colour.fill(QColor(label.colour.red, label.colour.green, label.colour.blue));
      m_labels->addItem(colour, QString::fromStdString(label.name), label.value);
    }
  m_labels->setCurrentIndex(m_labels->findData(m_tool.label()));
  m_labels->setEnabled(mask != nullptr);
  m_newLabel->setEnabled(m_session.images().lr != nullptr);
  m_radius->setValue(m_tool.radius());
}

}  // namespace glmamba::app

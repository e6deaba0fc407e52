// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/label_list.h"

#include <QColorDialog>
#include <QFileDialog>
#include <QHeaderView>
#include <QMenu>
#include <QSignalBlocker>
#include <QToolButton>
#include <QTreeWidget>
#include <QVBoxLayout>
#include <algorithm>

#include "app/desktop/compare_view.h"
#include "app/desktop/label_words.h"
#include "app/desktop/panel_parts.h"

namespace glmamba::app {

namespace {

constexpr int kValueRole = Qt::UserRole;
constexpr int kRowsVisible = 4;

QColor qtColour(const viewer::Colour& colour) { return {colour.red, colour.green, colour.blue}; }

int valueOf(const QTreeWidgetItem& item) { return item.data(0, kValueRole).toInt(); }

}  // namespace

LabelList::LabelList(Session& session, CompareView& view, QWidget* parent)
    : QWidget(parent), m_session(session), m_view(view), m_labels(new QTreeWidget(this)) {
  m_labels->setObjectName("labelTable");
  m_labels->setAccessibleName(tr("Labels"));
  m_labels->setHeaderLabels({tr("Label"), tr("ml")});
  m_labels->setRootIsDecorated(false);
  m_labels->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed);
  m_labels->setMaximumHeight((kRowsVisible + 2) * 3 * fontMetrics().height() / 2);
  m_labels->header()->setStretchLastSection(false);
  m_labels->header()->setSectionResizeMode(0, QHeaderView::Stretch);
  m_labels->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
  auto* menu = new QMenu(this);
  auto* button = new QToolButton(this);
  button->setObjectName("labelNames");
  button->setText(tr("&Names and colours"));
  button->setToolTip(tr("What the labels of this mask are called, and their colours"));
  button->setPopupMode(QToolButton::InstantPopup);
  button->setToolButtonStyle(Qt::ToolButtonTextOnly);
  button->setMenu(menu);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->addWidget(m_labels);
  column->addWidget(button);
  m_labels->setContextMenuPolicy(Qt::CustomContextMenu);
  connect(m_labels, &QWidget::customContextMenuRequested, this,
          [this, menu](const QPoint& at) { menu->popup(m_labels->viewport()->mapToGlobal(at)); });
  connect(menu, &QMenu::aboutToShow, this, [this, menu] { fillMenu(*menu); });
  connect(m_labels, &QTreeWidget::itemChanged, this, [this](const QTreeWidgetItem* item) { takeItem(*item); });
  connect(&session, &Session::labelEntriesChanged, this, &LabelList::showLabels);
  const auto measure = [this] {
    const auto& labels = m_session.labels();
    m_millilitres = labels ? millilitresByLabel(*labels->volume) : std::map<int, double>{};
    showLabels();
  };
  connect(&session, &Session::labelsChanged, this, measure);
  measure();
}

void LabelList::showLabels() {
  const QSignalBlocker quiet(m_labels);
  const viewer::LabelTable& table = m_view.labelTable();
  // Items stay, for one of them may be what is being edited.
  while (m_labels->topLevelItemCount() > static_cast<int>(table.size()))
    delete m_labels->takeTopLevelItem(m_labels->topLevelItemCount() - 1);
  for (std::size_t n = 0; n < table.size(); ++n) {
    const viewer::Label& label = table[n];
    QTreeWidgetItem* item = m_labels->topLevelItem(static_cast<int>(n));
    if (!item) item = new QTreeWidgetItem(m_labels);
    const auto found = m_millilitres.find(label.value);
    const double volume = found == m_millilitres.end() ? 0 : found->second;
    item->setFlags(item->flags() | Qt::ItemIsEditable);
    item->setData(0, kValueRole, label.value);
    item->setText(0, QString::fromStdString(label.name));
    item->setToolTip(0, tr("Label %1. Double-click to rename").arg(label.value));
    item->setText(1, QString::number(volume, 'f', volume < 10 ? 2 : 1));
    item->setIcon(0, swatch(label.colour, fontMetrics().height()));
    item->setCheckState(0, label.visible ? Qt::Checked : Qt::Unchecked);
    item->setTextAlignment(1, Qt::AlignRight | Qt::AlignVCenter);
  }
}

void LabelList::fillMenu(QMenu& menu) {
  menu.clear();
  const auto add = [&](const char* name, const QString& text, bool isEnabled, const std::function<void()>& work) {
    QAction* action = menu.addAction(text);
    action->setObjectName(name);
    action->setEnabled(isEnabled);
    connect(action, &QAction::triggered, this, work);
  };
  const QTreeWidgetItem* current = m_labels->currentItem();
  const bool isOne = current != nullptr, isAny = m_labels->topLevelItemCount() > 0;
  const int value = isOne ? valueOf(*current) : 0;
  add("renameLabel", tr("&Rename"), isOne, [this] { m_labels->editItem(m_labels->currentItem(), 0); });
  add("colourLabel", tr("&Colour…"), isOne, [this, value] { chooseColour(value); });
  add("showLabelOnly", tr("Show this &only"), isOne,
      [this, value] { change([value](io::LabelEntry& entry) { entry.isVisible = entry.value == value; }); });
  add("showAllLabels", tr("Show &all"), isAny,
      [this] { change([](io::LabelEntry& entry) { entry.isVisible = true; }); });
  menu.addSeparator();
  add("openLabelTable", tr("&From a label table…"), isAny, [this] { chooseTable(); });
  add("saveLabelTable", tr("&Save as label table…"), isAny, [this] { chooseFileToSave(); });
  const auto& labels = m_session.labels();
  add("forgetLabelNames", tr("As in the &mask's file"), labels && !m_session.labelEntries(labels->series.id).empty(),
      [this] { m_session.setLabelEntries(m_session.labels()->series.id, {}); });
}

void LabelList::takeItem(const QTreeWidgetItem& item) {
  const viewer::LabelTable& table = m_view.labelTable();
  const int value = valueOf(item);
  const auto label =
      std::find_if(table.begin(), table.end(), [&](const viewer::Label& one) { return one.value == value; });
  if (label == table.end()) return;
  const std::string name = item.text(0).simplified().toStdString();
  const bool isVisible = item.checkState(0) == Qt::Checked;
  const bool isRenamed = name != label->name;
  changeOne(value, [&](io::LabelEntry& entry) {
    if (isRenamed) entry.name = name;
    entry.isVisible = isVisible;
  });
  showLabels();  // an empty name is the file's again; the volume can't be changed
}

void LabelList::chooseColour(int value) {
  const viewer::LabelTable& table = m_view.labelTable();
  const auto label =
      std::find_if(table.begin(), table.end(), [&](const viewer::Label& one) { return one.value == value; });
  if (label == table.end()) return;
  const QColor chosen = QColorDialog::getColor(qtColour(label->colour), this,
                                               tr("Colour of %1").arg(QString::fromStdString(label->name)));
  if (!chosen.isValid()) return;
  const auto part = [](int number) { return static_cast<std::uint8_t>(number); };
  changeOne(value, [&](io::LabelEntry& entry) {
    entry.colour = io::Rgb{part(chosen.red()), part(chosen.green()), part(chosen.blue())};
  });
}

void LabelList::chooseTable() {
  const QString file = QFileDialog::getOpenFileName(
      this, tr("Names and colours of labels"), {},
      tr("Label tables of ITK-SNAP, FreeSurfer, 3D Slicer and BIDS (*.txt *.label *.ctbl *.tsv);;All files (*)"));
  if (!file.isEmpty()) m_session.openLabelTable(file);
}

void LabelList::chooseFileToSave() {
  const QString file = QFileDialog::getSaveFileName(this, tr("Save as label table"), "labels.txt",
                                                    tr("Label descriptions of ITK-SNAP (*.txt *.label)"));
  if (file.isEmpty()) return;
  io::LabelEntries entries;
  for (const viewer::Label& label : m_view.labelTable())
    entries.push_back(
        {label.value, label.name, io::Rgb{label.colour.red, label.colour.green, label.colour.blue}, label.visible});
  m_session.saveLabelTable(file, entries);
}

void LabelList::change(const std::function<void(io::LabelEntry& entry)>& take) {
  const auto& labels = m_session.labels();
  if (!labels) return;
  io::LabelEntries entries = m_session.labelEntries(labels->series.id);
  for (const viewer::Label& label : m_view.labelTable()) {
    auto place = std::lower_bound(entries.begin(), entries.end(), label.value,
                                  [](const io::LabelEntry& entry, int value) { return entry.value < value; });
    const bool isNew = place == entries.end() || place->value != label.value;
    io::LabelEntry entry = isNew ? io::LabelEntry{label.value, {}, {}, true} : *place;
    take(entry);
    if (!isNew)
      *place = entry;
    else if (!(entry == io::LabelEntry{label.value, {}, {}, true}))
      entries.insert(place, entry);
  }
  m_session.setLabelEntries(labels->series.id, std::move(entries));
}

void LabelList::changeOne(int value, const std::function<void(io::LabelEntry& entry)>& take) {
  change([&](io::LabelEntry& entry) {
    if (entry.value == value) take(entry);
  });
}

}  // namespace glmamba::app

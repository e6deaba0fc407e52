// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/run_list.h"

#include <QGridLayout>
#include <QHeaderView>
#include <QPushButton>
#include <QSignalBlocker>
#include <QTreeWidget>

#include "app/desktop/run_words.h"
#include "app/desktop/text_page.h"

namespace glmamba::app {

namespace {

constexpr int kIdRole = Qt::UserRole;
constexpr int kRowsVisible = 2;

QString nameOf(const Run& run) {
  return run.images.target ? QString::fromStdString(run.images.target->description) : QString();
}

QString rowText(const Run& run) { return titleOf(run) + "\n" + nameOf(run) + "\n" + stateText(run); }

}  // namespace

RunList::RunList(Session& session, QWidget* parent)
    : QWidget(parent),
      m_session(session),
      m_rows(new QTreeWidget(this)),
      m_show(addButton("showRun", tr("S&how"), tr("Show this pair and its result"))),
      m_repeat(addButton("repeatRun", tr("Run a&gain"), tr("Run this pair with the same settings"))),
      m_copy(addButton("copyCommand", tr("C&opy as command line"), tr("A command that gives the same voxels"))),
      m_details(addButton("runProvenance", tr("D&etails"), tr("What made this result"))),
      m_remove(addButton("removeRun", tr("Re&move"), tr("Stops it if it is going on, and forgets it"))) {
  m_rows->setObjectName("runList");
  m_rows->setAccessibleName(tr("Runs"));
  m_rows->setHeaderHidden(true);
  m_rows->setRootIsDecorated(false);
  m_rows->setTextElideMode(Qt::ElideRight);
  m_rows->setSelectionMode(QAbstractItemView::SingleSelection);
  m_rows->setMinimumHeight(kRowsVisible * 3 * fontMetrics().height());
  auto* layout = new QGridLayout(this);
  layout->setContentsMargins(6, 4, 6, 4);
  layout->addWidget(m_rows, 0, 0, 1, 2);
  layout->addWidget(m_show, 1, 0);
  layout->addWidget(m_repeat, 1, 1);
  layout->addWidget(m_copy, 2, 0, 1, 2);
  layout->addWidget(m_details, 3, 0);
  layout->addWidget(m_remove, 3, 1);
  connect(m_rows, &QTreeWidget::currentItemChanged, this, &RunList::updateButtons);
  connect(m_rows, &QTreeWidget::itemActivated, this, [this] { m_session.showRun(selected()); });
  connect(m_show, &QPushButton::clicked, this, [this] { m_session.showRun(selected()); });
  connect(m_repeat, &QPushButton::clicked, this, [this] { emit repeatAsked(selected()); });
  connect(m_copy, &QPushButton::clicked, this, [this] { m_session.findCommandLine(selected()); });
  connect(m_details, &QPushButton::clicked, this, &RunList::showProvenance);
  connect(m_remove, &QPushButton::clicked, this, [this] { m_session.removeRun(selected()); });
  connect(&session, &Session::runsChanged, this, &RunList::rebuild);
  connect(&session, &Session::resultStarted, this, &RunList::rebuild);
  connect(&session, &Session::resultChanged, this, &RunList::rebuild);
  connect(&session, &Session::runChanged, this, &RunList::showProgress);
  rebuild();
}

QPushButton* RunList::addButton(const char* name, const QString& text, const QString& tip) {
  auto* button = new QPushButton(text, this);
  button->setObjectName(name);
  button->setToolTip(tip);
  return button;
}

RunId RunList::selected() const {
  const QTreeWidgetItem* item = m_rows->currentItem();
  return item ? item->data(0, kIdRole).toULongLong() : 0;
}

void RunList::select(RunId id) {
  for (int row = 0; row < m_rows->topLevelItemCount(); ++row)
    if (m_rows->topLevelItem(row)->data(0, kIdRole).toULongLong() == id)
      m_rows->setCurrentItem(m_rows->topLevelItem(row));
}

void RunList::rebuild() {
  const RunId before = selected();
  {
    const QSignalBlocker quiet(m_rows);
    m_rows->clear();
    const Run* shown = m_session.shownRun();
    for (const auto& run : m_session.runs().runs()) {
      auto* item = new QTreeWidgetItem({rowText(*run)});
      item->setData(0, kIdRole, run->id);
      item->setToolTip(0, rowText(*run));
      if (shown && shown->id == run->id) {
        QFont bold = item->font(0);
        bold.setBold(true);
        item->setFont(0, bold);
      }
      m_rows->insertTopLevelItem(0, item);
    }
  }
  select(before);
  if (!m_rows->currentItem() && m_rows->topLevelItemCount() > 0) m_rows->setCurrentItem(m_rows->topLevelItem(0));
  updateButtons();
}

void RunList::showProgress() {
  const Run* active = m_session.runs().active();
  for (int row = 0; active && row < m_rows->topLevelItemCount(); ++row)
    if (m_rows->topLevelItem(row)->data(0, kIdRole).toULongLong() == active->id)
      m_rows->topLevelItem(row)->setText(0, rowText(*active));
}

void RunList::updateButtons() {
  const Run* run = m_session.runs().find(selected());
  m_show->setEnabled(
      run && run->isOver() &&
      (run->result || !run->file.empty() || run->judged != 0 || (run->segment && run->phase == RunPhase::complete)));
  m_repeat->setEnabled(run && run->isOver());
  m_copy->setEnabled(run && run->record);
  m_details->setEnabled(run);
  m_remove->setEnabled(run);
}

void RunList::showProvenance() {
  if (const Run* run = m_session.runs().find(selected())) showTextPage(*this, tr("Run"), provenanceHtml(*run));
}

}  // namespace glmamba::app

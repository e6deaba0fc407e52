// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/keys_dialog.h"

#include <QAction>
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QKeySequenceEdit>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

#include "app/desktop/shortcuts.h"

namespace glmamba::app {

namespace {

constexpr int kName = Qt::UserRole;  // of the action, in the first column

QString shown(const QKeySequence& keys) { return keys.toString(QKeySequence::NativeText); }

// One key with its modifiers, not a series of up to four.
QKeySequence firstOf(const QKeySequence& keys) { return keys.isEmpty() ? keys : QKeySequence(keys[0]); }

}  // namespace

KeysDialog::KeysDialog(QMainWindow& window)
    : QDialog(&window),
      m_window(window),
      m_commands(new QTreeWidget(this)),
      m_keys(new QKeySequenceEdit(this)),
      m_user(new QLabel(this)),
      m_assign(new QPushButton(this)),
      m_clear(new QPushButton(tr("&No keys"), this)),
      m_standard(new QPushButton(tr("Its &standard"), this)) {
  setObjectName("keysDialog");
  setWindowTitle(tr("Keys"));
  auto* words = new QLineEdit(this);
  words->setPlaceholderText(tr("Filter by command or keys"));
  words->setClearButtonEnabled(true);
  m_commands->setObjectName("commands");
  m_commands->setHeaderLabels({tr("Command"), tr("Keys"), tr("Standard")});
  m_commands->setAccessibleName(tr("Commands and their keys"));
  m_commands->setRootIsDecorated(false);
  m_commands->setAlternatingRowColors(true);
  m_commands->setUniformRowHeights(true);
  m_keys->setObjectName("keys");
  m_keys->setAccessibleName(tr("Keys of the chosen command"));
  m_user->setObjectName("user");
  m_user->setWordWrap(true);
  m_assign->setObjectName("assign");
  m_clear->setObjectName("clear");
  m_standard->setObjectName("standard");
  auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
  QPushButton* all = buttons->addButton(tr("&All standard"), QDialogButtonBox::ResetRole);
  all->setObjectName("allStandard");
  for (QPushButton* button : {m_assign, m_clear, m_standard, all}) button->setAutoDefault(false);

  auto* change = new QHBoxLayout;
  change->addWidget(m_keys, 1);
  change->addWidget(m_assign);
  change->addWidget(m_clear);
  change->addWidget(m_standard);
  auto* layout = new QVBoxLayout(this);
  layout->addWidget(words);
  layout->addWidget(m_commands, 1);
  layout->addLayout(change);
  layout->addWidget(m_user);
  layout->addWidget(buttons);
  resize(860, 600);

  connect(words, &QLineEdit::textChanged, this, &KeysDialog::filter);
  connect(m_commands, &QTreeWidget::currentItemChanged, this, &KeysDialog::showCurrent);
  connect(m_commands, &QTreeWidget::itemActivated, m_keys, [this] { m_keys->setFocus(); });
  connect(m_keys, &QKeySequenceEdit::keySequenceChanged, this, &KeysDialog::showUser);
  connect(m_assign, &QPushButton::clicked, this, &KeysDialog::assign);
  connect(m_clear, &QPushButton::clicked, this, [this] {
    m_keys->clear();
    assign();
  });
  connect(m_standard, &QPushButton::clicked, this, [this] {
    for (const Command& command : commandsOf(m_window))
      if (command.action == current()) m_keys->setKeySequence(command.standard);
    // A standard that another command has by now is offered, and not taken.
    bool isFixed = false;
    if (userOfKeys(m_window, m_keys->keySequence(), *current(), isFixed).isEmpty()) assign();
  });
  connect(all, &QPushButton::clicked, this, [this] {
    resetKeys(m_window);
    list();
  });
  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
  list();
  m_commands->resizeColumnToContents(0);
  m_commands->resizeColumnToContents(1);
}

QAction* KeysDialog::current() const {
  const QTreeWidgetItem* item = m_commands->currentItem();
  return item ? m_window.findChild<QAction*>(item->data(0, kName).toString()) : nullptr;
}

void KeysDialog::list() {
  const std::vector<Command> commands = commandsOf(m_window);
  if (m_commands->topLevelItemCount() == 0)
    for (const Command& command : commands) {
      auto* item =
          new QTreeWidgetItem(m_commands, {QString("%1 › %2").arg(command.menu, commandText(*command.action))});
      item->setData(0, kName, command.action->objectName());
    }
  for (std::size_t n = 0; n < commands.size(); ++n) {
    QTreeWidgetItem* item = m_commands->topLevelItem(static_cast<int>(n));
    item->setText(1, shown(commands[n].action->shortcut()));
    item->setText(2, shown(commands[n].standard));
    QFont font = m_commands->font();
    font.setBold(commands[n].action->shortcut() != commands[n].standard);
    item->setFont(1, font);
  }
  if (!m_commands->currentItem()) m_commands->setCurrentItem(m_commands->topLevelItem(0));
  showCurrent();
}

void KeysDialog::filter(const QString& words) {
  for (int row = 0; row < m_commands->topLevelItemCount(); ++row) {
    QTreeWidgetItem* item = m_commands->topLevelItem(row);
    item->setHidden(!item->text(0).contains(words, Qt::CaseInsensitive) &&
                    !item->text(1).contains(words, Qt::CaseInsensitive));
  }
}

void KeysDialog::showCurrent() {
  const QAction* action = current();
  for (QWidget* each : std::initializer_list<QWidget*>{m_keys, m_clear, m_standard})
    each->setEnabled(action != nullptr);
  m_keys->setKeySequence(action ? action->shortcut() : QKeySequence());
  showUser();
}

void KeysDialog::showUser() {
  const QAction* action = current();
  const QKeySequence keys = firstOf(m_keys->keySequence());
  if (keys != m_keys->keySequence()) m_keys->setKeySequence(keys);
  bool isFixed = false;
  const QString user = action ? userOfKeys(m_window, keys, *action, isFixed) : QString();
  m_assign->setText(user.isEmpty() ? tr("Assi&gn") : tr("Ta&ke from there"));
  m_assign->setEnabled(action && !isFixed && keys != action->shortcut());
  m_user->setText(user.isEmpty() ? tr("Click into the field and press the keys.")
                  : isFixed      ? tr("%1 is used by %2 and can't be taken from there.").arg(shown(keys), user)
                                 : tr("%1 is used by %2, which would have no keys then.").arg(shown(keys), user));
}

void KeysDialog::assign() {
  if (QAction* action = current()) setKeys(m_window, *action, firstOf(m_keys->keySequence()));
  list();
}

}  // namespace glmamba::app

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QLocale>
#include <QString>
#include <QStringList>

#include "app/report/words.h"

namespace glmamba::app {

using report::kLanguages;

/// What follows --language among the arguments, whatever it is; else the first of the system's languages that is one of
/// ours; else English.
QString languageOf(const QStringList& arguments, const QStringList& ofSystem = QLocale::system().uiLanguages());

/// Puts the application's words into a language from here on, those of Qt's own dialogs too where Qt's translations are
/// installed. Panes draw their words with a font of the system that has the language's letters. To be called before a
/// window is made; false, and nothing changed, for a code that is none of kLanguages.
bool applyLanguage(const QString& code);

/// What the engine says, in the language that was applied last.
const report::Words& engineWords();
/// An English sentence of the engine in that language.
QString told(const std::string& english);

}  // namespace glmamba::app

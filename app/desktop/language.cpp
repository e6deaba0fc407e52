// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/language.h"

#include <QCoreApplication>
#include <QFile>
#include <QLibraryInfo>
#include <QRegularExpression>
#include <QTranslator>
#include <algorithm>

#if defined(GLMAMBA_FONTCONFIG)
#include <fontconfig/fontconfig.h>
#endif

#include "viewer/words_font.h"

// Outside of the namespace, as Qt wants it: the resource is in a static library, and is linked only where it is named.
static void initialiseTranslations() { Q_INIT_RESOURCE(translations); }

namespace glmamba::app {

namespace {

bool isOurs(const QString& code) {
  return std::any_of(kLanguages.begin(), kLanguages.end(), [&](const char* ours) { return code == ours; });
}

/// A file with the letters of simplified Chinese; empty when the system has none.
QString chineseFontFile() {
#if defined(GLMAMBA_FONTCONFIG)
  QString file;
  FcPattern* wanted = FcNameParse(reinterpret_cast<const FcChar8*>("sans-serif:lang=zh-cn"));
  FcConfigSubstitute(nullptr, wanted, FcMatchPattern);
  FcDefaultSubstitute(wanted);
  FcResult result = FcResultNoMatch;
  if (FcPattern* best = FcFontMatch(nullptr, wanted, &result)) {
    FcChar8* name = nullptr;
    FcLangSet* languages = nullptr;
    // The best match of a system without such a font is any font.
    const bool hasLetters =
        FcPatternGetLangSet(best, FC_LANG, 0, &languages) == FcResultMatch &&
        FcLangSetHasLang(languages, reinterpret_cast<const FcChar8*>("zh-cn")) != FcLangDifferentLang;
    if (hasLetters && FcPatternGetString(best, FC_FILE, 0, &name) == FcResultMatch)
      file = QString::fromUtf8(reinterpret_cast<const char*>(name));
    FcPatternDestroy(best);
  }
  FcPatternDestroy(wanted);
  return file;
#else
  for (const char* file : {"C:/Windows/Fonts/msyh.ttc", "C:/Windows/Fonts/simhei.ttf",
                           "/System/Library/Fonts/PingFang.ttc", "/System/Library/Fonts/STHeiti Medium.ttc"})
    if (QFile::exists(file)) return file;
  return {};
#endif
}

report::Words& appliedWords() {
  static report::Words words;
  return words;
}

// Taken out again when another language is applied.
void install(const QString& file) {
  auto* translator = new QTranslator(QCoreApplication::instance());
  if (!translator->load(file) || !QCoreApplication::installTranslator(translator)) delete translator;
}

}  // namespace

QString languageOf(const QStringList& arguments, const QStringList& ofSystem) {
  for (int n = 1; n < arguments.size(); ++n) {
    if (arguments[n].startsWith("--language=")) return arguments[n].section('=', 1);
    if (arguments[n] == "--language" && n + 1 < arguments.size()) return arguments[n + 1];
  }
  for (const QString& name : ofSystem) {
    const QString code = name.section(QRegularExpression("[-_]"), 0, 0);
    if (isOurs(code)) return code;
  }
  return "en";
}

bool applyLanguage(const QString& code) {
  if (!isOurs(code)) return false;
  initialiseTranslations();
  appliedWords() = report::Words(code.toStdString());
  for (auto* old : QCoreApplication::instance()->findChildren<QTranslator*>()) delete old;
  viewer::setWordsFont(code == "zh" ? chineseFontFile().toStdString() : std::string());
  if (code == "en") return true;
  const QString name = "qtbase_" + QString(code == "zh" ? "zh_CN" : code) + ".qm";
  install(QLibraryInfo::location(QLibraryInfo::TranslationsPath) + "/" + name);
  install(":/translations/glmamba_" + code + ".qm");
  return true;
}

const report::Words& engineWords() { return appliedWords(); }

QString told(const std::string& english) { return QString::fromStdString(engineWords().told(english)); }

}  // namespace glmamba::app

// SPDX-License-Identifier: Apache-2.0
#include "io/character_set.h"

#include <catch2/catch.hpp>

using glmamba::io::utf8Of;

TEST_CASE("Names in the character sets of DICOM come out as UTF-8", "[text]") {
  struct Name {
    const char *set, *bytes, *text;
  };
  // The names are the examples of DICOM PS3.5, annexes H to K, and PS3.3's sets of one byte.
  for (const Name& name : {
           Name{"ISO_IR 100", "Buc^J\xe9r\xf4me", "Buc^Jérôme"},
           {"ISO 2022 IR 100",
            "\xc4neas^R\xfc"
            "diger",
            "Äneas^Rüdiger"},
           {"ISO_IR 101", "W\xb3odzimierz", "Włodzimierz"},
           {"ISO_IR 126", "\xc4\xe9\xef\xed\xf5\xf3\xe9\xef\xf2", "Διονυσιος"},
           {"ISO_IR 138", "\xf9\xf8\xe5\xef^\xe3\xe1\xe5\xf8\xe4", "שרון^דבורה"},
           {"ISO_IR 144",
            "\xbb\xee\xda"
            "ce\xdc\xd1yp\xd3",
            "Люкceмбypг"},
           {"ISO_IR 166", "\xb9\xd2\xc2", "นาย"},
           {"ISO_IR 192", "Wang^XiaoDong=王^小東=", "Wang^XiaoDong=王^小東="},
           {"GB18030", "Wang^XiaoDong=\xcd\xf5^\xd0\xa1\xb6\xab=", "Wang^XiaoDong=王^小东="},
           {"\\ISO 2022 IR 87", "Yamada^Tarou=\x1b$B;3ED\x1b(B^\x1b$BB@O:\x1b(B=\x1b$B$d$^$@\x1b(B^\x1b$B$?$m$&\x1b(B",
            "Yamada^Tarou=山田^太郎=やまだ^たろう"},
           {"ISO_IR 13\\ISO 2022 IR 87",
            "\xd4\xcf\xc0\xde^\xc0\xdb\xb3=\x1b$B;3ED\x1b(J^\x1b$BB@O:\x1b(J=\x1b$B$d$^$@\x1b(J^\x1b$B$?$m$&\x1b(J",
            "ﾔﾏﾀﾞ^ﾀﾛｳ=山田^太郎=やまだ^たろう"},
           {"\\ISO 2022 IR 149",
            "Hong^Gildong=\x1b$)C\xfb\xf3^\x1b$)C\xd1\xce\xd4\xd7=\x1b$)C\xc8\xab^\x1b$)C\xb1\xe6\xb5\xbf",
            "Hong^Gildong=洪^吉洞=홍^길동"},
           {"\\ISO 2022 IR 58", "Zhang^XiaoDong=\x1b$)A\xd5\xc5^\x1b$)A\xd0\xa1\xb6\xab=", "Zhang^XiaoDong=张^小东="},
           {"", "J\xc3\xa9r\xc3\xb4me", "Jérôme"},  // UTF-8 that no one announced
           {"", "J\xe9r\xf4me", "J?r?me"},
       }) {
    CAPTURE(name.set);
    CHECK(utf8Of(name.bytes, name.set) == name.text);
  }
}

TEST_CASE("Text that breaks the rules of its set is shown as far as it can be", "[text]") {
  CHECK(utf8Of("\x1b$B;", "\\ISO 2022 IR 87").size() <= 3);  // half a character
  CHECK(utf8Of("a\x1bZb", "\\ISO 2022 IR 87") == "aZb");
  CHECK(utf8Of("a\x1b", "ISO_IR 100") == "a");
  CHECK(utf8Of("a\nb\tc", "") == "a b c");
  CHECK(utf8Of("\xff\xfe", "ISO_IR 192") == "??");
  CHECK(utf8Of("\xed\xa0\x80", "ISO_IR 192") == "???");  // half a surrogate pair
  // Escape back to Latin-1, and the reset at the end of a part of a name.
  CHECK(utf8Of("\x1b-F\xc4^\xc4", "ISO 2022 IR 100\\ISO 2022 IR 126") == "Δ^Ä");
}

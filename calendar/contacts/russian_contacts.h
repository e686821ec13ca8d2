#pragma once
// Takes e-mail addresses and telephone numbers out of free text that is published: nobody's own
// stand in a public feed (Federal Law 152-FZ on personal data, article 10.1: what may be spread
// needs a consent of its own). Whose a number is can't be told from a text, so each goes, and a
// word says that there was one. Dates, hours, sums, numbers of documents, codes of registers and
// meetings stay: tests/data/contacts/contacts.txt has both kinds.
// Shapes: UTF-8, damaged bytes pass. Linear in the text.
// Thread contract: pure function.

#include <string>

namespace sroki::calendar {

[[nodiscard]] std::string without_contacts(std::string text);

}  // namespace sroki::calendar

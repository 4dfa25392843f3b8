// Names of people as words: which of two names may mean the same person.
#pragma once

#include <string>
#include <string_view>

#include "extract/entities/reading.h"

namespace onrecord {

[[nodiscard]] std::string spelled_name(const Reading& reading, Span span);  ///< on one line
[[nodiscard]] std::string_view surname_of(std::string_view name);           ///< its last word, without "Jr."
[[nodiscard]] std::string_view first_name_of(std::string_view name);

/// `part` is whole words of `name`: its surname, its first word, its end, or its first and last word.
[[nodiscard]] bool names_same(std::string_view name, std::string_view part);

/// "Lula" of "Luiz Lula da Silva": one word inside a longer name, no initial.
[[nodiscard]] bool holds_word(std::string_view name, std::string_view word);

}  // namespace onrecord

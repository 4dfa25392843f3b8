// Words that look like a country and are none: people, places and languages of the same name.
#pragma once

#include "extract/entities/reading.h"

namespace onrecord {

/// A name of one word beside another name is likely part of it: "Jim Jordan", "Chad Wolf", "Georgia Meloni".
[[nodiscard]] bool part_of_person(const Reading& reading, std::size_t first, std::size_t end);
/// "Danes Avenue", "the town of Mexico", "Little Italy", "North Sudan province": named after a country.
[[nodiscard]] bool part_of_place(const Reading& reading, std::size_t first, std::size_t end);
/// "in Turkish," "speaks Mandarin Chinese": a language, not a people.
[[nodiscard]] bool is_language(const Reading& reading, std::size_t first, std::size_t end);
[[nodiscard]] bool all_caps_sentence(const Reading& reading, std::size_t at);
/// Georgia is the state where the text is about the United States and nothing Caucasian stands near.
[[nodiscard]] bool georgia_is_state(const Reading& reading);

}  // namespace onrecord

// What the words of an element's class and id say of it (config/content/classes.tsv).
#pragma once

#include <string>

#include "extract/content/dom.h"

namespace onrecord {

/// Sets Node::meanings of every element.
void read_meanings(Dom& dom, const ContentTables& tables);
/// The word of class or id that says `wanted`, for explanations; empty where none does.
[[nodiscard]] std::string word_that_says(const Dom& dom, std::uint32_t node, const ContentTables& tables, ClassMeaning wanted);

}  // namespace onrecord

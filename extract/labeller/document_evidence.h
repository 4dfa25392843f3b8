// One name, one type: the places where a document repeats a word lend one another what speaks for each type of name.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "extract/labeller/token_facts.h"

namespace onrecord {

/// `scores`: one row of name_labels() a token of the whole document, as SequenceModel::score gives them. What speaks for a type against no name
/// moves half way to the mean over all places of the same capitalised word; begin and inside of a name keep their distance.
void share_evidence(std::span<const TokenFacts> facts, std::size_t labels, std::span<std::int32_t> scores);

}  // namespace onrecord

// From mentions to entities: which mentions are kept, and which of them name one person or body.
#pragma once

#include <vector>

#include "extract/entities/find_entities.h"
#include "extract/entities/reading.h"

namespace onrecord {

/// Names that a title announces ("spokeswoman Mao Ning") or that begin with a known given name, titles outside; for texts without a model too.
[[nodiscard]] std::vector<Mention> find_titled_names(const Reading& reading);

/// Full names of the registry.
[[nodiscard]] std::vector<Mention> find_registered_people(const Reading& reading);
/// First and last words of the people that `mentions` (text order, disjoint) name in full, where they stand alone and free.
[[nodiscard]] std::vector<Mention> find_repeated_names(const Reading& reading, const std::vector<Mention>& mentions);

/// One list in text order, disjoint. Countries and registered bodies outrank the model, the model outranks the shape of names.
[[nodiscard]] std::vector<Mention> merge_mentions(const Reading& reading, std::vector<Mention> fixed, std::vector<Mention> tagged,
                                                  std::vector<Mention> shaped);

/// What stands beside a name and says what its bearer is.
struct Title {
  std::string role;          ///< "Homeland Security Secretary"; empty: an honorific or nothing
  std::string calling;       ///< "Prof.": an honorific that is the role where there is no other
  std::string organization;  ///< the registry's name of the body
  std::optional<CountryCode> country;
  char gender = 0;
};
[[nodiscard]] Title read_title(const Reading& reading, const std::vector<Mention>& mentions, std::size_t mention);

void group_people(const Reading& reading, const Context& context, EntityLayer& layer);
void group_organizations(const Reading& reading, EntityLayer& layer);
void find_anaphors(const Reading& reading, EntityLayer& layer);

/// First token of the span and the one after its last.
struct TokenRange {
  std::size_t first = 0;
  std::size_t end = 0;
};
[[nodiscard]] TokenRange tokens_of(const Reading& reading, Span span);

}  // namespace onrecord

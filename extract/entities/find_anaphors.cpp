// Pronouns and role nouns: the last person or body before them that fits.
#include <algorithm>

#include "extract/entities/group.h"

namespace onrecord {
namespace {

struct Seen {
  std::uint32_t entity;
  std::size_t sentence_start;
};

char pronoun_gender(const std::string& w) {
  if (w == "he" || w == "him" || w == "his") return 'm';
  if (w == "she" || w == "her") return 'f';
  return 0;
}

/// Last word of a role noun of a body: "the ministry" fits "Foreign Ministry".
bool body_noun(const std::string& w) {
  static constexpr std::string_view kNouns[] = {"agency",  "ministry",   "department",   "commission", "committee",  "bank",
                                                "company", "court",      "council",      "party",      "bureau",     "group",
                                                "union",   "university", "organization", "institute",  "association"};
  return std::find(std::begin(kNouns), std::end(kNouns), w) != std::end(kNouns);
}

std::uint32_t latest(const EntityLayer& layer, std::uint32_t before, auto fits) {
  for (std::uint32_t i = before; i-- > 0;) {
    const std::uint32_t entity = layer.mentions[i].entity;
    if (entity != kNone && fits(layer.entities[entity])) return entity;
    if (before - i > 60) break;
  }
  return kNone;
}

/// The one person named so far, whatever a given name told of gender.
struct OnlyPerson {
  std::uint32_t person = kNone;
  bool several = false;

  void see(const EntityLayer& layer, const Mention& m) {
    if (m.entity == kNone || layer.entities[m.entity].kind != EntityKind::person || m.entity == person) return;
    several |= person != kNone;
    if (!several) person = m.entity;
  }
  [[nodiscard]] std::uint32_t get() const { return several ? kNone : person; }
};

}  // namespace

void find_anaphors(const Reading& r, EntityLayer& layer) {
  OnlyPerson only;
  std::uint32_t next = 0;  // mentions before the current token
  for (std::size_t at = 0; at < r.size(); ++at) {
    for (; next < layer.mentions.size() && layer.mentions[next].span.begin < r.token(at).span.begin; ++next) only.see(layer, layer.mentions[next]);
    const std::string w = r.lower(at);
    Anaphor anaphor;
    if (const char gender = pronoun_gender(w)) {
      anaphor.span = r.token(at).span;
      anaphor.rule = "anaphor.pronoun";
      anaphor.entity = latest(layer, next, [&](const Entity& e) { return e.kind == EntityKind::person && (e.gender == 0 || e.gender == gender); });
      if (anaphor.entity == kNone) anaphor.entity = only.get();
    } else if (w == "the" && at + 1 < r.size() && !r.capitalised(at + 1)) {
      const std::string noun = r.lower(at + 1);
      anaphor.span = cover(r.token(at).span, r.token(at + 1).span);
      anaphor.rule = "anaphor.role";
      const auto title = r.tables.titles.find(noun);
      if (title != r.tables.titles.end() && title->second.kind == TitleKind::office) {
        anaphor.entity = latest(layer, next, [&](const Entity& e) {
          return e.kind == EntityKind::person && !e.role.empty() && to_lower_ascii(e.role).find(noun) != std::string::npos;
        });
      } else if (body_noun(noun)) {
        const auto named = [&](const Entity& e) {
          return e.kind == EntityKind::organization && to_lower_ascii(e.name).find(noun) != std::string::npos;
        };
        anaphor.entity = latest(layer, next, named);
        if (anaphor.entity == kNone && (noun == "agency" || noun == "group")) {  // words for bodies of any name
          anaphor.entity = latest(layer, next, [](const Entity& e) { return e.kind == EntityKind::organization; });
        }
      }
    }
    if (anaphor.entity != kNone) layer.anaphors.push_back(std::move(anaphor));
  }
}

}  // namespace onrecord

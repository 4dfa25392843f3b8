#include <algorithm>

#include "extract/entities/group.h"

namespace onrecord {
namespace {

bool strong(const Mention& m) {
  return m.country || m.rule == "blocker" || m.rule == "organization.registry" || m.rule == "place.seat" || m.rule == "metonym.body";
}

/// "American Institute of Glass": of such bodies the country is part of the name, of "Chinese Foreign Ministry" it is not.
bool holds_country(const Reading& r, const Mention& m) {
  const TokenRange range = tokens_of(r, m.span);
  if (m.type != MentionType::organization) return false;
  for (std::size_t at = range.first + 1; at < range.end; ++at) {
    const bool last = at + 1 == range.end || r.word(at + 1) == "of" || r.word(at + 1) == "for";
    if (last && r.tables.national_heads.contains(r.word(at))) return true;
  }
  return false;
}

/// First of the sorted, disjoint mentions that ends after the span begins.
std::vector<Mention>::const_iterator first_overlap(const std::vector<Mention>& sorted, Span span) {
  return std::partition_point(sorted.begin(), sorted.end(), [&](const Mention& m) { return m.span.end <= span.begin; });
}

/// A verb in lower case stands in no name.
bool parts_names(const Reading& r, std::size_t at) {
  const Pos pos = r.token(at).pos;
  return (pos == Pos::verb || pos == Pos::aux) && !r.capitalised(at) && !r.tables.particles.contains(r.word(at));
}

/// "Mr. Hollis", "Siemens President Greta Lund": the name begins after the last title before its last word.
void cut_titles(const Reading& r, Mention& m) {
  TokenRange range = tokens_of(r, m.span);
  if (r.word(range.first) == "Affairs" && range.first + 1 < range.end) m.span.begin = r.token(++range.first).span.begin;  // "of Foreign Affairs X"
  for (std::size_t at = range.end - 1; at-- > range.first;) {
    const auto title = r.tables.titles.find(r.lower(at));
    const bool given = r.tables.given_names.contains(r.word(at)) && (at == 0 || !r.tables.titles.contains(r.lower(at - 1)));  // but "Tan Sri |X|"
    if (title == r.tables.titles.end() || given) continue;
    if (at > range.first && title->second.kind != TitleKind::office) continue;
    m.span.begin = r.token(at + 1).span.begin;
    return cut_titles(r, m);
  }
}

/// The parts of a tagged person around what no name holds: "|Hanna Brandt| met |Ole Brandt|".
void split_person(const Reading& r, const Mention& m, std::vector<Mention>& parts) {
  const TokenRange range = tokens_of(r, m.span);
  std::size_t first = range.first;
  for (std::size_t at = range.first; at <= range.end; ++at) {
    if (at < range.end && !parts_names(r, at)) continue;
    if (at > first) {
      parts.push_back(m);
      parts.back().span = {r.token(first).span.begin, r.token(at - 1).span.end};
    }
    first = at + 1;
  }
}

/// "|João Pereira| dos |Santos|" is one: only particles of names stand between them.
bool continues(const Reading& r, const Mention& before, const Mention& m) {
  if (before.type != MentionType::person || m.type != MentionType::person) return false;
  const std::size_t end = tokens_of(r, before.span).end;
  const std::size_t first = tokens_of(r, m.span).first;
  if (first <= end || !r.same_sentence(end, first)) return false;
  for (std::size_t at = end; at < first; ++at) {
    if (r.capitalised(at) || !r.tables.particles.contains(r.word(at))) return false;
  }
  return true;
}

/// Tagged persons cut where they hold more than a name, and joined where particles part them.
std::vector<Mention> trim_people(const Reading& r, std::vector<Mention> tagged) {
  std::vector<Mention> out;
  for (Mention& m : tagged) {
    if (m.type != MentionType::person) {
      out.push_back(std::move(m));
      continue;
    }
    if (!out.empty() && continues(r, out.back(), m)) {
      out.back().span.end = m.span.end;
      continue;
    }
    const std::size_t before = out.size();
    split_person(r, m, out);
    for (std::size_t i = before; i < out.size(); ++i) cut_titles(r, out[i]);
  }
  return out;
}

/// Those of `more` that overlap none of the sorted `kept`.
void add_free(std::vector<Mention>& kept, std::vector<Mention> more) {
  std::vector<Mention> added;
  for (Mention& m : more) {
    const auto other = first_overlap(kept, m.span);
    if (other == kept.end() || other->span.begin >= m.span.end) added.push_back(std::move(m));
  }
  kept.insert(kept.end(), added.begin(), added.end());
  std::sort(kept.begin(), kept.end(), [](const Mention& a, const Mention& b) { return a.span < b.span; });
}

/// A registered full name takes the place of what the model made of its words, but for a longer name that holds it.
void put_registered(const Reading& r, std::vector<Mention>& kept) {
  std::vector<Mention> names = find_registered_people(r);
  std::erase_if(names, [&](const Mention& name) {
    for (auto other = first_overlap(kept, name.span); other != kept.end() && other->span.begin < name.span.end; ++other) {
      if (other->rule != "model" || other->span.contains(name.span)) return other->span != name.span || other->type == MentionType::person;
    }
    return false;
  });
  std::erase_if(kept, [&](const Mention& m) {
    const auto name = first_overlap(names, m.span);
    return name != names.end() && name->span.begin < m.span.end;
  });
  add_free(kept, std::move(names));
}

}  // namespace

TokenRange tokens_of(const Reading& r, Span span) {
  const auto& tokens = r.layers.tokens;
  const auto first = std::partition_point(tokens.begin(), tokens.end(), [&](const Token& t) { return t.span.end <= span.begin; });
  const auto end = std::partition_point(first, tokens.end(), [&](const Token& t) { return t.span.begin < span.end; });
  return {static_cast<std::size_t>(first - tokens.begin()), static_cast<std::size_t>(end - tokens.begin())};
}

std::vector<Mention> merge_mentions(const Reading& reading, std::vector<Mention> fixed, std::vector<Mention> tagged, std::vector<Mention> shaped) {
  std::vector<Mention> kept;
  tagged = trim_people(reading, std::move(tagged));
  // A tagged name that holds a fixed one and more ("Bank of Mexico", "Jordan Smith") wins, unless a country only stands before it.
  for (const Mention& m : tagged) {
    bool beaten = false;
    for (auto f = first_overlap(fixed, m.span); f != fixed.end() && f->span.begin < m.span.end; ++f) {
      const bool wider = m.span.contains(f->span) && m.span != f->span && m.type != MentionType::other && m.type != MentionType::place;
      beaten |= strong(*f) && !(wider && (f->span.begin > m.span.begin || f->rule == "organization.registry" ||
                                          (f->rule == "country.adjective" && holds_country(reading, m))));
    }
    if (!beaten) kept.push_back(m);
  }
  add_free(kept, std::move(fixed));
  put_registered(reading, kept);
  add_free(kept, std::move(shaped));
  add_free(kept, find_repeated_names(reading, kept));
  return kept;
}

}  // namespace onrecord

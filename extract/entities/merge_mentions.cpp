#include <algorithm>

#include "extract/entities/group.h"

namespace onrecord {
namespace {

bool is_title(const Reading& r, std::size_t at) {
  const auto found = r.tables.titles.find(r.lower(at));
  return found != r.tables.titles.end();
}

/// Tokens that may stand inside a name between two capitals.
bool is_particle(std::string_view w) {
  static constexpr std::string_view kParticles[] = {"de", "van", "von", "der", "den", "la", "del", "bin", "ibn",
                                                    "al", "el",  "da",  "dos", "di",  "le", "ter", "-",   "."};
  return std::find(std::begin(kParticles), std::end(kParticles), w) != std::end(kParticles);
}

bool is_name_word(const Reading& r, std::size_t at) {
  if (!r.capitalised(at) || r.token(at).kind != TokenKind::word) return false;
  const auto head = r.tables.heads.find(r.word(at));
  return head == r.tables.heads.end() || (head->second == HeadKind::place && r.word(at).size() > 2);
}

/// End of the name that starts at `first`; at most five name words of one sentence.
std::size_t name_end(const Reading& r, std::size_t first) {
  std::size_t end = first;
  for (int words = 0; end < r.size() && words < 5; ++words) {
    if (end > first && r.starts_sentence(end)) break;
    if (is_name_word(r, end)) {
      ++end;
      continue;
    }
    std::size_t next = end;
    while (next < r.size() && next < end + 2 && is_particle(r.word(next))) ++next;
    if (end == first || next == end || !is_name_word(r, next) || r.starts_sentence(next)) break;
    end = next + 1;
  }
  return end;
}

Mention person(const Reading& r, std::size_t first, std::size_t end, const char* rule) {
  Mention m;
  m.span = {r.token(first).span.begin, r.token(end - 1).span.end};
  m.type = MentionType::person;
  m.score = 0.6F;
  m.rule = rule;
  return m;
}

bool strong(const Mention& m) { return m.country || m.rule == "blocker" || m.rule == "organization.registry" || m.rule == "place.seat"; }

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

/// "Mr. Hollis", "Siemens President Greta Lund": the name begins after the last title before its last word.
void cut_titles(const Reading& r, Mention& m) {
  TokenRange range = tokens_of(r, m.span);
  if (r.word(range.first) == "Affairs" && range.first + 1 < range.end) m.span.begin = r.token(++range.first).span.begin;  // "of Foreign Affairs X"
  for (std::size_t at = range.end - 1; at-- > range.first;) {
    const auto title = r.tables.titles.find(r.lower(at));
    if (title == r.tables.titles.end() || r.tables.given_names.contains(r.word(at))) continue;
    if (at > range.first && title->second.kind != TitleKind::office) continue;
    m.span.begin = r.token(at + 1).span.begin;
    return;
  }
}

}  // namespace

TokenRange tokens_of(const Reading& r, Span span) {
  const auto& tokens = r.layers.tokens;
  const auto first = std::partition_point(tokens.begin(), tokens.end(), [&](const Token& t) { return t.span.end <= span.begin; });
  const auto end = std::partition_point(first, tokens.end(), [&](const Token& t) { return t.span.begin < span.end; });
  return {static_cast<std::size_t>(first - tokens.begin()), static_cast<std::size_t>(end - tokens.begin())};
}

std::vector<Mention> find_titled_names(const Reading& r) {
  std::vector<Mention> names;
  for (std::size_t at = 0; at < r.size(); ++at) {
    if (!r.capitalised(at)) continue;
    const bool titled = at > 0 && is_title(r, at - 1) && r.same_sentence(at - 1, at) && !is_title(r, at) && is_name_word(r, at);
    const bool given =
        r.tables.given_names.contains(r.word(at)) && (at == 0 || !r.capitalised(at - 1) || r.starts_sentence(at) || is_title(r, at - 1));
    if (!titled && !given) continue;
    std::size_t end = name_end(r, at);
    while (end > at && is_title(r, end - 1) && end - at > 1) --end;
    const auto head = r.tables.heads.find(r.word(end));
    const bool longer = end < r.size() && head != r.tables.heads.end() && head->second == HeadKind::organization && !r.starts_sentence(end);
    if (end == at || longer || (!titled && end < at + 2)) continue;
    names.push_back(person(r, at, end, titled ? "person.title" : "person.given"));
    at = end - 1;
  }
  return names;
}

std::vector<Mention> merge_mentions(const Reading& reading, std::vector<Mention> fixed, std::vector<Mention> tagged, std::vector<Mention> shaped) {
  std::vector<Mention> kept;
  for (Mention& m : tagged) {
    if (m.type == MentionType::person) cut_titles(reading, m);
  }
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
  for (std::vector<Mention>* more : {&fixed, &shaped}) {
    std::vector<Mention> added;
    for (Mention& m : *more) {
      const auto other = first_overlap(kept, m.span);
      if (other == kept.end() || other->span.begin >= m.span.end) added.push_back(std::move(m));
    }
    kept.insert(kept.end(), added.begin(), added.end());
    std::sort(kept.begin(), kept.end(), [](const Mention& a, const Mention& b) { return a.span < b.span; });
  }
  return kept;
}

}  // namespace onrecord

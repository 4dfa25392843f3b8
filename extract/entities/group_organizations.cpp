// One entity for each body, registered or not; an acronym in brackets belongs to the name before it.
#include <algorithm>

#include "extract/entities/group.h"

namespace onrecord {
namespace {

std::string spelled(const Reading& r, Span span) {
  std::string out;
  for (const char c : span.of(r.text)) out += c == '\n' ? ' ' : c;
  return out.starts_with("the ") || out.starts_with("The ") ? out.substr(4) : out;
}

/// "Customs and Border Protection (|CBP|)": the mention just before an opening bracket.
std::uint32_t spelled_out(const Reading& r, const EntityLayer& layer, std::uint32_t mention) {
  if (mention == 0) return kNone;
  const std::size_t first = tokens_of(r, layer.mentions[mention].span).first;
  const Mention& before = layer.mentions[mention - 1];
  const bool bracket = first > 0 && r.word(first - 1) == "(" && tokens_of(r, before.span).end == first - 1;
  return bracket && before.type == MentionType::organization ? before.entity : kNone;
}

/// "National Council of Glass Makers" -> "NCGM".
std::string initials(std::string_view name) {
  std::string out;
  bool starts = true;
  for (const char c : name) {
    if (starts && c >= 'A' && c <= 'Z') out += c;
    starts = c == ' ' || c == '-';
  }
  return out;
}

/// The one body before that an acronym of three letters and more is the initials of; none where there are two.
std::uint32_t with_initials(const EntityLayer& layer, const StringMap<std::uint32_t>& acronyms, const std::string& name) {
  const auto found = name.size() < 3 ? acronyms.end() : acronyms.find(name);
  return found == acronyms.end() || found->second == kNone || layer.entities[found->second].name == name ? kNone : found->second;
}

/// "Russia's |Foreign Ministry|", "the German |Foreign Office|": the country whose name or adjective stands right before.
std::optional<CountryCode> owner_of(const Reading& r, const EntityLayer& layer, std::uint32_t mention) {
  if (mention == 0 || !layer.mentions[mention - 1].country) return std::nullopt;
  const std::size_t end = tokens_of(r, layer.mentions[mention - 1].span).end;
  const std::size_t first = tokens_of(r, layer.mentions[mention].span).first;
  if (!r.same_sentence(end - 1, first)) return std::nullopt;
  const bool possessive = r.word(end) == "'s" || r.word(end) == "’s" || r.word(end) == "'" || r.word(end) == "’";
  return end == first || (possessive && end + 1 == first) ? layer.mentions[mention - 1].country : std::nullopt;
}

/// Whether the text names the country or its capital; a text that names no country at all may be of any.
bool is_of(const Reading& r, const EntityLayer& layer, CountryCode country) {
  bool other = false;
  for (const Mention& m : layer.mentions) {
    if (m.country && *m.country == country) return true;
    other |= m.country.has_value();
    const auto match = m.type == MentionType::place ? r.tables.phrases.longest(r.text, m.span.begin) : std::nullopt;
    if (match && r.tables.phrase_facts[match->value].country == country) return true;
  }
  return !other;
}

struct OrganizationGrouper {
  const Reading& r;
  EntityLayer& layer;
  StringMap<std::uint32_t> seen{};      ///< by name, of bodies also by country
  StringMap<std::uint32_t> acronyms{};  ///< initials of the bodies so far; kNone: of several
  StringMap<bool> named_countries{};    ///< answers of is_of
  StringMap<std::uint32_t> heads{};     ///< last words of the names of bodies so far: the newest

  bool may_be_of(CountryCode country) {
    const auto [answer, fresh] = named_countries.emplace(country.str(), false);
    if (fresh) answer->second = is_of(r, layer, country);
    return answer->second;
  }

  /// The registry's body of that name, but for one of another country than the text gives it.
  const OrganizationRecord* registered(const Mention& m, const std::string& name, std::optional<CountryCode> owner) {
    if (m.rule == "metonym.body") {
      const auto seat = r.tables.phrases.longest(r.text, m.span.begin);
      return seat ? &r.tables.organizations[r.tables.phrase_facts[seat->value].organization] : nullptr;
    }
    const auto found = r.tables.organization_by_name.find(name);
    if (found == r.tables.organization_by_name.end()) return nullptr;
    const OrganizationRecord& record = r.tables.organizations[found->second];
    if (owner && record.country && *owner != *record.country) return nullptr;
    if (!owner && r.tables.shared_bodies.contains(record.name) && record.country && !may_be_of(*record.country)) return nullptr;
    return &record;
  }

  /// What a short name stands for: the name before its brackets, the name of its initials, "the |Commission|" of the European Commission.
  std::uint32_t known_by_short_name(std::uint32_t mention, const std::string& name, std::optional<CountryCode> owner) const {
    const std::uint32_t full = spelled_out(r, layer, mention);
    if (full != kNone) return full;
    if (const std::uint32_t body = with_initials(layer, acronyms, name); body != kNone) return body;
    const auto head = heads.find(name);
    const std::size_t first = tokens_of(r, layer.mentions[mention].span).first;
    return !owner && head != heads.end() && first > 0 && r.lower(first - 1) == "the" ? head->second : kNone;
  }

  void note_names(const std::string& name, std::uint32_t entity) {
    const auto [other, first] = acronyms.emplace(initials(name), entity);
    if (!first) other->second = kNone;
    const std::size_t space = name.rfind(' ');
    if (space == std::string::npos) return;
    const auto head = r.tables.heads.find(std::string_view(name).substr(space + 1));
    if (head != r.tables.heads.end() && head->second == HeadKind::organization) heads[head->first] = entity;
  }

  std::uint32_t add(EntityKind kind, const std::string& name, const OrganizationRecord* record, std::optional<CountryCode> owner) {
    Entity entity;
    entity.kind = kind;
    entity.name = name;
    entity.country = owner;
    if (record != nullptr) {
      entity.name = record->name;
      entity.id = record->id;
      entity.qid = record->qid;
      entity.organization = record->parent;
      entity.country = record->country;
    }
    layer.entities.push_back(std::move(entity));
    return static_cast<std::uint32_t>(layer.entities.size() - 1);
  }

  std::uint32_t find_place(const std::string& name) {
    const auto [place, fresh] = seen.emplace("p" + name, static_cast<std::uint32_t>(layer.entities.size()));
    return fresh ? add(EntityKind::place, name, nullptr, {}) : place->second;
  }

  /// "the Foreign Ministry" after "Russia's Foreign Ministry" and "China's" is the one named last.
  std::uint32_t find_body(std::uint32_t mention, const std::string& name) {
    const auto owner = owner_of(r, layer, mention);
    const OrganizationRecord* record = registered(layer.mentions[mention], name, owner);
    const std::string key = "o" + (record != nullptr ? record->name : name);
    const std::string full_key = record == nullptr && owner ? key + "|" + owner->str() : key;
    if (const auto found = seen.find(full_key); found != seen.end()) {
      seen[key] = found->second;
      return found->second;
    }
    std::uint32_t body = record == nullptr ? known_by_short_name(mention, name, owner) : spelled_out(r, layer, mention);
    if (body == kNone) {
      body = add(EntityKind::organization, name, record, owner);
      note_names(name, body);
    }
    seen[full_key] = body;
    seen[key] = body;
    return body;
  }
};

}  // namespace

void group_organizations(const Reading& r, EntityLayer& layer) {
  OrganizationGrouper grouper{r, layer};
  for (std::uint32_t i = 0; i < layer.mentions.size(); ++i) {
    const Mention mention = layer.mentions[i];
    if (mention.entity != kNone || (mention.type != MentionType::organization && mention.type != MentionType::place)) continue;
    const std::string name = spelled(r, mention.span);
    const std::uint32_t index = mention.type == MentionType::organization ? grouper.find_body(i, name) : grouper.find_place(name);
    layer.mentions[i].entity = index;
    Entity& entity = layer.entities[index];
    entity.mentions.push_back(i);
    if (entity.name != name && std::find(entity.aliases.begin(), entity.aliases.end(), name) == entity.aliases.end()) entity.aliases.push_back(name);
  }
}

}  // namespace onrecord

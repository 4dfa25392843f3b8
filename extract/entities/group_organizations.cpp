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

}  // namespace

void group_organizations(const Reading& r, EntityLayer& layer) {
  StringMap<std::uint32_t> seen;
  StringMap<std::uint32_t> acronyms;  ///< initials of the bodies so far; kNone: of several
  for (std::uint32_t i = 0; i < layer.mentions.size(); ++i) {
    Mention& mention = layer.mentions[i];
    if (mention.entity != kNone || (mention.type != MentionType::organization && mention.type != MentionType::place)) continue;
    const std::string name = spelled(r, mention.span);
    const bool body = mention.type == MentionType::organization;
    const auto record = r.tables.organization_by_name.find(name);
    const bool known = body && record != r.tables.organization_by_name.end();
    const std::string key = (body ? "o" : "p") + (known ? r.tables.organizations[record->second].name : name);
    std::uint32_t full = body ? spelled_out(r, layer, i) : kNone;
    if (body && !known && full == kNone) full = with_initials(layer, acronyms, name);
    if (full != kNone) seen.emplace(key, full);
    const auto [place, fresh] = seen.emplace(key, static_cast<std::uint32_t>(layer.entities.size()));
    if (fresh) {
      Entity entity;
      entity.kind = body ? EntityKind::organization : EntityKind::place;
      entity.name = name;
      if (known) {
        const OrganizationRecord& facts = r.tables.organizations[record->second];
        entity.name = facts.name;
        entity.id = facts.id;
        entity.qid = facts.qid;
        entity.organization = facts.parent;
        entity.country = facts.country;
      }
      layer.entities.push_back(std::move(entity));
      if (body) {
        const auto [other, first] = acronyms.emplace(initials(name), place->second);
        if (!first) other->second = kNone;
      }
    }
    mention.entity = place->second;
    Entity& entity = layer.entities[place->second];
    entity.mentions.push_back(i);
    if (entity.name != name && std::find(entity.aliases.begin(), entity.aliases.end(), name) == entity.aliases.end()) entity.aliases.push_back(name);
  }
}

}  // namespace onrecord

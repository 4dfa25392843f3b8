#include "extract/entities/explain.h"

#include "extract/entities/find_hints.h"
#include "extract/entities/group.h"

namespace onrecord {
namespace {

constexpr std::string_view kTypes[] = {"person", "organization", "place", "other"};
constexpr std::string_view kForms[] = {"", "name", "demonym", "metonym", "code"};
constexpr std::string_view kRoles[] = {"role unknown", "place", "actor", "origin", "modifier"};
constexpr std::string_view kKnown[] = {"company", "media", "group", "club", "event or people", "family name"};

void add(std::string& out, std::string_view more) {
  if (!out.empty()) out += ", ";
  out += more;
}

std::string evidence_of(const Reading& r, const NameHints& hints, const Mention& m) {
  const TokenRange range = tokens_of(r, m.span);
  std::string out;
  if (range.first > 0 && r.tables.titles.contains(r.lower(range.first - 1))) add(out, "title '" + std::string(r.word(range.first - 1)) + "' before");
  for (std::size_t at = range.first; at < range.end; ++at) {
    const std::string quoted = "'" + std::string(r.word(at)) + "' ";
    if ((hints[at].words & NameHint::kRegistered) != 0 && at == range.first) add(out, "registered person");
    if ((hints[at].words & NameHint::kGiven) != 0) add(out, quoted + "given name");
    if ((hints[at].words & NameHint::kOrganization) != 0) add(out, quoted + "word of bodies");
    if (hints[at].known % 2 == 1) add(out, quoted + "known " + std::string(kKnown[hints[at].known / 2]));
  }
  return out.empty() ? "no table" : out;
}

/// " of CN (metonym, actor)".
std::string country_of(const Mention& m) {
  if (!m.country) return "";
  return " of " + m.country->str() + " (" + std::string(kForms[static_cast<std::size_t>(m.form)]) + ", " +
         std::string(kRoles[static_cast<std::size_t>(m.role)]) + ")";
}

std::string meaning_of(const Annotations& layers, std::uint32_t index) {
  if (index == kNone) return "nobody";
  const Entity& e = layers.entities[index];
  std::string out = e.name + (e.id.empty() ? "" : " [" + e.id + "]");
  if (e.country && e.kind != EntityKind::country) out += " of " + e.country->str();
  if (!e.role.empty()) out += ", " + e.role + (e.role_basis == RoleBasis::registry ? " (registry)" : " (article)");
  return out;
}

}  // namespace

std::vector<std::string> explain_entities(std::string_view text, const Annotations& layers, const EntityTables& tables) {
  const Reading reading{text, layers, tables};
  const NameHints hints = find_hints(reading);
  std::vector<std::string> lines;
  for (const Mention& m : layers.mentions) {
    lines.push_back("'" + std::string(m.span.of(text)) + "' " + std::string(kTypes[static_cast<std::size_t>(m.type)]) + country_of(m) + ": " +
                    (m.rule == "model" ? "name model" : "rule " + m.rule) + "; " + evidence_of(reading, hints, m) + " -> " +
                    meaning_of(layers, m.entity));
  }
  for (const Anaphor& a : layers.anaphors) {
    lines.push_back("'" + std::string(a.span.of(text)) + "': rule " + a.rule + " -> " + meaning_of(layers, a.entity));
  }
  return lines;
}

}  // namespace onrecord

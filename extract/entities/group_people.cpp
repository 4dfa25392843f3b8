// One entity for each person of the document: full name first, then the surname alone.
#include <algorithm>
#include <map>

#include "extract/entities/group.h"
#include "extract/entities/person_names.h"
#include "extract/entities/registry_people.h"

namespace onrecord {
namespace {

/// "Minister of Migration" beside "Minister": the words of the role and more, but for "former" and the like.
bool is_fuller(const Reading& r, const std::string& role, const std::string& known) {
  const auto title = r.tables.titles.find(to_lower_ascii(first_name_of(role)));
  if (title != r.tables.titles.end() && title->second.kind == TitleKind::former) return false;
  const std::string padded = ' ' + to_lower_ascii(role) + ' ';
  return role.size() > known.size() && padded.find(' ' + to_lower_ascii(known) + ' ') != std::string::npos;
}

struct Grouper {
  const Reading& r;
  EntityLayer& layer;
  std::vector<std::uint32_t> people{};              ///< entity indices, oldest first
  std::map<std::uint32_t, std::string> callings{};  ///< of entities: "Prof."

  /// Of the people whom the name may mean the one met most often, of equals the newest.
  std::uint32_t most_met(char gender, auto fits) const {
    std::uint32_t best = kNone;
    for (auto it = people.rbegin(); it != people.rend(); ++it) {
      const Entity& entity = layer.entities[*it];
      if ((gender != 0 && entity.gender != 0 && gender != entity.gender) || !fits(entity.name)) continue;
      if (best == kNone || entity.mentions.size() > layer.entities[best].mentions.size()) best = *it;
    }
    return best;
  }

  std::uint32_t find_or_add(const std::string& name, char gender) {
    std::uint32_t known = most_met(gender, [&](const std::string& other) { return other == name; });
    if (known == kNone) known = most_met(gender, [&](const std::string& other) { return names_same(other, name); });
    if (known == kNone) known = most_met(gender, [&](const std::string& other) { return holds_word(other, name); });
    if (known != kNone) return known;
    known = most_met(gender, [&](const std::string& other) { return names_same(name, other); });
    if (known != kNone) {
      layer.entities[known].name = name;
      return known;
    }
    Entity entity;
    entity.kind = EntityKind::person;
    entity.name = name;
    entity.gender = gender;
    people.push_back(static_cast<std::uint32_t>(layer.entities.size()));
    layer.entities.push_back(std::move(entity));
    return people.back();
  }

  void note_title(Entity& entity, const Title& title) const {
    if (entity.gender == 0) entity.gender = title.gender;
    if (!title.role.empty() && (entity.role.empty() || is_fuller(r, title.role, entity.role))) {
      entity.role = title.role;
      entity.role_basis = RoleBasis::article;
    }
    if (entity.organization.empty()) entity.organization = title.organization;
    if (!entity.country) entity.country = title.country;
  }
};

/// The other forms of the name in the article, each once.
void note_aliases(const Reading& r, const EntityLayer& layer, Entity& entity) {
  for (const std::uint32_t mention : entity.mentions) {
    const std::string form = spelled_name(r, layer.mentions[mention].span);
    if (form != entity.name && std::find(entity.aliases.begin(), entity.aliases.end(), form) == entity.aliases.end()) entity.aliases.push_back(form);
  }
}

}  // namespace

void group_people(const Reading& r, const Context& context, EntityLayer& layer) {
  Grouper grouper{r, layer};
  for (std::uint32_t i = 0; i < layer.mentions.size(); ++i) {
    Mention& mention = layer.mentions[i];
    if (mention.type != MentionType::person || mention.country) continue;
    const Title title = read_title(r, layer.mentions, i);
    const std::string name = spelled_name(r, mention.span);
    char gender = title.gender;
    if (gender == 0 && name.find(' ') != std::string::npos) {
      const auto given = r.tables.given_names.find(first_name_of(name));
      if (given != r.tables.given_names.end()) gender = given->second;
    }
    mention.entity = grouper.find_or_add(name, gender);
    Entity& entity = layer.entities[mention.entity];
    entity.mentions.push_back(i);
    if (entity.gender == 0) entity.gender = gender;
    grouper.note_title(entity, title);
    if (!title.calling.empty()) grouper.callings.emplace(mention.entity, title.calling);
  }
  for (const std::uint32_t index : grouper.people) {
    consult_registry(r, context, layer.entities[index]);
    note_aliases(r, layer, layer.entities[index]);
  }
  for (const auto& [index, calling] : grouper.callings) {
    Entity& entity = layer.entities[index];
    if (!entity.role.empty()) continue;
    entity.role = calling;
    entity.role_basis = RoleBasis::article;
  }
}

}  // namespace onrecord

// One entity for each person of the document: full name first, then the surname alone.
#include <algorithm>
#include <map>

#include "extract/entities/group.h"

namespace onrecord {
namespace {

std::string spelled(const Reading& r, Span span) {
  std::string out;
  for (const char c : span.of(r.text)) out += c == '\n' ? ' ' : c;
  return out;
}

std::string_view last_word(std::string_view name) {
  for (const std::string_view suffix : {" Jr.", " Sr.", " III", " II", " Jr"}) {
    if (name.size() > suffix.size() && name.ends_with(suffix)) name.remove_suffix(suffix.size());
  }
  const auto space = name.rfind(' ');
  return space == std::string_view::npos ? name : name.substr(space + 1);
}

std::string_view first_word(std::string_view name) { return name.substr(0, name.find(' ')); }

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

/// The same letters, but that a particle ("el-Masri", "van der Moor") may begin with a capital where its sentence does.
bool same_particle(std::string_view name, std::string_view part) {
  if (name == part) return true;
  return !name.empty() && name.size() == part.size() && name[0] == lower(part[0]) && name.substr(1) == part.substr(1);
}

/// `part` is the last words of the longer `name`.
bool ends_with(std::string_view name, std::string_view part) {
  return name.size() > part.size() && name[name.size() - part.size() - 1] == ' ' && same_particle(name.substr(name.size() - part.size()), part);
}

/// `part` is whole words of `name`: its surname, its first word, or its end.
bool names_same(std::string_view name, std::string_view part) {
  if (name == part) return true;
  if (part.find(' ') == std::string_view::npos) return same_particle(last_word(name), part) || first_word(name) == part;
  if (ends_with(name, part)) return true;
  return first_word(name) == first_word(part) && last_word(name) == last_word(part);
}

/// "Lula" of "Luiz Lula da Silva": one word inside a longer name, no initial.
bool holds_word(std::string_view name, std::string_view word) {
  if (word.size() < 2 || word.find_first_of(" .") != std::string_view::npos) return false;
  const std::size_t at = name.find(' ' + std::string(word) + ' ');
  return at != std::string_view::npos;
}

/// The first word of the registry's office is in the article's words for it.
bool shares_head(const std::string& role, const std::string& office) {
  return to_lower_ascii(role).find(to_lower_ascii(office.substr(0, office.find(' ')))) != std::string::npos;
}

struct Grouper {
  const Reading& r;
  const Context& context;
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
    if (entity.role.empty() && !title.role.empty()) {
      entity.role = title.role;
      entity.role_basis = RoleBasis::article;
    }
    if (entity.organization.empty()) entity.organization = title.organization;
    if (!entity.country) entity.country = title.country;
  }

  /// Of namesakes the one of the country that the article says, else the first.
  const PersonRecord& of_country(const std::vector<std::uint32_t>& namesakes, const Entity& entity) const {
    const auto fits = std::find_if(namesakes.begin(), namesakes.end(),
                                   [&](std::uint32_t at) { return entity.country && r.tables.people[at].country == entity.country; });
    return r.tables.people[fits == namesakes.end() ? namesakes.front() : *fits];
  }

  const PersonRecord* look_up(const Entity& entity) const {
    const auto full = r.tables.people_by_name.find(entity.name);
    if (full != r.tables.people_by_name.end()) return &of_country(full->second, entity);
    const std::string_view surname = last_word(entity.name);
    const auto found = r.tables.people_by_surname.find(surname);
    if (found == r.tables.people_by_surname.end()) return nullptr;
    if (entity.name == surname && entity.role.empty()) return leader_of(found->second);
    const PersonRecord* best = nullptr;
    for (const std::uint32_t index : found->second) {
      const PersonRecord& record = r.tables.people[index];
      const bool fits =
          entity.name == surname ? !entity.role.empty() && holds(record, entity.role) : first_word(record.name) == first_word(entity.name);
      if (!fits) continue;
      if (best != nullptr && best != &record) return nullptr;  // two of the name: better none than the wrong one
      best = &record;
    }
    return best;
  }

  /// Heads of state and government go by their surnames alone: the one of these who is or was one.
  const PersonRecord* leader_of(const std::vector<std::uint32_t>& namesakes) const {
    const PersonRecord* best = nullptr;
    for (const std::uint32_t index : namesakes) {
      const PersonRecord& record = r.tables.people[index];
      const bool led = std::any_of(record.terms.begin(), record.terms.end(), [&](const Term& term) {
        return (!context.reference || term.days.from <= *context.reference) &&
               std::any_of(r.tables.leaders.begin(), r.tables.leaders.end(),
                           [&](const std::string& office) { return term.role.starts_with(office); });
      });
      if (!led) continue;
      if (best != nullptr) return nullptr;
      best = &record;
    }
    return best;
  }

  /// The record has an office that the article's words for it fit, held no later than the article's day.
  bool holds(const PersonRecord& record, const std::string& role) const {
    return std::any_of(record.terms.begin(), record.terms.end(), [&](const Term& term) {
      return shares_head(role, term.role) && (!context.reference || term.days.from <= *context.reference);
    });
  }

  /// "Foreign Minister" is not "Minister of Public Security": a word of the article's title, no country, that the term has not.
  bool is_other_office(const std::string& role, const Term& term) const {
    const std::string office = to_lower_ascii(term.role + ' ' + term.organization);
    bool other = false;
    for (const std::string_view word : split(role, ' ')) {
      const std::string lower = to_lower_ascii(word);
      if (word.size() < 4 || r.tables.titles.contains(lower) || r.tables.phrases.longest(word, 0)) continue;
      if (office.find(lower) != std::string::npos) return false;
      other = true;
    }
    return other && shares_head(role, term.role);
  }

  void consult_registry(Entity& entity) const {
    const PersonRecord* record = look_up(entity);
    if (record == nullptr) return;
    entity.name = record->name;
    entity.id = record->id;
    entity.qid = record->qid;
    if (record->gender != 0) entity.gender = record->gender;
    if (record->country) entity.country = record->country;
    if (!context.reference) return;
    const Term* term = nullptr;
    for (const Term& t : record->terms) {
      if (t.days.contains(*context.reference)) term = &t;
    }
    if (term == nullptr) {
      if (!entity.role.empty()) return;
      for (const Term& t : record->terms) {
        if (t.days.to < *context.reference && (term == nullptr || term->days.to < t.days.to)) term = &t;
      }
      if (term == nullptr) return;
      entity.role = "former " + term->role;
      entity.role_basis = RoleBasis::registry;
      return;
    }
    if (entity.role.empty()) {
      entity.role = term->role;
      entity.role_basis = RoleBasis::registry;
    }
    if (entity.organization.empty() && (entity.role_basis == RoleBasis::registry || holds(*record, entity.role)))
      entity.organization = term->organization;
  }
};

/// The other forms of the name in the article, each once.
void note_aliases(const Reading& r, const EntityLayer& layer, Entity& entity) {
  for (const std::uint32_t mention : entity.mentions) {
    const std::string form = spelled(r, layer.mentions[mention].span);
    if (form != entity.name && std::find(entity.aliases.begin(), entity.aliases.end(), form) == entity.aliases.end()) entity.aliases.push_back(form);
  }
}

}  // namespace

void group_people(const Reading& r, const Context& context, EntityLayer& layer) {
  Grouper grouper{r, context, layer};
  for (std::uint32_t i = 0; i < layer.mentions.size(); ++i) {
    Mention& mention = layer.mentions[i];
    if (mention.type != MentionType::person || mention.country) continue;
    const Title title = read_title(r, layer.mentions, i);
    const std::string name = spelled(r, mention.span);
    char gender = title.gender;
    if (gender == 0 && name.find(' ') != std::string::npos) {
      const auto given = r.tables.given_names.find(first_word(name));
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
    grouper.consult_registry(layer.entities[index]);
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

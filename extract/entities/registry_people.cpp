#include "extract/entities/registry_people.h"

#include <algorithm>

#include "extract/entities/person_names.h"

namespace onrecord {
namespace {

/// The first word of the registry's office is in the article's words for it.
bool shares_head(const std::string& role, const std::string& office) {
  return to_lower_ascii(role).find(to_lower_ascii(office.substr(0, office.find(' ')))) != std::string::npos;
}

struct Registry {
  const Reading& r;
  const Context& context;

  /// Of namesakes the one of the country that the article says, else the first.
  const PersonRecord& of_country(const std::vector<std::uint32_t>& namesakes, const Entity& entity) const {
    const auto fits = std::find_if(namesakes.begin(), namesakes.end(),
                                   [&](std::uint32_t at) { return entity.country && r.tables.people[at].country == entity.country; });
    return r.tables.people[fits == namesakes.end() ? namesakes.front() : *fits];
  }

  const PersonRecord* look_up(const Entity& entity) const {
    const auto full = r.tables.people_by_name.find(entity.name);
    if (full != r.tables.people_by_name.end()) return &of_country(full->second, entity);
    const std::string_view surname = surname_of(entity.name);
    const auto found = r.tables.people_by_surname.find(surname);
    if (found == r.tables.people_by_surname.end()) return nullptr;
    if (entity.name == surname && entity.role.empty()) return leader_of(found->second);
    const PersonRecord* best = nullptr;
    for (const std::uint32_t index : found->second) {
      const PersonRecord& record = r.tables.people[index];
      const bool fits =
          entity.name == surname ? !entity.role.empty() && holds(record, entity.role) : first_name_of(record.name) == first_name_of(entity.name);
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

  /// The article's words share the first word of the office, or hold another name of it: "Finance Minister |Hunt|", the Chancellor of the Exchequer.
  bool fits_office(const std::string& role, const Term& term) const {
    if (shares_head(role, term.role)) return true;
    if (term.office == kNone) return false;
    const std::string words = ' ' + to_lower_ascii(role) + ' ';
    const auto& names = r.tables.offices[term.office].other_names;
    return std::any_of(names.begin(), names.end(), [&](const std::string& name) { return words.find(' ' + name + ' ') != std::string::npos; });
  }

  /// The record has an office that the article's words for it fit, held no later than the article's day.
  bool holds(const PersonRecord& record, const std::string& role) const {
    return std::any_of(record.terms.begin(), record.terms.end(),
                       [&](const Term& term) { return fits_office(role, term) && (!context.reference || term.days.from <= *context.reference); });
  }

  void fill(Entity& entity) const {
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

}  // namespace

void consult_registry(const Reading& reading, const Context& context, Entity& person) { Registry{reading, context}.fill(person); }

}  // namespace onrecord

#include "app/registry.h"

#include <algorithm>

namespace onrecord {

Registry to_registry(const Lexicon& lexicon) {
  Registry out;
  const auto code = [](const std::optional<CountryCode>& country) { return country ? country->str() : std::string(); };
  for (const auto& [iso, name] : lexicon.entities.country_names) {
    const auto qid = lexicon.entities.country_qids.find(iso);
    out.countries.push_back({iso, name, qid == lexicon.entities.country_qids.end() ? std::string() : qid->second});
  }
  std::sort(out.countries.begin(), out.countries.end(), [](const RegistryCountry& a, const RegistryCountry& b) { return a.code < b.code; });
  for (const OrganizationRecord& o : lexicon.entities.organizations) out.bodies.push_back({o.id, o.name, o.parent, code(o.country), o.names, o.qid});
  for (const PersonRecord& p : lexicon.entities.people) {
    RegistryPerson person{p.id, p.name, p.surname, code(p.country), p.names, {}, p.qid};
    for (const Term& term : p.terms) person.terms.push_back({term.role, term.organization, term.days});
    out.people.push_back(std::move(person));
  }
  out.fingerprint = lexicon.fingerprint;
  return out;
}

}  // namespace onrecord

// Registry: what is known of people and bodies beside the articles, as the store takes it.
#pragma once

#include <string>
#include <vector>

#include "core/civil_date.h"

namespace onrecord {

struct RegistryTerm {
  std::string role, organization;
  DateRange days;  ///< an open end is 9999-12-31
};
struct RegistryPerson {
  std::string id, name, family_name, country;  ///< id: "person:alejandro-mayorkas"; country: ISO code or empty
  std::vector<std::string> other_names;
  std::vector<RegistryTerm> terms;
  std::string qid = {};  ///< of Wikidata, here and below; empty: not known
};
struct RegistryBody {
  std::string id, name, parent, country;
  std::vector<std::string> other_names;
  std::string qid = {};
};
struct RegistryCountry {
  std::string code, name;
  std::string qid = {};
};
struct Registry {
  std::vector<RegistryCountry> countries;
  std::vector<RegistryBody> bodies;
  std::vector<RegistryPerson> people;
  std::string fingerprint;  ///< equal where the registry is equal: then putting it again does nothing
};

}  // namespace onrecord

// Entities, posts and memberships: who is what, and who held which office when. Only for the files of store/.
#pragma once

#include <cstdint>
#include <string>

#include "store/store.h"

namespace onrecord {

/// The entity of this slug, made with its row in people, organizations or countries where it is new.
std::int64_t put_entity(Store::State& state, const char* kind, const std::string& slug, const std::string& name);

/// The membership that `person` held on `day`: the registry's term, one whose post has this role first; else, where an article gives a role,
/// the span of days on which articles gave it, stretched to `day`. 0: none.
std::int64_t put_office_seen(Store::State& state, std::int64_t person, const std::string& role, std::int64_t organization, std::int64_t country,
                             const std::string& day);

}  // namespace onrecord

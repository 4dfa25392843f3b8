// What the registry of office holders says of a person: canonical name, ids, and the office held on the article's day.
#pragma once

#include "extract/entities/reading.h"
#include "extract/text/context.h"

namespace onrecord {

/// Fills what the article leaves open; a role that the article gives stays.
void consult_registry(const Reading& reading, const Context& context, Entity& person);

}  // namespace onrecord

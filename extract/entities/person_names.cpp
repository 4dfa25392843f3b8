#include "extract/entities/person_names.h"

namespace onrecord {
namespace {

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

}  // namespace

std::string spelled_name(const Reading& r, Span span) {
  std::string out;
  for (const char c : span.of(r.text)) out += c == '\n' ? ' ' : c;
  return out;
}

std::string_view surname_of(std::string_view name) {
  for (const std::string_view suffix : {" Jr.", " Sr.", " III", " II", " Jr"}) {
    if (name.size() > suffix.size() && name.ends_with(suffix)) name.remove_suffix(suffix.size());
  }
  const auto space = name.rfind(' ');
  return space == std::string_view::npos ? name : name.substr(space + 1);
}

std::string_view first_name_of(std::string_view name) { return name.substr(0, name.find(' ')); }

bool names_same(std::string_view name, std::string_view part) {
  if (name == part) return true;
  if (part.find(' ') == std::string_view::npos) return same_particle(surname_of(name), part) || first_name_of(name) == part;
  if (ends_with(name, part)) return true;
  return first_name_of(name) == first_name_of(part) && surname_of(name) == surname_of(part);
}

bool holds_word(std::string_view name, std::string_view word) {
  if (word.size() < 2 || word.find_first_of(" .") != std::string_view::npos) return false;
  const std::size_t at = name.find(' ' + std::string(word) + ' ');
  return at != std::string_view::npos;
}

}  // namespace onrecord

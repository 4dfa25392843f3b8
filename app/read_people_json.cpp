// Popolo and congress-legislators to rows of people.tsv.
#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>

#include "app/people_rows.h"
#include "core/civil_date.h"
#include "core/table.h"

namespace onrecord {
namespace {

using Json = nlohmann::json;

/// Reads values by their place, "/memberships/4". `status` keeps the first thing that is wrong.
struct Reader {
  std::string file;
  Status status = Done{};

  void wrong(const std::string& place, const std::string& what) {
    if (status) status = Error{Failure::data, file + ": " + place + ": " + what};
  }

  /// A text that a cell can hold; empty where the key is missing or null.
  std::string text(const Json& object, const std::string& place, const char* key) {
    const auto found = object.find(key);
    if (found == object.end() || found->is_null()) return {};
    const std::string at = place + "/" + key;
    if (!found->is_string()) return wrong(at, "should be a text"), std::string();
    const std::string& whole = found->get_ref<const std::string&>();
    const bool bad = std::any_of(whole.begin(), whole.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == '|' || c == 0x7F; });
    if (bad) return wrong(at, "should hold no line break, tab or '|'"), std::string();
    return std::string(trim(whole));
  }

  std::string need(const Json& object, const std::string& place, const char* key) {
    std::string value = text(object, place, key);
    if (value.empty()) wrong(place, std::string("has no '") + key + "'");
    return value;
  }

  /// The objects of the list `key`, each with its place.
  template <typename Each>
  void each(const Json& object, const std::string& place, const char* key, const Each& read) {
    const auto found = object.find(key);
    if (found == object.end() || found->is_null()) return;
    if (!found->is_array()) return wrong(place + "/" + key, "should be a list");
    each_of(*found, place + "/" + key, read);
  }

  template <typename Each>
  void each_of(const Json& list, const std::string& place, const Each& read) {
    for (std::size_t i = 0; i < list.size() && status; ++i) {
      const std::string at = place + "/" + std::to_string(i);
      if (list[i].is_object()) {
        read(list[i], at);
      } else {
        wrong(at, "should be an object");
      }
    }
  }

  /// "2019", "2019-01", "2019-01-03" and what has a time behind it: the first day of it, or the last.
  std::string day(const Json& object, const std::string& place, const char* key, bool last) {
    std::string said = text(object, place, key);
    if (said.empty()) return said;
    std::string iso = said.substr(0, said.find('T'));
    if (iso.size() == 4) iso += last ? "-12" : "-01";
    if (iso.size() == 7) {
      const auto first = CivilDate::parse(iso + "-01");
      iso = first && last ? first->plus_months(1).plus_days(-1).to_string() : iso + "-01";
    }
    if (!CivilDate::parse(iso)) wrong(place + "/" + key, "no day: '" + said + "'");
    return iso;
  }

  void term(const Json& object, const std::string& place, const char* from, const char* to, PersonRow& row) {
    row.from = day(object, place, from, false);
    row.to = day(object, place, to, true);
    if (!row.from.empty() && !row.to.empty() && row.to < row.from) wrong(place, "ends before it starts");
  }
};

std::string surname_of(std::string_view name) {
  for (const std::string_view suffix : {" Jr.", " Sr.", " III", " II", " IV", " Jr"}) {
    if (name.size() > suffix.size() && name.ends_with(suffix)) name.remove_suffix(suffix.size());
  }
  if (name.ends_with(',')) name.remove_suffix(1);
  return std::string(name.substr(name.rfind(' ') + 1));
}

std::string gender_of(const std::string& said) {
  const std::string word = to_lower_ascii(said);
  return word == "male" || word == "m" ? "m" : word == "female" || word == "f" ? "f" : "";
}

void add_name(PersonRow& row, const std::string& name) {
  if (name.empty() || name == row.name || std::find(row.other_names.begin(), row.other_names.end(), name) != row.other_names.end()) return;
  row.other_names.push_back(name);
}

/// The terms of one person, in the file's order.
struct Person {
  std::vector<PersonRow> rows;

  /// Terms that follow each other without a day between them are one.
  void add(PersonRow row) {
    for (PersonRow& known : rows) {
      if (known.name != row.name || known.role != row.role || known.organization != row.organization) continue;
      const auto end = CivilDate::parse(known.to);
      const auto start = CivilDate::parse(row.from);
      if (!end || !start || known.from > row.from || end->plus_days(1) < *start) continue;
      if (row.to.empty() || known.to < row.to) known.to = row.to;
      return;
    }
    rows.push_back(std::move(row));
  }
};

void read_popolo(const Json& root, const std::string& country, Reader& r, std::vector<Person>& people) {
  std::map<std::string, std::string> organizations;
  std::map<std::string, std::pair<std::string, std::string>> posts;  // role and organization
  r.each(root, "", "organizations", [&](const Json& o, const std::string& at) { organizations[r.need(o, at, "id")] = r.need(o, at, "name"); });
  r.each(root, "", "posts", [&](const Json& o, const std::string& at) {
    std::string role = r.text(o, at, "role");
    if (role.empty()) role = r.need(o, at, "label");
    posts[r.need(o, at, "id")] = {std::move(role), r.text(o, at, "organization_id")};
  });
  std::map<std::string, std::size_t> place_of;
  std::vector<PersonRow> heads;
  r.each(root, "", "persons", [&](const Json& o, const std::string& at) {
    PersonRow row;
    row.name = r.need(o, at, "name");
    if (row.name.starts_with('#')) r.wrong(at + "/name", "should not start with '#'");
    row.surname = r.text(o, at, "family_name");
    if (row.surname.empty()) row.surname = surname_of(row.name);
    row.gender = gender_of(r.text(o, at, "gender"));
    row.country = country;
    r.each(o, at, "other_names", [&](const Json& n, const std::string& where) { add_name(row, r.text(n, where, "name")); });
    const std::string id = r.need(o, at, "id");
    if (!place_of.emplace(id, heads.size()).second) r.wrong(at + "/id", "a second person '" + id + "'");
    heads.push_back(std::move(row));
    people.emplace_back();
  });
  const auto known = [&](const auto& table, const std::string& id, const std::string& at) {
    const auto found = table.find(id);
    if (found == table.end()) r.wrong(at, "names '" + id + "', which the file does not hold");
    return found;
  };
  r.each(root, "", "memberships", [&](const Json& o, const std::string& at) {
    const auto person = known(place_of, r.need(o, at, "person_id"), at + "/person_id");
    if (!r.status) return;
    PersonRow row = heads[person->second];
    row.role = r.text(o, at, "role");
    std::string body = r.text(o, at, "organization_id");
    if (const std::string post = r.text(o, at, "post_id"); !post.empty()) {
      const auto found = known(posts, post, at + "/post_id");
      if (!r.status) return;
      if (row.role.empty()) row.role = found->second.first;
      if (body.empty()) body = found->second.second;
    }
    if (row.role.empty()) row.role = r.text(o, at, "label");
    if (row.role.empty()) row.role = "member";
    if (!body.empty()) {
      const auto found = known(organizations, body, at + "/organization_id");
      if (!r.status) return;
      row.organization = found->second;
    }
    r.term(o, at, "start_date", "end_date", row);
    people[person->second].add(std::move(row));
  });
  for (std::size_t i = 0; i < heads.size() && r.status; ++i) {
    if (people[i].rows.empty()) people[i].add(heads[i]);
  }
}

void read_legislators(const Json& root, Reader& r, std::vector<Person>& people) {
  r.each_of(root, "", [&](const Json& o, const std::string& at) {
    const auto name = o.find("name");
    if (name == o.end() || !name->is_object()) return r.wrong(at, "has no 'name'");
    PersonRow row;
    const std::string first = r.need(*name, at + "/name", "first");
    row.surname = r.need(*name, at + "/name", "last");
    row.name = r.text(*name, at + "/name", "official_full");
    if (row.name.empty()) row.name = first + " " + row.surname;
    add_name(row, first + " " + row.surname);
    if (const std::string nick = r.text(*name, at + "/name", "nickname"); !nick.empty()) add_name(row, nick + " " + row.surname);
    if (const auto bio = o.find("bio"); bio != o.end() && bio->is_object()) row.gender = gender_of(r.text(*bio, at + "/bio", "gender"));
    row.country = "US";
    people.emplace_back();
    r.each(o, at, "terms", [&](const Json& t, const std::string& where) {
      const std::string type = r.need(t, where, "type");
      if (type != "sen" && type != "rep") return r.wrong(where + "/type", "should be 'sen' or 'rep', is '" + type + "'");
      PersonRow held = row;
      held.role = type == "sen" ? "Senator" : "Representative";
      held.organization = type == "sen" ? "Senate" : "House of Representatives";
      r.need(t, where, "start");
      r.term(t, where, "start", "end", held);
      people.back().add(std::move(held));
    });
    if (people.back().rows.empty()) r.wrong(at, "has no 'terms'");
  });
}

/// "3:14" of a byte from 1.
std::string place_of_byte(std::string_view text, std::size_t byte) {
  const std::string_view before = text.substr(0, std::min(byte == 0 ? 0 : byte - 1, text.size()));
  const auto line = std::count(before.begin(), before.end(), '\n') + 1;
  const auto start = before.rfind('\n');
  return std::to_string(line) + ":" + std::to_string(before.size() - (start == std::string_view::npos ? 0 : start + 1) + 1);
}

}  // namespace

Result<ImportedPeople> read_people_json(std::string_view json, const std::string& file, const std::string& country) {
  Json root;
  try {
    root = Json::parse(json);
  } catch (const Json::parse_error& e) {
    return Error{Failure::data, file + ":" + place_of_byte(json, e.byte) + ": no JSON"};
  }
  Reader r{file};
  std::vector<Person> people;
  if (root.is_array()) {
    read_legislators(root, r, people);
  } else if (root.is_object() && root.contains("persons")) {
    read_popolo(root, country, r, people);
  } else {
    return Error{Failure::data, file + ": neither Popolo (an object with 'persons') nor a list of legislators"};
  }
  if (!r.status) return r.status.error();
  std::map<std::string, int> bearers;  // people of one name
  for (const Person& p : people) ++bearers[p.rows.front().name];
  ImportedPeople out;
  for (Person& p : people) {
    const std::string name = p.rows.front().name;
    if (bearers[name] == 1) out.rows.insert(out.rows.end(), p.rows.begin(), p.rows.end());
  }
  for (const auto& [name, count] : bearers) {
    if (count > 1)
      out.notes.push_back(file + ": " + std::to_string(count) + " people are named '" + name + "'; left out, as a text does not tell them apart");
  }
  return out;
}

}  // namespace onrecord

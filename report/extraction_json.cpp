#include "report/extraction_json.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "core/date_basis.h"
#include "core/text_offsets.h"

namespace onrecord {
namespace {

using Json = nlohmann::ordered_json;

template <typename T>
Json or_null(const std::optional<T>& value) {
  return value ? Json(value->to_string()) : Json(nullptr);
}
Json or_null(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); }
Json or_null(const std::optional<CountryCode>& code) { return code ? Json(code->str()) : Json(nullptr); }
Json index_or_null(std::uint32_t index) { return index == kNone ? Json(nullptr) : Json(index); }

/// A whole number without ".0", so that 24000 stays 24000.
Json number(double value) {
  if (std::nearbyint(value) == value && std::abs(value) < 9e15) return Json(static_cast<std::int64_t>(value));
  return Json(value);
}

constexpr const char* kMentionRoles[] = {"unspecified", "place", "actor", "origin", "modifier"};

std::string dump(const Json& value) { return value.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace); }

/// A member of an object that is open in `out`: a list, of which one item at a time is held as a tree.
class List {
 public:
  List(std::string& out, const char* key) : out_(out) { out_.append(",\"").append(key).append("\":["); }
  ~List() { out_ += ']'; }
  List(const List&) = delete;
  List& operator=(const List&) = delete;
  void add(const Json& item) {
    if (any_) out_ += ',';
    any_ = true;
    out_ += dump(item);
  }

 private:
  std::string& out_;
  bool any_ = false;
};

class Writer {
 public:
  explicit Writer(const Extraction& extraction) : extraction_(extraction), offsets_(extraction.article.text), inner_(extraction.claims.size()) {
    for (std::uint32_t i = 0; i < extraction.claims.size(); ++i) {
      if (extraction.claims[i].outer < inner_.size()) inner_[extraction.claims[i].outer].push_back(i);
    }
  }

  [[nodiscard]] std::string write() const {
    Json head = Json::object();
    put_article(head);
    std::string out = dump(head);
    out.pop_back();  // its brace
    put_sentences(out);
    put_mentions(out);
    put_people(out);
    put_figures(out);
    put_times(out);
    put_claims(out);
    return out += '}';
  }

 private:
  [[nodiscard]] Json pair(Span span) const {
    const CodePointSpan at = offsets_.to_code_points(span);
    return Json::array({at.begin, at.end});
  }
  void put_span(Json& out, Span span) const {
    const CodePointSpan at = offsets_.to_code_points(span);
    out["start"] = at.begin;
    out["end"] = at.end;
  }
  [[nodiscard]] Json pairs(const std::vector<Span>& spans) const {
    Json out = Json::array();
    for (const Span span : spans) out.push_back(pair(span));
    return out;
  }
  static Json range(const std::optional<DateRange>& days) {
    if (!days) return nullptr;
    return Json::array({days->from.to_string(), days->to.to_string()});
  }

  void put_article(Json& out) const {
    const Article& a = extraction_.article;
    out["url"] = a.url;
    out["canonical_url"] = or_null(a.canonical_url);
    if (!a.amp_url.empty()) out["amp_url"] = a.amp_url;
    out["site"] = or_null(a.site);
    out["title"] = or_null(a.title);
    out["authors"] = a.authors;
    out["published"] = a.published ? Json(a.published->written) : Json(nullptr);
    out["published_basis"] = a.published ? Json(to_string(a.published->basis)) : Json(nullptr);
    out["modified"] = a.modified ? Json(a.modified->written) : Json(nullptr);
    out["language"] = or_null(a.language);
    out["section"] = or_null(a.section);
    out["notes"] = a.notes;
    out["text"] = a.text;
  }

  void put_sentences(std::string& out) const {
    List list(out, "sentences");
    for (const Sentence& s : extraction_.annotations.sentences) list.add(pair(s.span));
  }

  void put_mentions(std::string& out) const {
    static constexpr const char* kTypes[] = {"person", "organization", "place", "other"};
    static constexpr const char* kForms[] = {"none", "name", "demonym", "metonym", "code"};
    List list(out, "mentions");
    for (const Mention& m : extraction_.annotations.mentions) {
      Json one;
      put_span(one, m.span);
      one["type"] = kTypes[static_cast<std::size_t>(m.type)];
      const Entity* entity = m.entity == kNone ? nullptr : &extraction_.annotations.entities[m.entity];
      one["name"] = entity != nullptr ? entity->name : std::string(m.span.of(extraction_.article.text));
      one["id"] = entity == nullptr ? Json(nullptr) : or_null(entity->id);
      if (entity != nullptr && !entity->qid.empty()) one["qid"] = entity->qid;
      if (m.country) {
        one["country"] = m.country->str();
        one["form"] = kForms[static_cast<std::size_t>(m.form)];
        one["role"] = kMentionRoles[static_cast<std::size_t>(m.role)];
      }
      list.add(one);
    }
  }

  void put_people(std::string& out) const {
    List list(out, "people");
    for (const Entity& e : extraction_.annotations.entities) {
      if (e.kind != EntityKind::person) continue;
      Json one;
      one["name"] = e.name;
      one["id"] = or_null(e.id);
      one["qid"] = or_null(e.qid);
      one["aliases"] = e.aliases;
      one["role"] = or_null(e.role);
      one["role_basis"] = basis(e.role_basis);
      one["organization"] = or_null(e.organization);
      one["country"] = or_null(e.country);
      one["mentions"] = e.mentions;
      list.add(one);
    }
  }

  void put_figures(std::string& out) const {
    List list(out, "figures");
    for (const Figure& f : extraction_.annotations.figures) list.add(figure(f));
  }

  [[nodiscard]] Json figure(const Figure& f) const {
    static constexpr const char* kModifiers[] = {"none", "approx", "over", "under", "at_least", "at_most", "up", "down"};
    static constexpr const char* kKinds[] = {"count",  "money",  "percent", "percentage points", "quantity", "ratio", "rate",
                                             "factor", "record", "age"};
    Json one;
    put_span(one, f.span);
    one["kind"] = kKinds[static_cast<std::size_t>(f.kind)];
    if (f.range) {
      one["low"] = number(f.low);
      one["high"] = number(f.high);
    } else {
      one["value"] = number(f.low);
    }
    one["modifier"] = kModifiers[static_cast<std::size_t>(f.modifier)];
    one["unit"] = or_null(f.unit);
    one["code"] = or_null(f.ucum);
    one["counted"] = or_null(f.counted);
    one["subject"] = or_null(f.subject);
    one["change"] = f.change == Change::none ? Json(nullptr) : Json(f.change == Change::up ? "up" : "down");
    one["period"] = range(f.period);
    one["period_label"] = or_null(f.period_label);
    one["country"] = or_null(f.country);
    one["place"] = or_null(f.place);
    one["compared_to"] = index_or_null(f.compared_to);
    one["negated"] = f.negated;
    one["record"] = f.record;
    one["unit_basis"] = or_null(f.unit_basis);
    one["per"] = or_null(f.per);
    one["measure"] = or_null(f.measure);
    return one;
  }

  [[nodiscard]] Json time(const TimeExpression& t) const {
    static constexpr const char* kTypes[] = {"DATE", "TIME", "DURATION", "SET"};
    Json one;
    put_span(one, t.span);
    one["type"] = kTypes[static_cast<std::size_t>(t.type)];
    one["value"] = t.value;
    one["from"] = t.range ? Json(t.range->from.to_string()) : Json(nullptr);
    one["to"] = t.range ? Json(t.range->to.to_string()) : Json(nullptr);
    one["mod"] = or_null(t.mod);
    one["label"] = or_null(t.label);
    return one;
  }

  /// Named events by which a text dates other things are no TIMEX3: they have a list of their own.
  void put_times(std::string& out) const {
    const auto& times = extraction_.annotations.times;
    const auto put = [&](const char* key, bool events) {
      List list(out, key);
      for (const TimeExpression& t : times) {
        if ((t.rule == "event") == events) list.add(time(t));
      }
    };
    put("times", false);
    if (std::any_of(times.begin(), times.end(), [](const TimeExpression& t) { return t.rule == "event"; })) put("events", true);
  }

  void put_claims(std::string& out) const {
    for (const bool own_voice : {false, true}) {
      List list(out, own_voice ? "article_claims" : "claims");
      for (std::uint32_t i = 0; i < extraction_.claims.size(); ++i) {
        const Claim& c = extraction_.claims[i];
        if (c.outer == kNone && c.article_voice == own_voice) list.add(claim_tree(i));
      }
    }
  }

  /// A claim, and in "inner" those that it reports.
  [[nodiscard]] Json claim_tree(std::uint32_t at) const {
    Json one = claim(extraction_.claims[at]);
    Json inner = Json::array();
    for (const std::uint32_t i : inner_[at]) inner.push_back(claim_tree(i));
    if (!inner.empty()) one["inner"] = std::move(inner);
    return one;
  }

  static Json basis(RoleBasis basis) {
    if (basis == RoleBasis::none) return nullptr;
    return basis == RoleBasis::registry ? "registry" : "article";
  }

  [[nodiscard]] static Json speaker(const Speaker& s) {
    return {{"kind", to_string(s.kind)},
            {"name", or_null(s.name)},
            {"role", or_null(s.role)},
            {"role_basis", basis(s.role_basis)},
            {"organization", or_null(s.organization)},
            {"country", or_null(s.country)}};
  }

  /// What each country of a claim is in its content: the role of its first mention there that has one.
  [[nodiscard]] Json country_roles(const Claim& c) const {
    Json roles = Json::array();
    const auto& mentions = extraction_.annotations.mentions;
    for (const CountryCode code : c.countries) {
      MentionRole role = MentionRole::unspecified;
      for (const Span content : c.content) {
        auto m = std::lower_bound(mentions.begin(), mentions.end(), content.begin,
                                  [](const Mention& one, std::uint32_t byte) { return one.span.begin < byte; });
        for (; m != mentions.end() && m->span.begin < content.end; ++m) {
          if (m->country == code && role == MentionRole::unspecified) role = m->role;
        }
      }
      roles.push_back(kMentionRoles[static_cast<std::size_t>(role)]);
    }
    return roles;
  }

  [[nodiscard]] Json claim(const Claim& c) const {
    Json one;
    one["source"] = pairs(c.source);
    one["cue"] = pairs(c.cue);
    one["content"] = pairs(c.content);
    one["speaker"] = speaker(c.speaker);
    if (!c.together.empty()) {
      one["speakers"] = Json::array();
      for (const Speaker& each : c.together) one["speakers"].push_back(speaker(each));
    }
    one["class"] = to_string(c.claim_class);
    one["quote"] = to_string(c.quote);
    one["negated"] = c.negated;
    one["content_negated"] = c.content_negated;
    one["hedged"] = c.hedged;
    one["tense"] = c.tense == Tense::none ? Json(nullptr) : Json(to_string(c.tense));
    one["addressee"] = c.addressee.empty() ? Json(nullptr) : pair(c.addressee);
    one["venue"] = c.venue.empty() ? Json(nullptr) : pair(c.venue);
    one["said_on"] = or_null(c.said_on);
    Json countries = Json::array();
    for (const CountryCode code : c.countries) countries.push_back(code.str());
    one["countries"] = std::move(countries);
    one["country_roles"] = country_roles(c);
    one["figures"] = c.figures;
    one["about"] = range(c.about);
    one["depth"] = c.depth;
    return one;
  }

  const Extraction& extraction_;
  TextOffsets offsets_;
  std::vector<std::vector<std::uint32_t>> inner_;  ///< claim -> those inside it
};

}  // namespace

std::string to_json(const Extraction& extraction, std::string_view id) {
  std::string body = Writer(extraction).write();
  if (id.empty()) return body;
  return "{\"id\": " + std::string(id) + ", " + body.substr(1);
}

}  // namespace onrecord

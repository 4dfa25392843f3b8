#include "app/config_examples.h"

#include <algorithm>
#include <array>
#include <functional>
#include <optional>
#include <sstream>

#include "extract/annotate.h"
#include "extract/claims/find_claims.h"
#include "extract/text/tokenize.h"

namespace onrecord {
namespace {

/// "He said [prices rose]." without its brackets, and the words that stood in them.
struct Marked {
  std::string text;
  std::vector<Span> spans;
};

Marked read_marks(std::string_view example) {
  Marked marked;
  std::uint32_t open = 0;
  for (const char c : example) {
    const auto at = static_cast<std::uint32_t>(marked.text.size());
    if (c == '[') {
      open = at;
    } else if (c == ']') {
      marked.spans.push_back({open, at});
    } else {
      marked.text += c;
    }
  }
  return marked;
}

const CivilDate kReference = {2024, 5, 15};  ///< of examples with relative dates

std::string words_of(const std::vector<Span>& spans, std::string_view text) {
  std::string out;
  for (const Span span : spans) out += (out.empty() ? "" : " | ") + std::string(span.of(text));
  return out;
}

bool holds_any(std::string_view text, const std::vector<std::string_view>& forms) {
  return std::any_of(forms.begin(), forms.end(), [&](std::string_view form) { return text.find(form) != std::string_view::npos; });
}

/// Whether one of `claims` has the marked content and the row's class; adds what was read instead to `found`.
bool has_claim(const std::vector<Claim>& claims, const Marked& marked, std::string_view wanted_class, std::string& found) {
  const std::string wanted = words_of(marked.spans, marked.text);
  for (const Claim& claim : claims) {
    if (claim.article_voice) continue;
    const std::string content = words_of(claim.content, marked.text);
    found += (found.empty() ? "[" : "; [") + content + "] " + std::string(to_string(claim.claim_class));
    if ((content == wanted || content == "that " + wanted) && to_string(claim.claim_class) == wanted_class) return true;
  }
  return false;
}

/// The content in brackets, by the whole program or by the rules of the room alone; a row without brackets only has its cue there.
std::string check_cue(const ExampleRow& row, const ExampleRooms& rooms) {
  const Marked marked = read_marks(row.cell("example"));
  if (!holds_any(marked.text, row.list("forms"))) return "none of the row's forms is in it";
  if (marked.spans.empty()) return "";
  std::string found;
  const Extraction read = extract_text(marked.text, kReference, {}, rooms.lexicon);
  if (has_claim(read.claims, marked, row.cell("class"), found)) return "";
  Annotations plain;
  plain.tokens = find_tokens(marked.text, rooms.lexicon.text);
  plain.sentences = find_sentences(marked.text, plain.tokens, rooms.lexicon.text);
  if (has_claim(find_claims(read.article, plain, {}, rooms.lexicon.claims, {}), marked, row.cell("class"), found)) return "";
  return found.empty() ? "no statement was found" : "read as " + found;
}

/// What stands in brackets has the row's class as a quotation after "said".
std::string check_force(const ExampleRow& row, const ExampleRooms& rooms) {
  const Marked marked = read_marks(row.cell("example"));
  std::string found;
  for (const Claim& claim : extract_text("The board said: \"" + marked.text + "\"", kReference, {}, rooms.lexicon).claims) {
    if (to_string(claim.claim_class) == row.cell("class")) return "";
    found += " " + std::string(to_string(claim.claim_class));
  }
  return found.empty() ? "no statement was found" : "read as" + found;
}

std::string check_source(const ExampleRow& row, const ExampleRooms& /*rooms*/) {
  return holds_any(to_lower_ascii(row.cell("example")), row.list("words")) ? "" : "none of the row's words is in it";
}

std::string check_words(const ExampleRow& row, const ExampleRooms& /*rooms*/) {
  return holds_any(to_lower_ascii(row.cell("example")), row.list("words")) ? "" : "none of the row's words is in it";
}

/// The content in brackets is a claim of the row's class with a cue of its forms.
std::string check_noun(const ExampleRow& row, const ExampleRooms& rooms) {
  const Marked marked = read_marks(row.cell("example"));
  if (marked.spans.empty()) return "no content stands in brackets";
  std::string found;
  const Extraction read = extract_text(marked.text, kReference, {}, rooms.lexicon);
  if (has_claim(read.claims, marked, row.cell("class"), found)) return "";
  return found.empty() ? "no statement was found" : "read as " + found;
}

/// Who spoke in the first sentence is the speaker of the last claim.
std::string check_role(const ExampleRow& row, const ExampleRooms& rooms) {
  const Marked marked = read_marks(row.cell("example"));
  if (words_of(marked.spans, marked.text) != row.cell("word")) return "the word does not stand in brackets";
  const Extraction read = extract_text(marked.text, kReference, {}, rooms.lexicon);
  if (read.claims.empty()) return "no statement was found";
  return read.claims.back().speaker.kind == SpeakerKind::person ? "" : "said by " + read.claims.back().speaker.name;
}

/// Figures of the example without its brackets.
std::vector<Figure> figures_of(const Marked& marked, const ExampleRooms& rooms) {
  return extract_text(marked.text, kReference, {}, rooms.lexicon).annotations.figures;
}

std::string check_modifier(const ExampleRow& row, const ExampleRooms& rooms) {
  static constexpr std::array<std::string_view, 8> kNames = {"none", "approx", "over", "under", "at_least", "at_most", "up", "down"};
  const Marked marked = read_marks(row.cell("example"));
  if (marked.spans.size() != 1) return "one figure should stand in brackets";
  for (const Figure& figure : figures_of(marked, rooms)) {
    if (!figure.span.overlaps(marked.spans.front())) continue;
    const std::string_view read = kNames[static_cast<std::size_t>(figure.modifier)];
    return read == row.cell("modifier") ? "" : "read as " + std::string(read);
  }
  return "no figure was found there";
}

/// The amount in brackets, in a page of the row's source, has the row's currency on the row's basis.
std::string check_currency(const ExampleRow& row, const ExampleRooms& rooms) {
  const Marked marked = read_marks(row.cell("example"));
  if (marked.spans.size() != 1) return "one amount should stand in brackets";
  const Origin origin{CountryCode::parse(row.cell("source"))};
  for (const Figure& figure : extract_text(marked.text, kReference, origin, rooms.lexicon).annotations.figures) {
    if (!figure.span.overlaps(marked.spans.front())) continue;
    const std::string basis = std::string(row.cell("code")) + " by " + std::string(row.cell("basis"));
    return figure.rule.ends_with(basis) ? "" : "read as " + figure.rule;
  }
  return "no amount was found there";
}

/// A figure as context.tsv writes it: "208 pound-mass -", "300 {farms}".
std::string shown(const Figure& f) {
  std::ostringstream out;
  out.precision(9);
  out << f.low;
  if (f.range) out << ".." << f.high;
  if (!f.unit.empty()) out << ' ' << f.unit;
  if (f.change != Change::none) out << (f.change == Change::up ? " +" : " -");
  if (!f.counted.empty()) out << " {" << f.counted << '}';
  if (f.period) out << " (" << f.period->from.to_string() << '/' << f.period->to.to_string() << ')';
  return std::move(out).str();
}

/// A row of words of context: what `read` finds at the one bracketed place is what the row reads there; "-": nothing is to be found.
std::string check_in_context(const ExampleRow& row, const std::string& bracketed, const std::string& found,
                             const std::function<std::optional<std::string>(const Marked&)>& read) {
  const Marked marked = read_marks(row.cell("example"));
  if (marked.spans.size() != 1) return "one " + bracketed + " should stand in brackets";
  if (!holds_any(to_lower_ascii(marked.text), row.list("words"))) return "none of the row's words is in it";
  const auto reading = read(marked);
  if (!reading) return row.cell("reads") == "-" ? "" : "no " + found + " was found there";
  return *reading == row.cell("reads") ? "" : "read as " + *reading;
}

std::string check_context(const ExampleRow& row, const ExampleRooms& rooms) {
  return check_in_context(row, "number", "figure", [&](const Marked& marked) -> std::optional<std::string> {
    for (const Figure& figure : figures_of(marked, rooms))
      if (figure.span.overlaps(marked.spans.front())) return shown(figure);
    return std::nullopt;
  });
}

std::string check_measure(const ExampleRow& row, const ExampleRooms& rooms) {
  std::string found;
  for (const Figure& figure : figures_of(read_marks(row.cell("example")), rooms)) {
    if (figure.measure.find(row.cell("measure")) != std::string::npos) return "";
    found += " " + figure.measure;
  }
  return found.empty() ? "no figure was found" : "read as" + found;
}

/// The time in brackets, by the row's days.
std::string check_event(const ExampleRow& row, const ExampleRooms& rooms) {
  const Marked marked = read_marks(row.cell("example"));
  if (marked.spans.size() != 1) return "one time should stand in brackets";
  for (const TimeExpression& time : extract_text(marked.text, kReference, {}, rooms.lexicon).annotations.times) {
    if (time.span != marked.spans.front()) continue;
    return time.label == row.cell("name") ? "" : "read as " + time.value;
  }
  return "no time was found there";
}

/// The fiscal year in brackets begins in the row's month.
std::string check_fiscal(const ExampleRow& row, const ExampleRooms& rooms) {
  const Marked marked = read_marks(row.cell("example"));
  for (const TimeExpression& time : extract_text(marked.text, kReference, {}, rooms.lexicon).annotations.times) {
    if (!time.range || marked.spans.size() != 1 || time.span != marked.spans.front()) continue;
    return std::to_string(time.range->from.month) == row.cell("month") ? "" : "begins " + time.range->from.to_string();
  }
  return "no fiscal year was found there";
}

std::string check_time_context(const ExampleRow& row, const ExampleRooms& rooms) {
  return check_in_context(row, "time", "time", [&](const Marked& marked) -> std::optional<std::string> {
    for (const TimeExpression& time : extract_text(marked.text, kReference, {}, rooms.lexicon).annotations.times)
      if (time.span.overlaps(marked.spans.front())) return time.value;
    return std::nullopt;
  });
}

/// The bare date in brackets lies ahead of the day it is written on, or behind it where the row is of what has been.
std::string check_tense(const ExampleRow& row, const ExampleRooms& rooms) {
  const Marked marked = read_marks(row.cell("example"));
  for (const TimeExpression& time : extract_text(marked.text, kReference, {}, rooms.lexicon).annotations.times) {
    if (!time.range || marked.spans.size() != 1 || time.span != marked.spans.front()) continue;
    return (time.range->from > kReference) == (row.cell("class") != "past") ? "" : "read as " + time.value;
  }
  return "no time was found there";
}

/// A number that names something counts nothing.
std::string check_owner(const ExampleRow& row, const ExampleRooms& rooms) {
  const auto figures = figures_of(read_marks(row.cell("example")), rooms);
  return figures.empty() ? "" : std::to_string(figures.size()) + " figures were found";
}

std::string check_abbreviation(const ExampleRow& row, const ExampleRooms& rooms) {
  const std::string text(row.cell("example"));
  const auto sentences = extract_text(text, kReference, {}, rooms.lexicon).annotations.sentences.size();
  const std::size_t wanted = row.cell("after") == "may-end" && text.find(". The ") != std::string::npos ? 2 : 1;
  return sentences == wanted ? "" : "read as " + std::to_string(sentences) + " sentences";
}

/// The parameter is dropped, and nothing else is.
std::string check_tracking(const ExampleRow& row, const ExampleRooms& rooms) {
  const std::string url(row.cell("example"));
  const std::size_t query = url.find('?');
  if (query == std::string::npos) return "no parameter in it";
  const std::string parameter = to_lower_ascii(row.cell("parameter"));
  const bool prefix = parameter.ends_with('*');
  const std::string name = to_lower_ascii(std::string_view(url).substr(query + 1, url.find('=', query) - query - 1));
  if (prefix ? !name.starts_with(parameter.substr(0, parameter.size() - 1)) : name != parameter) return "its parameter is '" + name + "'";
  const auto folded = canonical_url(url, &rooms.tracking);
  return folded == canonical_url(url.substr(0, query)) ? "" : "read as " + folded.value_or("no URL");
}

/// The country in brackets does what the row says.
std::string check_country_role(const ExampleRow& row, const ExampleRooms& rooms) {
  static constexpr std::array<std::string_view, 5> kRoles = {"unspecified", "place", "actor", "origin", "modifier"};
  const Marked marked = read_marks(row.cell("example"));
  if (marked.spans.size() != 1) return "one country should stand in brackets";
  for (const Mention& mention : extract_text(marked.text, kReference, {}, rooms.lexicon).annotations.mentions) {
    if (mention.span != marked.spans.front() || !mention.country) continue;
    const std::string_view read = kRoles[static_cast<std::size_t>(mention.role)];
    return read == row.cell("role") ? "" : "read as " + std::string(read);
  }
  return "no country was found there";
}

/// The columns of a table file; empty where it names none.
std::vector<std::string> read_columns(std::string_view text) {
  for (const std::string_view line : split(text, '\n')) {
    if (trim(line).empty() || line.front() == '#') continue;
    std::vector<std::string> columns;
    for (const std::string_view column : split(line, '\t')) columns.emplace_back(trim(column));
    return columns;
  }
  return {};
}

Status check_table(const std::filesystem::path& config, const std::filesystem::path& path, const ExampleRooms& rooms, ExampleReport& report) {
  const auto text = read_file(path);
  if (!text) return text.error();
  const auto columns = read_columns(*text);
  if (std::find(columns.begin(), columns.end(), "example") == columns.end()) return Done{};
  const std::string name = path.lexically_relative(config).generic_string();
  const auto& checks = all_example_checks();
  const auto check = std::find_if(checks.begin(), checks.end(), [&](const ExampleCheck& c) { return c.table == name; });
  if (check == checks.end()) {
    report.unchecked.push_back(name);
    return Done{};
  }
  const auto table = Table::parse(*text, "config/" + name, columns);
  if (!table) return table.error();
  for (std::size_t row = 0; row < table->size(); ++row) {
    const ExampleRow cells(*table, columns, row);
    if (cells.cell("example").empty()) continue;
    ++report.read;
    if (const std::string wrong = check->check(cells, rooms); !wrong.empty())
      report.wrong.push_back(table->error(row, "example '" + std::string(cells.cell("example")) + "': " + wrong).message);
  }
  return Done{};
}

}  // namespace

std::string_view ExampleRow::cell(std::string_view column) const {
  const auto at = std::find(columns_.begin(), columns_.end(), column);
  return at == columns_.end() ? std::string_view() : table_.cell(row_, static_cast<std::size_t>(at - columns_.begin()));
}

std::vector<std::string_view> ExampleRow::list(std::string_view column) const {
  const auto at = std::find(columns_.begin(), columns_.end(), column);
  return at == columns_.end() ? std::vector<std::string_view>() : table_.list(row_, static_cast<std::size_t>(at - columns_.begin()));
}

const std::vector<ExampleCheck>& all_example_checks() {
  static const std::vector<ExampleCheck> checks = {
      {"claims/cues.tsv", check_cue},
      {"claims/force.tsv", check_force},
      {"claims/nouns.tsv", check_noun},
      {"claims/roles.tsv", check_role},
      {"claims/sources.tsv", check_source},
      {"claims/words.tsv", check_words},
      {"crawler/tracking.tsv", check_tracking},
      {"entities/country_roles.tsv", check_country_role},
      {"figures/context.tsv", check_context},
      {"figures/measures.tsv", check_measure},
      {"figures/modifiers.tsv", check_modifier},
      {"figures/owners.tsv", check_owner},
      {"text/abbreviations.tsv", check_abbreviation},
      {"times/context.tsv", check_time_context},
      {"times/events.tsv", check_event},
      {"times/fiscal.tsv", check_fiscal},
      {"times/tense.tsv", check_tense},
      {"figures/currency_bases.tsv", check_currency},
  };
  return checks;
}

Result<ExampleReport> check_examples(const std::filesystem::path& config, const Lexicon& lexicon) {
  std::vector<std::filesystem::path> tables;
  std::error_code failed;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(config, failed)) {
    if (entry.path().extension() == ".tsv") tables.push_back(entry.path());
  }
  if (failed) return Error{Failure::no_input, config.string() + ": " + failed.message()};
  std::sort(tables.begin(), tables.end());
  auto tracking = TrackingParameters::load(config / "crawler" / "tracking.tsv");
  if (!tracking) return tracking.error();
  const ExampleRooms rooms{lexicon, std::move(*tracking)};
  ExampleReport report;
  for (const auto& path : tables) {
    if (const Status status = check_table(config, path, rooms, report); !status) return status.error();
  }
  return report;
}

}  // namespace onrecord

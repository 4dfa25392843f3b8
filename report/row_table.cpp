#include "report/row_table.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "core/terminal_text.h"
#include "core/utf8.h"
#include "report/escape.h"
#include "report/number_words.h"

namespace onrecord {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kWidest = 72;  // a table cell longer than this is cut with "…"

std::string number_text(double value) {
  if (std::nearbyint(value) == value && std::abs(value) < 9e15) return std::to_string(static_cast<std::int64_t>(value));
  return Json(value).dump();
}

std::string cell_text(const Cell& cell) {
  if (const auto* text = std::get_if<std::string>(&cell)) return *text;
  if (const auto* whole = std::get_if<std::int64_t>(&cell)) return std::to_string(*whole);
  if (const auto* number = std::get_if<double>(&cell)) return number_text(*number);
  return {};
}

Json cell_json(const Cell& cell) {
  if (const auto* text = std::get_if<std::string>(&cell)) return *text;
  if (const auto* whole = std::get_if<std::int64_t>(&cell)) return *whole;
  if (const auto* number = std::get_if<double>(&cell)) {
    if (std::nearbyint(*number) == *number && std::abs(*number) < 9e15) return static_cast<std::int64_t>(*number);
    return *number;
  }
  return nullptr;
}

Json row_json(const RowTable& table, std::size_t row) {
  Json object = Json::object();
  for (std::size_t c = 0; c < table.columns.size(); ++c) object[table.columns[c]] = cell_json(table.rows[row][c]);
  return object;
}

std::string dump(const Json& json, int indent) { return json.dump(indent, ' ', false, Json::error_handler_t::replace); }

std::string cut(const std::string& text) {
  if (count_code_points(text) <= kWidest) return text;
  std::string out;
  std::size_t at = 0;
  for (std::size_t i = 0; i + 1 < kWidest; ++i) at += decode_utf8(text, at).size;
  return text.substr(0, at) + "\xE2\x80\xA6";
}

std::string render_aligned(const RowTable& table) {
  std::vector<std::vector<std::string>> cells = {table.columns};
  for (const auto& row : table.rows) {
    std::vector<std::string> line;
    for (const Cell& cell : row) line.push_back(cut(to_terminal_text(cell_text(cell))));
    cells.push_back(std::move(line));
  }
  std::vector<std::size_t> widths(table.columns.size(), 0);
  for (const auto& line : cells) {
    for (std::size_t c = 0; c < line.size(); ++c) widths[c] = std::max(widths[c], count_code_points(line[c]));
  }
  std::string out;
  for (const auto& line : cells) {
    std::string text;
    for (std::size_t c = 0; c < line.size(); ++c) {
      text += line[c];
      text.append(widths[c] - count_code_points(line[c]) + 2, ' ');
    }
    text.erase(text.find_last_not_of(' ') + 1);
    out += text + "\n";
  }
  return out;
}

std::string render_separated(const RowTable& table, std::string (*escape)(std::string_view), const std::string& before, const std::string& between,
                             const std::string& after, bool rule) {
  std::string out = before;
  for (std::size_t c = 0; c < table.columns.size(); ++c) out += (c == 0 ? "" : between) + escape(table.columns[c]);
  out += after;
  if (rule) {
    out += "|";
    for (std::size_t c = 0; c < table.columns.size(); ++c) out += " --- |";
    out += "\n";
  }
  for (const auto& row : table.rows) {
    out += before;
    for (std::size_t c = 0; c < row.size(); ++c) out += (c == 0 ? "" : between) + escape(cell_text(row[c]));
    out += after;
  }
  return out;
}

std::string join(const std::vector<std::string>& words, const char* between) {
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : between) + word;
  return out;
}

/// "at least " of at_least; nothing where the number stands alone
std::string modifier_words(const FigureRow& f) {
  if (f.modifier == "exact" || f.modifier == "between" || f.modifier.empty()) return {};
  std::string words = f.modifier + " ";
  std::replace(words.begin(), words.end(), '_', ' ');
  return words;
}

Cell or_nothing(const std::optional<double>& value) { return value ? Cell(*value) : Cell(); }

}  // namespace

std::optional<Format> parse_format(std::string_view word) {
  if (word == "table") return Format::table;
  if (word == "json") return Format::json;
  if (word == "jsonl") return Format::jsonl;
  if (word == "csv") return Format::csv;
  if (word == "markdown") return Format::markdown;
  return std::nullopt;
}

std::string render(const RowTable& table, Format format) {
  std::string out;
  switch (format) {
    case Format::table: return table.rows.empty() ? "" : render_aligned(table);
    case Format::csv: return render_separated(table, escape_csv, "", ",", "\r\n", false);
    case Format::markdown: return render_separated(table, escape_markdown, "| ", " | ", " |\n", true);
    case Format::jsonl:
      for (std::size_t row = 0; row < table.rows.size(); ++row) out += dump(row_json(table, row), -1) + "\n";
      return out;
    case Format::json: {
      Json list = Json::array();
      for (std::size_t row = 0; row < table.rows.size(); ++row) list.push_back(row_json(table, row));
      return dump(list, 2) + "\n";
    }
  }
  return out;
}

std::string series_name(const FigureSeries& s) {
  std::string out = s.counted.empty() ? s.measure.substr(0, s.measure.find('|')) : s.counted;
  for (const std::string* place : {&s.locality, &s.place}) out += place->empty() ? "" : ", " + *place;
  return out;
}

std::string figure_text(const FigureRow& f) {
  std::string value;
  if (f.low && f.high) {
    value = *f.low == *f.high ? number_words(*f.low) : number_words(*f.low) + " to " + number_words(*f.high);
  } else if (f.low) {
    value = number_words(*f.low);
  } else if (f.high) {
    value = number_words(*f.high);
  }
  return modifier_words(f) + with_unit(value, f.unit);
}

std::string figure_phrase(const FigureRow& f) {
  std::string value = f.raw_text.empty() ? figure_text(f) : modifier_words(f) + f.raw_text;
  if (f.counted.empty() || f.raw_text.ends_with(f.counted)) return value;
  const bool counts_it = f.unit.empty() || f.unit.starts_with('{');  // else the number has a unit of its own: "2 percent"
  return value + (counts_it ? " " + f.counted : " (" + f.counted + ")");
}

RowTable to_table(const std::vector<ClaimRow>& claims) {
  RowTable table;
  table.columns = {"claim", "said", "speaker", "role", "class", "quote", "content", "countries", "figures", "about", "source", "url"};
  for (const ClaimRow& c : claims) {
    std::vector<std::string> figures;
    for (const FigureRow& f : c.figures) figures.push_back(figure_phrase(f));
    table.rows.push_back({c.claim_id, c.said_on, c.speaker, c.role, c.claim_class, c.quote, c.content, join(c.countries, " "), join(figures, "; "),
                          c.about_label.empty() ? c.about_from : c.about_label, c.source_id, c.url});
  }
  return table;
}

RowTable to_table(const std::vector<FigureSeries>& series) {
  RowTable table;
  table.columns = {"measure", "place",     "locality", "period",      "value",  "low",   "high", "unit",  "speaker",
                   "source",  "published", "revises",  "contradicts", "figure", "claim", "raw",  "series"};
  const auto ids = [](const std::vector<std::int64_t>& list, std::int64_t all) {
    std::vector<std::string> words;
    for (const std::int64_t id : list) words.push_back(std::to_string(id));
    if (all > std::ssize(list)) words.push_back("+" + std::to_string(all - std::ssize(list)));
    return join(words, " ");
  };
  for (const FigureSeries& s : series) {
    for (const FigureReport& r : s.reports) {
      const FigureRow& f = r.figure;
      const std::string period = !f.period_label.empty() ? f.period_label : f.period_from.empty() ? "" : f.period_from + "/" + f.period_to;
      table.rows.push_back({s.counted.empty() ? s.measure.substr(0, s.measure.find('|')) : s.counted, s.place, s.locality, period, figure_text(f),
                            or_nothing(f.low), or_nothing(f.high), s.unit, r.speaker, r.source_id, r.published_on, ids(r.revises, r.revises_count),
                            ids(r.contradicts, r.contradicts_count), f.figure_id, r.claim_id == 0 ? Cell() : Cell(r.claim_id), f.raw_text,
                            s.measure});
    }
  }
  return table;
}

RowTable to_table(const std::vector<TimelineRow>& buckets) {
  RowTable table;
  const bool split = std::any_of(buckets.begin(), buckets.end(), [](const TimelineRow& b) { return !b.value.empty(); });
  table.columns = {"when", "reports", "statements", "clusters"};
  if (split) table.columns.insert(table.columns.begin() + 1, "value");
  for (const TimelineRow& b : buckets) {
    table.rows.push_back({b.bucket, b.reports, b.statements, b.clusters});
    if (split) table.rows.back().insert(table.rows.back().begin() + 1, b.value);
  }
  return table;
}

RowTable to_table(const std::vector<ToldRow>& told) {
  RowTable table;
  table.columns = {"told", "watch", "reason", "said", "speaker", "content", "note", "claim"};
  for (const ToldRow& t : told) table.rows.push_back({t.told_at, t.watch, t.reason, t.said_on, t.speaker, t.content, t.note, t.claim_id});
  return table;
}

RowTable to_table(const std::vector<SourceHealth>& sources) {
  RowTable table;
  table.columns = {"source",     "state",   "last fetch", "last success", "failing nights", "silent nights", "new this week",
                   "usual week", "fetches", "failures",   "articles",     "claims",         "last error"};
  for (const SourceHealth& s : sources)
    table.rows.push_back({s.source_id, s.state, s.last_fetch, s.last_ok, s.error_streak, s.silent_nights, s.new_week, s.usual_week, s.fetches,
                          s.failures, s.articles, s.claims, s.last_error});
  return table;
}

RowTable to_table(const std::vector<ChangeRow>& changes) {
  RowTable table;
  table.columns = {"changed", "source", "kind", "speaker", "before", "after", "old claim", "new claim", "url"};
  const auto id = [](std::int64_t claim) { return claim == 0 ? Cell() : Cell(claim); };
  for (const ChangeRow& c : changes)
    table.rows.push_back({c.changed_at, c.source_id, c.kind, c.speaker, c.before, c.after, id(c.old_claim), id(c.new_claim), c.url});
  return table;
}

RowTable to_table(const std::vector<PersonRecordRow>& people) {
  RowTable table;
  table.columns = {"name", "kind", "country", "offices", "statements", "reports", "outlets", "first said", "last said", "classes", "about", "names"};
  const auto add = [](std::string& list, const std::string& item) { list += (list.empty() ? "" : "; ") + item; };
  for (const PersonRecordRow& p : people) {
    std::string offices;
    std::string classes;
    std::string about;
    std::string names;
    for (const OfficeRow& o : p.offices)
      add(offices, o.post + (o.organization.empty() ? "" : ", " + o.organization) + " (" + o.from + " - " + o.to +
                       (o.basis == "registry" ? ")" : ", in articles)"));
    for (const auto& [word, n] : p.classes) add(classes, word + " " + std::to_string(n));
    for (const auto& [code, n] : p.about) add(about, code + " " + std::to_string(n));
    for (const std::string& name : p.names) add(names, name);
    table.rows.push_back({p.name, p.kind, p.country, offices, p.statements, p.reports, p.outlets, p.first_said, p.last_said, classes, about, names});
  }
  return table;
}

RowTable to_table(const std::vector<MergeRow>& merges) {
  RowTable table;
  table.columns = {"merge", "from", "from name", "into", "into name", "merged", "undone"};
  for (const MergeRow& m : merges) table.rows.push_back({m.merge_id, m.from, m.from_name, m.into, m.into_name, m.merged_at, m.undone_at});
  return table;
}

std::string render_detail(const ClaimDetail& detail, bool colour) {
  const ClaimRow& c = detail.claim;
  const TextOffsets offsets(detail.passage);
  struct Mark {
    std::uint32_t at;
    bool close;
    std::string text;
  };
  std::vector<Mark> marks;
  for (const ClaimSpan& s : detail.spans) {
    const char* open = s.part == "content" ? "\x1B[1m" : s.part == "source" ? "\x1B[36m" : "\x1B[33m";
    const std::string label = s.part == "content" ? "[" : s.part == "source" ? "[source: " : "[cue: ";
    marks.push_back({s.span.begin - detail.passage_begin, false, colour ? open : label});
    marks.push_back({s.span.end - detail.passage_begin, true, colour ? "\x1B[0m" : "]"});
  }
  std::stable_sort(marks.begin(), marks.end(), [](const Mark& a, const Mark& b) { return std::pair(a.at, !a.close) < std::pair(b.at, !b.close); });
  std::string passage;
  std::uint32_t from = 0;
  for (const Mark& mark : marks) {
    const Span piece = offsets.to_bytes({from, mark.at});
    passage += to_terminal_text(piece.of(detail.passage)) + mark.text;
    from = mark.at;
  }
  passage += to_terminal_text(std::string_view(detail.passage).substr(offsets.bytes(from)));

  std::string out = passage + "\n\n";
  const auto line = [&](const char* name, const std::string& value) {
    if (!value.empty()) out += std::string(name) + to_terminal_text(value) + "\n";
  };
  line("claim       ", std::to_string(c.claim_id) + " of statement " + std::to_string(c.statement_id));
  line("speaker     ",
       c.speaker + (c.role.empty() ? "" : ", " + c.role) + (c.organization.empty() ? "" : ", " + c.organization) + " (" + c.speaker_kind + ")");
  line("force       ", c.claim_class + ", " + c.quote + (c.negated ? ", negated" : "") + (c.hedged ? ", hedged" : ""));
  line("said        ", c.said_on + " (" + c.said_basis + ")");
  line("about       ", c.about_label.empty() ? c.about_from + (c.about_to.empty() ? "" : " to " + c.about_to) : c.about_label);
  line("countries   ", join(c.countries, " "));
  for (const FigureRow& f : c.figures) line("figure      ", figure_phrase(f) + (f.period_label.empty() ? "" : ", " + f.period_label));
  line("source      ", c.source_name + ", " + c.published_on + ", version " + std::to_string(c.version_no) + (c.retired ? " (claim retired)" : ""));
  line("headline    ", c.headline);
  line("page        ", c.url);
  if (!c.warc_file.empty())
    line("archived    ",
         c.warc_file + ", byte " + std::to_string(c.warc_offset) + ", " + std::to_string(c.warc_length) + " bytes, fetched " + c.fetched_at);
  return out;
}

}  // namespace onrecord

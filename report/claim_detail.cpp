#include <algorithm>
#include <utility>

#include "core/terminal_text.h"
#include "core/text_offsets.h"
#include "report/join.h"
#include "report/row_table.h"

namespace onrecord {

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
  line("force       ",
       c.claim_class + ", " + c.quote + (c.negated ? ", negated" : "") + (c.hedged ? ", hedged" : "") + (c.tense.empty() ? "" : ", " + c.tense));
  if (c.outer_claim != 0) line("inside      ", "claim " + std::to_string(c.outer_claim));
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

// Claims. One that the new rules read just as the old ones did keeps its row; another one replaces it.
#include <algorithm>
#include <numeric>
#include <optional>

#include "core/crash_point.h"
#include "store/codes.h"
#include "store/fold.h"
#include "store/writer.h"

namespace onrecord {
namespace {

const char* modality_of(const Claim& c) {
  if (c.hedged) return "possible";
  if (c.claim_class == ClaimClass::promise) return "promised";
  if (c.claim_class == ClaimClass::ask) return "questioned";
  return c.claim_class == ClaimClass::predict ? "probable" : "asserted";
}

/// A claim inside another one comes after it, so that it can name its row; else in the order of the text.
std::vector<std::uint32_t> outer_first(const std::vector<Claim>& claims) {
  std::vector<std::uint32_t> order(claims.size());
  std::iota(order.begin(), order.end(), 0);
  std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) { return claims[a].depth < claims[b].depth; });
  return order;
}

}  // namespace

std::string to_edtf(const DateRange& days) {
  const CivilDate from = days.from;
  const CivilDate to = days.to;
  if (from == to) return from.to_string();
  const bool starts_year = from.month == 1 && from.day == 1;
  if (from.year == to.year && starts_year && to.month == 12 && to.day == 31) return from.to_string().substr(0, 4);
  if (from.year == to.year && from.month == to.month && from.day == 1 && to.day == days_in_month(to.year, to.month))
    return from.to_string().substr(0, 7);
  return (from.year == 1 && starts_year ? ".." : from.to_string()) + "/" + (to.year == 9999 ? ".." : to.to_string());
}

void Writer::put_claims(PutOutcome& out) {
  if (x_.annotations.sentences.empty()) return;
  rows_.assign(x_.claims.size(), 0);
  for (const std::uint32_t at : outer_first(x_.claims)) {
    const Claim& c = x_.claims[at];
    const bool skip = c.article_voice || c.content.empty() || c.sentence >= x_.annotations.sentences.size();
    if (skip || (c.speaker.kind == SpeakerKind::person && is_forgotten(c.speaker.name))) continue;
    rows_[at] = put_claim(c, out);
  }
  put_abouts();
}

/// A named speaker that is no entity of the article becomes one here, so that every name can be asked for.
std::int64_t Writer::speaker_of(const Claim& c) {
  if (c.speaker.entity < entities_.size()) return entities_[c.speaker.entity];
  if (c.speaker.name.empty() || c.speaker.kind == SpeakerKind::unnamed || c.speaker.kind == SpeakerKind::unknown) return 0;
  const char* kind = c.speaker.kind == SpeakerKind::person ? "person" : c.speaker.kind == SpeakerKind::document ? "topic" : "organization";
  return entity(kind, std::string(kind) + ":" + fold_words(c.speaker.name), c.speaker.name);
}

ClaimValues Writer::values_of(const Claim& c) {
  ClaimValues v;
  const CodePointSpan at = offsets_.to_code_points(cover(c.content.front(), c.content.back()));
  const auto piece = [&](Span s) { return s.empty() ? std::string() : std::string(s.of(x_.article.text)); };
  v.version = version_;
  v.sentence = c.sentence;
  v.speaker = speaker_of(c);
  v.day = c.said_on ? c.said_on->to_string() : published_day();
  v.basis = c.said_on ? std::string(to_string(c.said_basis)) : x_.article.published ? "published" : "seen";
  v.membership = membership(c.speaker, v.speaker, v.day);
  v.kind = to_string(c.speaker.kind);
  v.name = c.speaker.name;
  v.role = c.speaker.role;
  v.organization = c.speaker.organization;
  v.country = c.speaker.country ? c.speaker.country->str() : "";
  v.claim_class = to_string(c.claim_class);
  v.hedged = c.hedged ? 1 : 0;
  v.negated = c.negated ? 1 : 0;
  v.speaker_text = text_of(c.source);
  v.cue = text_of(c.cue);
  v.cue_lemma = c.cue_lemma;
  v.addressee = piece(c.addressee);
  v.venue = piece(c.venue);
  v.quote = to_string(c.quote);
  v.modality = modality_of(c);
  v.polarity = c.negated || c.content_negated ? "negative" : "positive";
  v.tense = to_string(c.tense);
  v.depth = c.depth;
  v.outer = c.outer < rows_.size() ? rows_[c.outer] : 0;
  v.content = text_of(c.content);
  v.begin = at.begin;
  v.end = at.end;
  if (c.about) {
    v.about_from = c.about->from.to_string();
    v.about_to = c.about->to.to_string();
    v.about_edtf = to_edtf(*c.about);
  }
  v.about_label = c.about_label;
  v.score = static_cast<double>(c.score);
  return v;
}

/// The row of an old claim with the same values, which goes on; 0 where there is none.
std::int64_t Writer::keep_row(const ClaimValues& v, const OnePiece& source, const OnePiece& cue) {
  const auto [first, last] = old_by_content_.equal_range(v.content);
  for (auto it = first; it != last; ++it) {
    OldClaim& old = old_[it->second];
    if (old.kept || !(old.values == v)) continue;
    old.kept = true;
    state_.execute("DELETE FROM claim_spans WHERE claim_id=?", old.claim);
    state_.execute("DELETE FROM claim_entities WHERE claim_id=?", old.claim);
    state_.execute("UPDATE claims SET source_start=?, source_end=?, cue_start=?, cue_end=? WHERE claim_id=?", source.begin, source.end, cue.begin,
                   cue.end, old.claim);
    return old.claim;
  }
  return 0;
}

std::int64_t Writer::put_row(const ClaimValues& v, const OnePiece& source, const OnePiece& cue, PutOutcome& out) {
  if (const std::int64_t kept = keep_row(v, source, cue); kept != 0) return kept;
  ++out.claims;
  auto& p = state_.prepare(
      "INSERT INTO claims(statement_id,version_id,sent_ord,speaker_id,membership_id,kind_code,own_name,speaker_role,speaker_org,"
      "speaker_country,class_code,hedged,negated,speaker_text,cue,cue_lemma,addressee,venue,quote_code,modality_code,polarity_code,content_text,"
      "span_start,span_end,source_start,source_end,cue_start,cue_end,stated_on,basis_code,about_from,about_to,about_edtf,about_label,score,run_id,"
      "cluster_id,tense_code,depth,outer_id) VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)");
  const char* own_name = v.name == v.speaker_text ? nullptr : v.name.c_str();  // NULL: as speaker_text
  lend_all(p, v.statement, v.version, v.sentence, Key{v.speaker}, Key{v.membership}, code_of(kSpeakerKinds, v.kind), own_name, v.role, v.organization,
           v.country, code_of(kClasses, v.claim_class), v.hedged, v.negated, v.speaker_text, v.cue, v.cue_lemma, v.addressee, v.venue,
           code_of(kQuotes, v.quote), code_of(kModalities, v.modality), code_of(kPolarities, v.polarity), v.content.c_str(), v.begin, v.end,
           source.begin, source.end, cue.begin, cue.end, v.day, code_of(kBases, v.basis), v.about_from, v.about_to, v.about_edtf, v.about_label,
           v.score, run_, Key{cluster_}, v.tense.empty() ? std::nullopt : std::optional(code_of(kTenses, v.tense)), v.depth, Key{v.outer});
  p.exec();
  const std::int64_t claim = state_.db.getLastInsertRowid();
  if (signature_) state_.signatures.insert_or_assign(claim, *signature_);
  return claim;
}

std::int64_t Writer::put_claim(const Claim& c, PutOutcome& out) {
  ClaimValues v = values_of(c);
  signature_.reset();
  v.statement = statement(c, v);
  const std::int64_t claim = put_row(v, one_piece(c.source), one_piece(c.cue), out);
  for (const auto& [part, spans] : {std::pair{"content", &c.content}, {"source", &c.source}, {"cue", &c.cue}}) {
    if (spans->size() > 1) put_spans(claim, part, *spans);  // one piece stands in the row: v1_spans
  }
  for (const CountryCode code : c.countries) about(claim, country(code), v.day, "about");
  put_topics(claim, c, v.day);
  for (const std::uint32_t f : c.figures) figure_claims_[f] = claim;
  new_.push_back({claim, v.statement, v.speaker, std::move(v.content)});
  crash_point("writer-claim");
  return claim;
}

OnePiece Writer::one_piece(const std::vector<Span>& spans) const {
  if (spans.size() != 1 || spans.front().empty()) return {};
  const CodePointSpan at = offsets_.to_code_points(spans.front());
  return {at.begin, at.end};
}

void Writer::put_spans(std::int64_t claim, const char* part, const std::vector<Span>& spans) {
  int ord = 0;
  for (const Span s : spans) {
    if (s.empty()) continue;
    const CodePointSpan at = offsets_.to_code_points(s);
    state_.execute("INSERT INTO claim_spans VALUES(?,?,?,?,?)", claim, part, ord++, at.begin, at.end);
  }
}

/// People, bodies and places that the content names.
void Writer::put_topics(std::int64_t claim, const Claim& c, const std::string& day) {
  const auto& all = x_.annotations.mentions;
  for (const Span s : c.content) {
    auto m = std::lower_bound(all.begin(), all.end(), s.begin, [](const Mention& a, std::uint32_t at) { return a.span.begin < at; });
    for (; m != all.end() && m->span.begin < s.end; ++m) {
      if (m->country || m->type == MentionType::other || m->entity >= entities_.size() || entities_[m->entity] == 0) continue;
      about(claim, entities_[m->entity], day, m->type == MentionType::place ? "place" : "topic");
    }
  }
}

void Writer::about(std::int64_t claim, std::int64_t entity_id, const std::string& day, std::string_view relation) {
  abouts_.emplace_back(claim, entity_id, day, code_of(kRelations, relation));
  state_.touched.emplace(entity_id, day);
}

void Writer::put_abouts() {
  state_.insert_rows<4>("INSERT OR IGNORE INTO claim_entities VALUES(?,?,?,?),(?,?,?,?),(?,?,?,?),(?,?,?,?)",
                        "INSERT OR IGNORE INTO claim_entities VALUES(?,?,?,?)", abouts_);
}

}  // namespace onrecord

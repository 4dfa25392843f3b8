// What was there before: live claims of the article, which of them go on, which are retired, and what an edit did to them.
#include <algorithm>

#include "core/table.h"
#include "store/fold.h"
#include "store/writer.h"

namespace onrecord {
namespace {

constexpr double kSameReport = 0.5;  // of the content spans of one text: shared by covered
constexpr double kAltered = 0.4;     // of the words of two contents: shared by all
constexpr std::size_t kNear = 40;    // an altered claim stands near its old place among the claims without a partner

double shared_span(const ClaimValues& a, const ClaimValues& b) {
  const auto shared = std::min(a.end, b.end) - std::max(a.begin, b.begin);
  if (shared <= 0) return 0;
  return static_cast<double>(shared) / static_cast<double>(std::max(a.end, b.end) - std::min(a.begin, b.begin));
}

std::set<std::string> word_set(const std::string& text) {
  const std::string folded = fold_words(text);
  std::set<std::string> out;
  for (const std::string_view word : split(folded, ' ')) out.emplace(word);
  return out;
}

double shared_words(const std::set<std::string>& a, const std::set<std::string>& b) {
  const auto both = static_cast<double>(std::count_if(a.begin(), a.end(), [&](const std::string& word) { return b.contains(word); }));
  return both / std::max(1.0, static_cast<double>(a.size() + b.size()) - both);
}

ClaimValues read_values(SQLite::Statement& s) {
  ClaimValues v;
  int at = 1;
  const auto numbers = [&](std::initializer_list<std::int64_t*> into) {
    for (std::int64_t* n : into) *n = s.getColumn(at++).getInt64();
  };
  const auto texts = [&](std::initializer_list<std::string*> into) {
    for (std::string* t : into) *t = s.getColumn(at++).getString();
  };
  numbers({&v.statement, &v.version, &v.sentence, &v.speaker, &v.membership});
  texts({&v.kind, &v.name, &v.role, &v.organization, &v.country, &v.claim_class});
  numbers({&v.hedged, &v.negated});
  texts({&v.speaker_text, &v.cue, &v.cue_lemma, &v.addressee, &v.venue, &v.quote, &v.modality, &v.polarity, &v.tense, &v.content});
  numbers({&v.begin, &v.end});
  texts({&v.day, &v.basis, &v.about_from, &v.about_to, &v.about_edtf, &v.about_label});
  numbers({&v.depth, &v.outer});
  v.score = s.getColumn(at).getDouble();
  return v;
}

}  // namespace

void Writer::load_old_claims() {
  if (current_ == 0) return;
  auto& s = bind_all(
      state_.prepare("SELECT claim_id,statement_id,version_id,sent_ord,coalesce(speaker_id,0),coalesce(membership_id,0),speaker_kind,"
                     "speaker_name,speaker_role,speaker_org,speaker_country,class,hedged,negated,speaker_text,cue,cue_lemma,addressee,venue,"
                     "quote_type,modality,polarity,tense,content_text,span_start,span_end,stated_on,stated_basis,about_from,about_to,about_edtf,"
                     "about_label,depth,coalesce(outer_id,0),coalesce(score,0) FROM claims WHERE retired_run_id IS NULL AND version_id IN "
                     "(SELECT version_id FROM article_versions WHERE article_id=?) ORDER BY claim_id"),
      article_);
  while (s.executeStep()) old_.push_back({s.getColumn(0).getInt64(), read_values(s)});
  s.tryReset();
  for (std::size_t i = 0; i < old_.size(); ++i) old_by_content_.emplace(old_[i].values.content, i);
}

/// The old claim of the same text that most of `values`' words stand in, where no other new claim goes on with it.
OldClaim* Writer::old_report_of(const ClaimValues& values) {
  OldClaim* best = nullptr;
  double most = kSameReport;
  for (OldClaim& old : old_) {
    if (old.taken || old.kept || old.values.version != values.version) continue;
    const double shared = shared_span(old.values, values);
    if (shared < most) continue;
    most = shared;
    best = &old;
  }
  return best;
}

int Writer::retire_old() {
  int retired = 0;
  for (const OldClaim& old : old_) {
    if (old.kept) continue;
    retired += state_.execute("UPDATE claims SET retired_run_id=? WHERE claim_id=?", run_, old.claim);
    auto& days = bind_all(state_.prepare("SELECT entity_id, stated_on FROM claim_entities WHERE claim_id=?"), old.claim);
    while (days.executeStep()) state_.touched.emplace(days.getColumn(0).getInt64(), days.getColumn(1).getString());
    days.tryReset();
  }
  return retired;
}

void Writer::put_change(const char* kind, const OldClaim* before, const NewClaim* after) {
  state_.execute(
      "INSERT INTO article_changes(article_id,run_id,kind,changed_at,from_version,to_version,old_claim,new_claim,old_text,new_text) "
      "VALUES(?,?,?,?,?,?,?,?,?,?)",
      article_, run_, kind, fetch_.fetched_at.to_string(), current_, version_, Key{before == nullptr ? 0 : before->claim},
      Key{after == nullptr ? 0 : after->claim}, before == nullptr ? std::string() : before->values.content,
      after == nullptr ? std::string() : after->content);
}

/// Claims with the same statement went on. Of the others, a pair that shares words was altered; the rest was added or withdrawn.
void Writer::put_changes() {
  std::set<std::int64_t> before, after;
  for (const OldClaim& old : old_) before.insert(old.values.statement);
  for (const NewClaim& claim : new_) after.insert(claim.statement);
  std::vector<const NewClaim*> come;
  std::vector<std::set<std::string>> words;
  for (const NewClaim& claim : new_) {
    if (before.contains(claim.statement)) continue;
    come.push_back(&claim);
    words.push_back(word_set(claim.content));
  }
  std::size_t i = 0;
  for (const OldClaim& old : old_) {
    if (after.contains(old.values.statement)) continue;
    const std::set<std::string> old_words = word_set(old.values.content);
    std::size_t best = come.size();
    double most = kAltered;
    for (std::size_t j = i > kNear ? i - kNear : 0; j < std::min(come.size(), i + kNear); ++j) {
      if (come[j] == nullptr) continue;
      const double shared = shared_words(old_words, words[j]) + (come[j]->speaker == old.values.speaker ? 0.1 : 0);
      if (shared < most) continue;
      most = shared;
      best = j;
    }
    put_change(best < come.size() ? "altered" : "withdrawn", &old, best < come.size() ? come[best] : nullptr);
    if (best < come.size()) come[best] = nullptr;
    ++i;
  }
  for (const NewClaim* claim : come) {
    if (claim != nullptr) put_change("added", nullptr, claim);
  }
}

}  // namespace onrecord

// One article into the index: source, fetch, article, version, sentences, entities, statements, claims, figures - one transaction.
#include <algorithm>
#include <map>

#include "core/hash.h"
#include "core/text_offsets.h"
#include "store/crash_point.h"
#include "store/fold.h"
#include "store/state.h"

namespace onrecord {
namespace {

const char* modifier_word(const Figure& f) {
  if (f.range) return "between";
  switch (f.modifier) {
    case Modifier::approx: return "about";
    case Modifier::over: return "over";
    case Modifier::under: return "under";
    case Modifier::at_least: return "at_least";
    case Modifier::at_most: return "at_most";
    default: return "exact";
  }
}

class Writer {
 public:
  Writer(SQLite::Database& db, std::function<SQLite::Statement&(const std::string&)> prepare, const Extraction& x, const Fetch& fetch,
         const SourceInfo& source, std::int64_t run)
      : db_(db), prepare_(std::move(prepare)), x_(x), fetch_(fetch), source_(source), run_(run), offsets_(x.article.text) {}

  PutOutcome write() {
    put_source();
    PutOutcome out;
    if (x_.article.text.empty()) {
      out.kind = PutOutcome::Kind::empty;
      return out;
    }
    find_article();
    const std::string digest = sha256_hex(x_.article.text);
    auto& known = prepare_(
        "SELECT version_id, rules_version IS (SELECT rules_version FROM runs WHERE run_id=?) FROM article_versions "
        "WHERE article_id=? AND text_sha256=?");
    known.bind(1, run_);
    known.bind(2, article_);
    known.bind(3, digest);
    const bool seen = known.executeStep();
    if (seen) version_ = known.getColumn(0).getInt64();
    const bool same_rules = seen && known.getColumn(1).getInt() == 1;
    known.tryReset();
    out.version_id = version_;
    if (seen && same_rules && version_ == current_) return out;
    out.kind = current_ == 0 ? PutOutcome::Kind::added : PutOutcome::Kind::changed;
    out.retired = retire();
    crash_point("writer-retired");
    if (!seen) put_version(digest);
    out.version_id = version_;
    put_sentences();
    auto& old = prepare_("DELETE FROM figures WHERE version_id=?");
    old.bind(1, version_);
    old.exec();
    put_entities();
    for (const Claim& claim : x_.claims) {
      if (!claim.article_voice && !claim.content.empty()) out.claims += put_claim(claim);
    }
    for (std::size_t i = 0; i < x_.annotations.figures.size(); ++i) put_figure(i);
    make_current();
    return out;
  }

 private:
  std::int64_t last() { return db_.getLastInsertRowid(); }
  std::string text_of(const std::vector<Span>& spans) const {
    std::string out;
    for (const Span s : spans) out += (out.empty() ? "" : " ") + std::string(s.of(x_.article.text));
    return out;
  }
  std::string fetched_day() const { return fetch_.fetched_at.utc_day().to_string(); }
  std::string published_day() const { return x_.article.published ? x_.article.published->day.to_string() : fetched_day(); }

  void put_source() {
    auto& s = prepare_(
        "INSERT INTO sources(slug,name,homepage,kind,country,timezone) VALUES(?,?,?,?,?,?) "
        "ON CONFLICT(slug) DO UPDATE SET name=excluded.name RETURNING source_id");
    s.bind(1, source_.id);
    s.bind(2, source_.name.empty() ? source_.id : source_.name);
    bind_text(s, 3, source_.homepage);
    s.bind(4, source_.kind);
    bind_text(s, 5, source_.country);
    s.bind(6, source_.timezone);
    s.executeStep();
    source_id_ = s.getColumn(0).getInt64();
    s.tryReset();
    put_fetch();
  }

  void put_fetch() {
    auto& found = prepare_("SELECT fetch_id FROM fetches WHERE url=? AND fetched_at=? AND body_sha256 IS ?");
    found.bind(1, fetch_.url);
    found.bind(2, fetch_.fetched_at.to_string());
    bind_text(found, 3, fetch_.body_sha256);
    if (found.executeStep()) {
      fetch_id_ = found.getColumn(0).getInt64();
      found.tryReset();
      return;
    }
    auto& f = prepare_(
        "INSERT INTO fetches(run_id,source_id,url,final_url,fetched_at,http_status,error,etag,last_modified,body_sha256,"
        "warc_file,warc_offset,warc_length) VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?)");
    f.bind(1, run_);
    f.bind(2, source_id_);
    f.bind(3, fetch_.url);
    bind_text(f, 4, fetch_.final_url);
    f.bind(5, fetch_.fetched_at.to_string());
    f.bind(6, fetch_.http_status);
    bind_text(f, 7, fetch_.error);
    bind_text(f, 8, fetch_.etag);
    bind_text(f, 9, fetch_.last_modified);
    bind_text(f, 10, fetch_.body_sha256);
    bind_text(f, 11, fetch_.warc_file);
    if (fetch_.warc_offset >= 0) f.bind(12, fetch_.warc_offset);
    f.bind(13, fetch_.warc_length);
    f.exec();
    fetch_id_ = last();
  }

  void find_article() {
    std::string url = fetch_.final_url.empty() ? fetch_.url : fetch_.final_url;
    if (url.empty()) url = x_.article.url;
    if (url.empty()) url = "text:" + sha256_hex(x_.article.text);
    auto& a = prepare_("SELECT article_id, coalesce(current_version,0) FROM articles WHERE url=?");
    a.bind(1, url);
    if (a.executeStep()) {
      article_ = a.getColumn(0).getInt64();
      current_ = a.getColumn(1).getInt64();
      a.tryReset();
      return;
    }
    put_article(url);
  }

  /// Copies of one text share a cluster: that of the earliest article with the same folded words.
  void put_article(const std::string& url) {
    const auto words = static_cast<std::int64_t>(stable_hash(fold_words(x_.article.text)));
    auto& copy = prepare_("SELECT a.cluster_id FROM article_versions v JOIN articles a USING(article_id) WHERE v.simhash=? ORDER BY 1 LIMIT 1");
    copy.bind(1, words);
    std::int64_t cluster = copy.executeStep() ? copy.getColumn(0).getInt64() : 0;
    copy.tryReset();
    if (cluster == 0) {
      auto& c = prepare_("INSERT INTO clusters(method,first_published_on,n_articles) VALUES('folded-text',?,0)");
      c.bind(1, published_day());
      c.exec();
      cluster = last();
    }
    auto& count = prepare_("UPDATE clusters SET n_articles=n_articles+1 WHERE cluster_id=?");
    count.bind(1, cluster);
    count.exec();
    auto& a = prepare_("INSERT INTO articles(source_id,url,cluster_id,first_seen_at) VALUES(?,?,?,?)");
    a.bind(1, source_id_);
    a.bind(2, url);
    a.bind(3, cluster);
    a.bind(4, fetch_.fetched_at.to_string());
    a.exec();
    article_ = last();
  }

  int retire() {
    auto& r = prepare_(
        "UPDATE claims SET retired_run_id=? WHERE retired_run_id IS NULL AND version_id IN "
        "(SELECT version_id FROM article_versions WHERE article_id=?)");
    r.bind(1, run_);
    r.bind(2, article_);
    return r.exec();
  }

  void put_version(const std::string& digest) {
    static constexpr const char* kBasis[] = {"jsonld", "meta", "time-tag", "url", "text", "http", "seen"};
    const Article& a = x_.article;
    auto& v = prepare_(
        "INSERT INTO article_versions(article_id,version_no,fetch_id,headline,byline,section,lang,published_at,published_basis,"
        "published_on,text_sha256,simhash) VALUES(?,(SELECT 1+count(*) FROM article_versions WHERE article_id=?),?,?,?,?,?,?,?,?,?,?)");
    std::string byline;
    for (const std::string& author : a.authors) byline += (byline.empty() ? "" : "; ") + author;
    v.bind(1, article_);
    v.bind(2, article_);
    v.bind(3, fetch_id_);
    v.bind(4, a.title);
    bind_text(v, 5, byline);
    bind_text(v, 6, a.section);
    bind_text(v, 7, a.language);
    bind_text(v, 8, a.published ? a.published->written : "");
    v.bind(9, a.published ? kBasis[static_cast<std::size_t>(a.published->basis)] : "seen");
    v.bind(10, published_day());
    v.bind(11, digest);
    v.bind(12, static_cast<std::int64_t>(stable_hash(fold_words(a.text))));
    v.exec();
    version_ = last();
    auto& t = prepare_("INSERT INTO article_texts VALUES(?,?)");
    t.bind(1, version_);
    t.bind(2, a.text);
    t.exec();
  }

  void put_sentences() {
    std::int64_t ord = 0;
    for (const Sentence& s : x_.annotations.sentences) {
      const CodePointSpan at = offsets_.to_code_points(s.span);
      auto& put =
          prepare_("INSERT INTO sentences VALUES(?,?,?,?) ON CONFLICT DO UPDATE SET span_start=excluded.span_start, span_end=excluded.span_end");
      put.bind(1, version_);
      put.bind(2, ord++);
      put.bind(3, at.begin);
      put.bind(4, at.end);
      put.exec();
    }
  }

  std::int64_t entity(const std::string& kind, const std::string& slug, const std::string& name) {
    auto& put = prepare_("INSERT INTO entities(kind,slug,name) VALUES(?,?,?) ON CONFLICT(slug) DO UPDATE SET slug=slug RETURNING entity_id");
    put.bind(1, kind);
    put.bind(2, slug);
    put.bind(3, name);
    put.executeStep();
    const std::int64_t id = put.getColumn(0).getInt64();
    put.tryReset();
    auto& alias = prepare_("INSERT OR IGNORE INTO entity_names(entity_id,name,folded) VALUES(?,?,?)");
    alias.bind(1, id);
    alias.bind(2, name);
    alias.bind(3, fold_words(name));
    alias.exec();
    return id;
  }

  std::int64_t country(CountryCode code) { return entity("country", "country:" + code.str(), code.str()); }

  void put_entities() {
    static constexpr const char* kKinds[] = {"person", "organization", "country", "place", "topic"};
    for (const Entity& e : x_.annotations.entities) {
      const std::string kind = kKinds[static_cast<std::size_t>(e.kind)];
      const bool is_country = e.kind == EntityKind::country && e.country;
      std::string slug = e.id.empty() ? kind + ":" + fold_words(e.name) : e.id;
      if (is_country) slug = "country:" + e.country->str();
      entities_.push_back(entity(kind, slug, e.name));
    }
  }

  std::int64_t statement(const Claim& c, const std::string& content, std::int64_t speaker, const std::string& day) {
    std::string key = speaker != 0 ? "entity:" + std::to_string(speaker) : "name:" + fold_words(c.speaker.name);
    key += c.negated || c.claim_class == ClaimClass::deny ? "\n-\n" : "\n+\n";
    const auto digest = sha256(key + fold_words(content));
    auto& s = prepare_(
        "INSERT INTO statements(statement_key,speaker_id,first_stated_on) VALUES(?,?,?) "
        "ON CONFLICT(statement_key) DO UPDATE SET first_stated_on=min(first_stated_on, excluded.first_stated_on) RETURNING statement_id");
    s.bind(1, digest.data(), 16);
    if (speaker != 0) s.bind(2, speaker);
    s.bind(3, day);
    s.executeStep();
    const std::int64_t id = s.getColumn(0).getInt64();
    s.tryReset();
    return id;
  }

  int put_claim(const Claim& c) {
    if (c.sentence >= x_.annotations.sentences.size()) return 0;
    const std::string content = text_of(c.content);
    const std::string day = c.said_on ? c.said_on->to_string() : published_day();
    const std::int64_t speaker = c.speaker.entity < entities_.size() ? entities_[c.speaker.entity] : 0;
    const CodePointSpan at = offsets_.to_code_points(cover(c.content.front(), c.content.back()));
    auto& p = prepare_(
        "INSERT INTO claims(statement_id,version_id,sent_ord,speaker_id,speaker_kind,speaker_name,speaker_role,speaker_org,"
        "speaker_country,class,hedged,negated,speaker_text,cue,quote_type,modality,polarity,content_text,span_start,span_end,"
        "stated_on,stated_basis,about_from,about_to,about_label,score,run_id) "
        "VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)");
    const std::int64_t statement_id = statement(c, content, speaker, day);
    p.bind(1, statement_id);
    p.bind(2, version_);
    p.bind(3, c.sentence);
    if (speaker != 0) p.bind(4, speaker);
    p.bind(5, std::string(to_string(c.speaker.kind)));
    bind_text(p, 6, c.speaker.name);
    bind_text(p, 7, c.speaker.role);
    bind_text(p, 8, c.speaker.organization);
    bind_text(p, 9, c.speaker.country ? c.speaker.country->str() : "");
    p.bind(10, std::string(to_string(c.claim_class)));
    p.bind(11, c.hedged ? 1 : 0);
    p.bind(12, c.negated ? 1 : 0);
    bind_text(p, 13, text_of(c.source));
    bind_text(p, 14, text_of(c.cue));
    p.bind(15, std::string(to_string(c.quote)));
    p.bind(16, c.hedged ? "possible" : "asserted");
    p.bind(17, c.negated ? "negative" : "positive");
    p.bind(18, content);
    p.bind(19, at.begin);
    p.bind(20, at.end);
    p.bind(21, day);
    p.bind(22, std::string(c.said_on ? to_string(c.said_basis) : x_.article.published ? "published" : "seen"));
    bind_text(p, 23, c.about ? c.about->from.to_string() : "");
    bind_text(p, 24, c.about ? c.about->to.to_string() : "");
    bind_text(p, 25, c.about_label);
    p.bind(26, static_cast<double>(c.score));
    p.bind(27, run_);
    p.exec();
    const std::int64_t claim = last();
    put_spans(claim, "content", c.content);
    put_spans(claim, "source", c.source);
    put_spans(claim, "cue", c.cue);
    for (const CountryCode code : c.countries) about(claim, country(code), day);
    for (const std::uint32_t f : c.figures) figure_claims_[f] = claim;
    crash_point("writer-claim");
    return 1;
  }

  void put_spans(std::int64_t claim, const char* part, const std::vector<Span>& spans) {
    int ord = 0;
    for (const Span s : spans) {
      if (s.empty()) continue;
      const CodePointSpan at = offsets_.to_code_points(s);
      auto& p = prepare_("INSERT INTO claim_spans VALUES(?,?,?,?,?)");
      p.bind(1, claim);
      p.bind(2, part);
      p.bind(3, ord++);
      p.bind(4, at.begin);
      p.bind(5, at.end);
      p.exec();
    }
  }

  void about(std::int64_t claim, std::int64_t entity_id, const std::string& day) {
    auto& p = prepare_("INSERT OR IGNORE INTO claim_entities VALUES(?,?,?,'about')");
    p.bind(1, entity_id);
    p.bind(2, day);
    p.bind(3, claim);
    p.exec();
  }

  std::int64_t measure(const Figure& f, const std::string& unit) {
    std::string slug = f.measure;
    if (slug.empty() && !f.counted_lemma.empty()) slug = f.counted_lemma + "|" + unit;
    if (slug.empty()) return 0;
    auto& m = prepare_("INSERT INTO measures(slug,label,unit) VALUES(?,?,?) ON CONFLICT(slug) DO UPDATE SET slug=slug RETURNING measure_id");
    m.bind(1, slug);
    m.bind(2, f.counted.empty() ? slug : f.counted);
    m.bind(3, unit);
    m.executeStep();
    const std::int64_t id = m.getColumn(0).getInt64();
    m.tryReset();
    return id;
  }

  void put_figure(std::size_t index) {
    const Figure& f = x_.annotations.figures[index];
    const auto& sentences = x_.annotations.sentences;
    std::size_t ord = 0;
    while (ord + 1 < sentences.size() && sentences[ord].span.end <= f.span.begin) ++ord;
    if (sentences.empty() || f.span.empty()) return;
    const std::string unit = !f.ucum.empty() ? f.ucum : !f.unit.empty() ? f.unit : !f.counted_lemma.empty() ? "{" + f.counted_lemma + "}" : "1";
    const std::int64_t measure_id = measure(f, unit);
    const std::int64_t place = f.country ? country(*f.country) : 0;
    const CodePointSpan at = offsets_.to_code_points(f.span);
    auto& p = prepare_(
        "INSERT INTO figures(version_id,sent_ord,claim_id,raw_text,span_start,span_end,value_low,value_high,modifier,unit,currency,"
        "counted,measure_id,place_id,period_from,period_to,period_label) VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)");
    p.bind(1, version_);
    p.bind(2, static_cast<std::int64_t>(ord));
    if (const auto claim = figure_claims_.find(static_cast<std::uint32_t>(index)); claim != figure_claims_.end()) p.bind(3, claim->second);
    p.bind(4, std::string(f.span.of(x_.article.text)));
    p.bind(5, at.begin);
    p.bind(6, at.end);
    const bool open_below = f.modifier == Modifier::under || f.modifier == Modifier::at_most;
    const bool open_above = f.modifier == Modifier::over || f.modifier == Modifier::at_least;
    if (!open_below) p.bind(7, std::min(f.low, f.high));
    if (!open_above) p.bind(8, std::max(f.low, f.high));
    p.bind(9, modifier_word(f));
    p.bind(10, unit);
    if (f.kind == FigureKind::money && unit.size() == 3) p.bind(11, unit);
    bind_text(p, 12, f.counted);
    if (measure_id != 0) p.bind(13, measure_id);
    if (place != 0) p.bind(14, place);
    bind_text(p, 15, f.period ? f.period->from.to_string() : "");
    bind_text(p, 16, f.period ? f.period->to.to_string() : "");
    bind_text(p, 17, f.period_label);
    p.exec();
  }

  void make_current() {
    auto& a = prepare_("UPDATE articles SET current_version=? WHERE article_id=?");
    a.bind(1, version_);
    a.bind(2, article_);
    a.exec();
    auto& v = prepare_("UPDATE article_versions SET rules_version=(SELECT rules_version FROM runs WHERE run_id=?) WHERE version_id=?");
    v.bind(1, run_);
    v.bind(2, version_);
    v.exec();
  }

  SQLite::Database& db_;
  std::function<SQLite::Statement&(const std::string&)> prepare_;
  const Extraction& x_;
  const Fetch& fetch_;
  const SourceInfo& source_;
  std::int64_t run_;
  TextOffsets offsets_;
  std::int64_t source_id_ = 0, fetch_id_ = 0, article_ = 0, current_ = 0, version_ = 0;
  std::vector<std::int64_t> entities_;
  std::map<std::uint32_t, std::int64_t> figure_claims_;
};

}  // namespace

Result<PutOutcome> Store::put(const Extraction& extraction, const Fetch& fetch, const SourceInfo& source, std::int64_t run) {
  return guard([&]() -> Result<PutOutcome> {
    SQLite::Transaction transaction(state_->db, SQLite::TransactionBehavior::IMMEDIATE);
    Writer writer(
        state_->db, [this](const std::string& sql) -> SQLite::Statement& { return state_->prepare(sql); }, extraction, fetch, source, run);
    const PutOutcome out = writer.write();
    crash_point("writer-before-commit");
    transaction.commit();
    return out;
  });
}

}  // namespace onrecord

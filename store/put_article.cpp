// Source, fetch, article, version, sentences and times.
#include "core/hash.h"
#include "store/shingles.h"
#include "store/writer.h"

namespace onrecord {

void Writer::put_source() {
  const std::string named = "source:" + source_.id + '\n' + source_.name;
  if (const auto known = state_.entity_ids.find(named); known != state_.entity_ids.end()) {
    source_id_ = known->second;
    put_fetch();
    return;
  }
  source_id_ = *state_.find(
      "INSERT INTO sources(slug,name,homepage,kind,country,timezone) VALUES(?,?,?,?,?,?) "
      "ON CONFLICT(slug) DO UPDATE SET name=excluded.name RETURNING source_id",
      source_.id, source_.name.empty() ? source_.id : source_.name, source_.homepage, source_.kind, source_.country, source_.timezone);
  state_.entity_ids.emplace(named, source_id_);
  put_fetch();
}

void Writer::put_fetch() {
  const std::string at = fetch_.fetched_at.to_string();
  if (const auto known =
          state_.find("SELECT fetch_id FROM fetches WHERE url=? AND fetched_at=? AND body_sha256 IS ?", fetch_.url.c_str(), at, fetch_.body_sha256)) {
    fetch_id_ = *known;
    return;
  }
  auto& f = state_.prepare(
      "INSERT INTO fetches(run_id,source_id,url,final_url,fetched_at,http_status,error,etag,last_modified,body_sha256,"
      "warc_file,warc_offset,warc_length) VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?)");
  bind_all(f, run_, source_id_, fetch_.url.c_str(), fetch_.final_url, at, fetch_.http_status, fetch_.error, fetch_.etag, fetch_.last_modified,
           fetch_.body_sha256, fetch_.warc_file, fetch_.warc_offset >= 0 ? std::optional(fetch_.warc_offset) : std::nullopt, fetch_.warc_length);
  f.exec();
  fetch_id_ = state_.db.getLastInsertRowid();
}

void Writer::find_article() {
  std::string url = fetch_.final_url.empty() ? fetch_.url : fetch_.final_url;
  if (url.empty()) url = x_.article.url;
  if (url.empty()) url = "text:" + sha256_hex(x_.article.text);
  auto& a = bind_all(state_.prepare("SELECT article_id, coalesce(current_version,0), coalesce(cluster_id,0) FROM articles WHERE url=?"), url);
  if (a.executeStep()) {
    article_ = a.getColumn(0).getInt64();
    current_ = a.getColumn(1).getInt64();
    cluster_ = a.getColumn(2).getInt64();
    a.tryReset();
    return;
  }
  article_ = state_.insert("INSERT INTO articles(source_id,url,first_seen_at) VALUES(?,?,?)", source_id_, url, fetch_.fetched_at.to_string());
  cluster_ = find_cluster();
}

void Writer::put_version(const std::string& digest) {
  static constexpr const char* kBasis[] = {"jsonld", "meta", "time-tag", "url", "text", "http", "seen"};
  const Article& a = x_.article;
  std::string byline;
  for (const std::string& author : a.authors) byline += (byline.empty() ? "" : "; ") + author;
  std::int64_t words = 0;
  for (const Token& t : x_.annotations.tokens) words += t.kind == TokenKind::word || t.kind == TokenKind::number ? 1 : 0;
  auto& v = state_.prepare(
      "INSERT INTO article_versions(article_id,version_no,fetch_id,headline,byline,section,lang,published_at,published_basis,published_on,"
      "text_sha256,word_count,modified_at,canonical_url,rules_version) "
      "VALUES(?1,(SELECT 1+count(*) FROM article_versions WHERE article_id=?1),?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12,?13,"
      "(SELECT rules_version FROM runs WHERE run_id=?14))");
  bind_all(v, article_, fetch_id_, a.title.c_str(), byline, a.section, a.language, a.published ? a.published->written : std::string(),
           a.published ? kBasis[static_cast<std::size_t>(a.published->basis)] : "seen", published_day(), digest, words,
           a.modified ? a.modified->written : std::string(), a.canonical_url, run_);
  v.exec();
  version_ = state_.db.getLastInsertRowid();
  state_.execute("INSERT INTO article_texts VALUES(?,?)", version_, a.text);
  put_bands(state_, version_, bands());
}

void Writer::put_sentences() {
  std::vector<std::tuple<std::int64_t, std::int64_t, std::uint32_t, std::uint32_t>> rows;
  for (const Sentence& s : x_.annotations.sentences) {
    const CodePointSpan at = offsets_.to_code_points(s.span);
    rows.emplace_back(version_, std::ssize(rows), at.begin, at.end);
  }
  if (fresh_)
    return state_.insert_rows<16>(
        "INSERT INTO sentences VALUES(?,?,?,?),(?,?,?,?),(?,?,?,?),(?,?,?,?),(?,?,?,?),(?,?,?,?),(?,?,?,?),(?,?,?,?),"
        "(?,?,?,?),(?,?,?,?),(?,?,?,?),(?,?,?,?),(?,?,?,?),(?,?,?,?),(?,?,?,?),(?,?,?,?)",
        "INSERT INTO sentences VALUES(?,?,?,?)", rows);
  constexpr Sql kPut("INSERT INTO sentences VALUES(?,?,?,?) ON CONFLICT DO UPDATE SET span_start=excluded.span_start, span_end=excluded.span_end");
  state_.insert_rows<1>(kPut, kPut, rows);
}

void Writer::put_times() {
  static constexpr const char* kTypes[] = {"DATE", "TIME", "DURATION", "SET"};
  if (!fresh_) state_.execute("DELETE FROM times WHERE version_id=?", version_);
  if (x_.annotations.sentences.empty()) return;
  for (const TimeExpression& t : x_.annotations.times) {
    const CodePointSpan at = offsets_.to_code_points(t.span);
    state_.execute("INSERT OR IGNORE INTO times VALUES(?,?,?,?,?,?,?,?,?,?)", version_, at.begin, at.end, sentence_at(t.span.begin),
                   kTypes[static_cast<std::size_t>(t.type)], t.value.c_str(), t.mod, t.range ? t.range->from.to_string() : std::string(),
                   t.range ? t.range->to.to_string() : std::string(), t.label);
  }
}

/// An edit of the headline is kept as a change; a version shows its newest one.
void Writer::put_headline_change() {
  auto& old = bind_all(state_.prepare("SELECT headline FROM article_versions WHERE version_id=?"), current_);
  std::string headline;
  if (old.executeStep()) headline = old.getColumn(0).getString();
  old.tryReset();
  if (headline == x_.article.title || x_.article.title.empty()) return;
  state_.execute(
      "INSERT INTO article_changes(article_id,run_id,kind,changed_at,from_version,to_version,old_text,new_text) VALUES(?,?,'headline',?,?,?,?,?)",
      article_, run_, fetch_.fetched_at.to_string(), current_, version_, headline, x_.article.title);
  if (version_ == current_) state_.execute("UPDATE article_versions SET headline=? WHERE version_id=?", x_.article.title, version_);
}

void Writer::make_current() {
  state_.execute("UPDATE articles SET current_version=?, cluster_id=?, gone_at=NULL WHERE article_id=?", version_, Key{cluster_}, article_);
  if (!fresh_)
    state_.execute("UPDATE article_versions SET rules_version=(SELECT rules_version FROM runs WHERE run_id=?) WHERE version_id=?", run_, version_);
}

}  // namespace onrecord

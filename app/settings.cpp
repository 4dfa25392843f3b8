#include "app/settings.h"

#include <algorithm>
#include <array>
#include <set>

#include "app/toml.h"
#include "core/country_code.h"
#include "core/hash.h"
#include "core/table.h"

namespace onrecord {
namespace {

const std::vector<std::string> kKinds = {"news", "wire", "government", "legislature", "ngo", "thinktank", "court", "other"};
const std::vector<std::string> kFormats = {"markdown", "html", "text", "atom", "json"};
const std::vector<std::string> kClasses = {"assert",  "deny", "accuse",  "promise", "urge",     "warn",
                                           "predict", "ask",  "decline", "support", "criticize"};
constexpr double kMostFigure = 1e18;

/// Ids become file names, XML ids and SQL keys: lower-case letters, digits, "-" and "_".
bool is_id(const std::string& text) {
  return !text.empty() && text.size() <= 64 &&
         std::all_of(text.begin(), text.end(), [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_'; });
}

/// Of the SOCKS forms the one that resolves names at the proxy: the addresses are its to judge.
bool is_proxy(const std::string& text) {
  static constexpr std::array<std::string_view, 3> kSchemes = {"http://", "https://", "socks5h://"};
  return text.empty() || std::any_of(kSchemes.begin(), kSchemes.end(), [&](std::string_view scheme) {
           return text.starts_with(scheme) && text.size() > scheme.size() && text.find_first_of(" \t\r\n") == std::string::npos;
         });
}

Status read_crawler(const TomlValue& value, const std::string& name, CrawlerSection& into) {
  TomlFields fields(value, name, "[crawler]");
  fields.read("user_agent", into.user_agent);
  fields.read("contact", into.contact);
  fields.read("delay_seconds", into.delay_seconds, 0, 3600);
  fields.read("max_pages_per_source", into.max_pages_per_source, 1, 1000000);
  fields.read("max_requests_per_host", into.max_requests_per_host, 1, 1000000);
  fields.read("max_minutes", into.max_minutes, 0, 10080);
  fields.read("max_page_bytes", into.max_page_bytes, 1000, 1000000000);
  fields.read("max_age_days", into.max_age_days, 0, 36500);
  fields.read("allow_addresses", into.allow_addresses);
  fields.read("ca_file", into.ca_file);
  fields.read("proxy", into.proxy);
  if (!is_proxy(into.proxy)) fields.refuse("proxy", "should be like http://proxy.example.org:3128, https:// or socks5h://");
  if (into.user_agent.empty()) fields.refuse("user_agent", "is empty");
  return fields.finish();
}

Status read_path(const TomlValue& value, const std::string& name, const std::string& where, std::filesystem::path& into, bool* requests = nullptr) {
  TomlFields fields(value, name, where);
  if (requests != nullptr) fields.read("requests", *requests);
  std::string path = into.string();
  fields.read("path", path);
  if (path.empty()) fields.refuse("path", "is empty");
  into = path;
  return fields.finish();
}

Status read_mail(const TomlValue& value, const std::string& name, MailSection& into) {
  TomlFields fields(value, name, "[mail]");
  fields.read("server", into.server);
  fields.read("from", into.from);
  fields.read("user", into.user);
  fields.read("password_file", into.password_file);
  fields.read("password_command", into.password_command);
  fields.read("tls", into.tls);
  fields.read("ca_file", into.ca_file);
  if (!into.server.empty() && !into.server.starts_with("smtp://") && !into.server.starts_with("smtps://"))
    fields.refuse("server", "should begin with smtp:// or smtps://");
  return fields.finish();
}

Status read_webhook(const TomlValue& value, const std::string& name, WebhookSection& into) {
  TomlFields fields(value, name, "[webhook]");
  fields.read("secret_file", into.secret_file);
  fields.read("secret_command", into.secret_command);
  return fields.finish();
}

Status read_retention(const TomlValue& value, const std::string& name, RetentionSection& into) {
  TomlFields fields(value, name, "[retention]");
  fields.read("body_days", into.body_days, 1, 36500);
  fields.read("delivery_days", into.delivery_days, 1, 36500);
  if (into.delivery_days < into.body_days) fields.refuse("delivery_days", "is less than body_days");
  return fields.finish();
}

Status read_main(const TomlValue& root, const std::string& name, Settings& into) {
  TomlFields fields(root, name, "the file");
  Status status = Done{};
  for (const TomlValue* table : fields.tables("crawler")) {
    if (status) status = read_crawler(*table, name, into.crawler);
  }
  for (const TomlValue* table : fields.tables("mail")) {
    if (status) status = read_mail(*table, name, into.mail);
  }
  for (const TomlValue* table : fields.tables("webhook")) {
    if (status) status = read_webhook(*table, name, into.webhook);
  }
  for (const TomlValue* table : fields.tables("retention")) {
    if (status) status = read_retention(*table, name, into.retention);
  }
  for (const TomlValue* table : fields.tables("archive")) {
    if (status) status = read_path(*table, name, "[archive]", into.archive, &into.archive_requests);
  }
  for (const TomlValue* table : fields.tables("index")) {
    if (status) status = read_path(*table, name, "[index]", into.index);
  }
  return status ? fields.finish() : status;
}

Result<SourceSection> read_source(const TomlValue& value, const std::string& name) {
  SourceSection source;
  TomlFields fields(value, name, "[[source]]");
  fields.require("id");
  fields.read("id", source.id);
  fields.read("name", source.name);
  fields.read_choice("kind", source.kind, kKinds);
  fields.read("country", source.country);
  fields.read("timezone", source.timezone);
  fields.read("feeds", source.feeds);
  fields.read("sitemaps", source.sitemaps);
  fields.read("sections", source.sections);
  fields.read("enabled", source.enabled);
  if (!is_id(source.id)) fields.refuse("id", "should be lower-case letters, digits, - and _");
  if (!source.country.empty() && !CountryCode::parse(source.country)) fields.refuse("country", "should be two capital letters, like US");
  if (!std::filesystem::exists(std::filesystem::path("/usr/share/zoneinfo") / source.timezone) && std::filesystem::exists("/usr/share/zoneinfo"))
    fields.refuse("timezone", "is no time zone of the tz database");
  for (const auto* list : {&source.feeds, &source.sitemaps, &source.sections}) {
    for (const std::string& url : *list) {
      const bool http = url.starts_with("http://") || url.starts_with("https://");
      if (!http)
        fields.refuse(list == &source.feeds      ? "feeds"
                      : list == &source.sitemaps ? "sitemaps"
                                                 : "sections",
                      "should hold http:// or https:// addresses");
    }
  }
  if (source.name.empty()) source.name = source.id;
  if (const Status status = fields.finish(); !status) return status.error();
  return source;
}

Result<DeliverSection> read_deliver(const TomlValue& value, const std::string& name) {
  DeliverSection deliver;
  TomlFields fields(value, name, "deliver");
  fields.require("to");
  fields.read_choice("format", deliver.format, kFormats);
  fields.read("to", deliver.to);
  if (const Status status = fields.finish(); !status) return status.error();
  return deliver;
}

Result<WatchSection> read_watch(const TomlValue& value, const std::string& name) {
  WatchSection watch;
  TomlFields fields(value, name, "[[watch]]");
  fields.require("id");
  fields.read("id", watch.id);
  fields.read("title", watch.title);
  fields.read("speakers", watch.speakers);
  fields.read("about", watch.about);
  fields.read("text", watch.text);
  fields.read("classes", watch.classes);
  double least = 0;
  fields.read("figure_min", least, -kMostFigure, kMostFigure);
  if (fields.has("figure_min")) watch.figure_min = least;
  double most = 0;
  fields.read("figure_max", most, -kMostFigure, kMostFigure);
  if (fields.has("figure_max")) watch.figure_max = most;
  if (!is_id(watch.id)) fields.refuse("id", "should be lower-case letters, digits, - and _");
  for (const std::string& code : watch.about) {
    if (!CountryCode::parse(code)) fields.refuse("about", "should hold country codes of two capital letters, like CN");
  }
  for (const std::string& word : watch.classes) {
    if (std::find(kClasses.begin(), kClasses.end(), word) == kClasses.end()) fields.refuse("classes", "has an unknown class '" + word + "'");
  }
  for (const TomlValue* table : fields.tables("deliver")) {
    auto deliver = read_deliver(*table, name);
    if (!deliver) return deliver.error();
    watch.deliver.push_back(std::move(*deliver));
  }
  if (watch.title.empty()) watch.title = watch.id;
  if (const Status status = fields.finish(); !status) return status.error();
  return watch;
}

/// The `[[key]]` tables of a file that holds nothing else; a missing file holds none. Ids must differ.
template <typename Section>
Result<std::vector<Section>> read_list(const std::filesystem::path& path, std::string_view key,
                                       Result<Section> (*read)(const TomlValue&, const std::string&), std::string& digest) {
  std::vector<Section> sections;
  if (!std::filesystem::exists(path)) return sections;
  const auto text = read_file(path);
  if (!text) return text.error();
  digest += sha256_hex(*text);
  const std::string name = path.string();
  const auto root = parse_toml(*text, name);
  if (!root) return root.error();
  TomlFields fields(*root, name, "the file");
  std::set<std::string> ids;
  for (const TomlValue* table : fields.tables(key)) {
    auto section = read(*table, name);
    if (!section) return section.error();
    if (!ids.insert(section->id).second)
      return Error{Failure::config, name + ":" + std::to_string(table->line) + ":1: a second " + std::string(key) + " '" + section->id + "'"};
    sections.push_back(std::move(*section));
  }
  if (const Status status = fields.finish(); !status) return status.error();
  return sections;
}

/// onrecord.toml alone; adds its digest.
Result<Settings> read_main_file(const std::filesystem::path& folder, std::string& digest) {
  Settings settings;
  std::error_code failed;
  settings.folder = std::filesystem::absolute(folder, failed).lexically_normal();
  settings.archive = "archive";
  settings.index = "onrecord.db";
  const auto main_file = settings.folder / "onrecord.toml";
  if (!std::filesystem::exists(main_file, failed))
    return Error{Failure::no_input,
                 settings.folder.string() + ": no workspace (there is no onrecord.toml); 'onrecord init " + folder.string() + "' makes one"};
  const auto text = read_file(main_file);
  if (!text) return text.error();
  const auto root = parse_toml(*text, main_file.string());
  if (!root) return root.error();
  if (const Status status = read_main(*root, main_file.string(), settings); !status) return status.error();
  digest += sha256_hex(*text);
  settings.archive = settings.folder / settings.archive;
  settings.index = settings.folder / settings.index;
  return settings;
}

}  // namespace

Result<Settings> load_main_settings(const std::filesystem::path& folder) {
  std::string digest;
  return read_main_file(folder, digest);
}

Result<Settings> load_settings(const std::filesystem::path& folder) {
  std::string digest;
  auto settings = read_main_file(folder, digest);
  if (!settings) return settings.error();
  auto sources = read_list<SourceSection>(settings->folder / "sources.toml", "source", read_source, digest);
  if (!sources) return sources.error();
  settings->sources = std::move(*sources);
  auto watches = read_list<WatchSection>(settings->folder / "watches.toml", "watch", read_watch, digest);
  if (!watches) return watches.error();
  settings->watches = std::move(*watches);
  settings->fingerprint = sha256_hex(digest).substr(0, 16);
  return settings;
}

}  // namespace onrecord

// A workspace's settings: onrecord.toml, sources.toml, watches.toml.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "core/result.h"

namespace onrecord {

struct CrawlerSection {
  std::string user_agent = "onrecord/0.1";
  std::string contact;                        ///< "mailto:..." or a page about the crawler; sent with the user agent
  double delay_seconds = 2.0;                 ///< between two requests to one host
  std::int64_t max_pages_per_source = 300;    ///< articles a night
  std::int64_t max_requests_per_host = 2000;  ///< a night, of all sources together
  std::int64_t max_minutes = 0;               ///< no request begins later in the night; 0: no limit
  std::int64_t max_page_bytes = 10000000;     ///< decoded
  std::int64_t max_age_days = 0;              ///< articles that a listing declares older are skipped; 0: none
  std::string ca_file;                        ///< certificate authorities (PEM) in place of the system's
  std::string proxy;                          ///< "http://proxy.example.org:3128", https or socks5h; empty: none
  std::vector<std::string> allow_addresses;   ///< CIDR blocks contacted beside public addresses
};

struct SourceSection {
  std::string id;
  std::string name;
  std::string kind = "news";  ///< news wire government legislature ngo thinktank court other
  std::string country;        ///< ISO 3166-1 alpha-2; empty: none
  std::string timezone = "UTC";
  std::vector<std::string> feeds;
  std::vector<std::string> sitemaps;
  std::vector<std::string> sections;
  bool enabled = true;
};

struct MailSection {
  std::string server;            ///< "smtps://mail.example.org" or "smtp://mail.example.org:587"
  std::string from;              ///< "Desk <desk@example.org>"
  std::string user;              ///< empty: no login
  std::string password_file;     ///< first line; a relative one lies in $CREDENTIALS_DIRECTORY
  std::string password_command;  ///< prints it
  bool tls = true;               ///< STARTTLS is demanded
  std::string ca_file;           ///< PEM; empty: the authorities that the system trusts
};

struct WebhookSection {
  std::string secret_file, secret_command;  ///< key of the signature
};

struct RetentionSection {
  std::int64_t body_days = 400;      ///< texts of reports
  std::int64_t delivery_days = 730;  ///< what was sent to whom, and runs that nothing points to
};

struct DeliverSection {
  std::string format = "markdown";  ///< markdown html text atom json
  std::string to;                   ///< file below the workspace or absolute, "mailto:...", or the address of a webhook
};

struct WatchSection {
  std::string id;
  std::string title;
  std::vector<std::string> speakers;
  std::vector<std::string> about;  ///< country codes
  std::string text;                ///< words as store/text_query.h reads them
  std::optional<double> figure_min;
  std::optional<double> figure_max;
  std::vector<std::string> classes;
  std::vector<DeliverSection> deliver;
};

struct Settings {
  std::filesystem::path folder;  ///< of the workspace, absolute
  CrawlerSection crawler;
  MailSection mail;
  WebhookSection webhook;
  RetentionSection retention;
  std::filesystem::path archive;  ///< absolute
  bool archive_requests = true;   ///< with each response records of its request and metadata
  std::filesystem::path index;    ///< absolute
  std::vector<SourceSection> sources;
  std::vector<WatchSection> watches;
  std::string fingerprint;  ///< of the three files
};

/// Reads the three files of the workspace `folder`. A missing onrecord.toml means that it is no workspace; the other two may be missing.
/// The first wrong thing is the error, with file, line and column.
[[nodiscard]] Result<Settings> load_settings(const std::filesystem::path& folder);

/// onrecord.toml alone, for commands that only read the index: no sources, watches or fingerprint.
[[nodiscard]] Result<Settings> load_main_settings(const std::filesystem::path& folder);

}  // namespace onrecord

#include "app/alerts.h"

#include <iostream>

#include "app/data_folders.h"
#include "app/send_mail.h"
#include "app/send_webhook.h"
#include "app/source_health.h"
#include "app/workspace.h"
#include "core/table.h"
#include "core/terminal_text.h"
#include "report/mail_message.h"
#include "report/report_file.h"

namespace onrecord {
namespace {

struct Target {
  std::string channel;  ///< "file:FORMAT", "mail" or "webhook"
  std::string address;
  std::vector<std::string> watches;
};

std::string channel_of(const DeliverSection& to) {
  if (to.to.starts_with("mailto:")) return "mail";
  if (to.to.starts_with("https://") || to.to.starts_with("http://")) return "webhook";
  return "file:" + to.format;
}

std::vector<Target> list_targets(const Settings& settings) {
  std::vector<Target> out;
  for (const WatchSection& watch : settings.watches) {
    for (const DeliverSection& to : watch.deliver) {
      const std::string channel = channel_of(to);
      const std::string address = channel == "mail" ? to.to.substr(7) : to.to;
      auto known = std::find_if(out.begin(), out.end(), [&](const Target& t) { return t.channel == channel && t.address == address; });
      if (known == out.end()) known = out.insert(out.end(), {channel, address, {}});
      known->watches.push_back(watch.id);
    }
  }
  return out;
}

/// The part of the report that concerns the watches of one target.
AlertReport cut_to(const AlertReport& report, const Target& target) {
  const auto wanted = [&](const std::string& watch) {
    return std::find(target.watches.begin(), target.watches.end(), watch) != target.watches.end();
  };
  AlertReport out = report;
  std::erase_if(out.digests, [&](const AlertDigest& d) { return !wanted(d.watch); });
  std::erase_if(out.quiet, [&](const QuietWatch& q) { return !wanted(q.watch); });
  return out;
}

std::string mail_body(const Settings& settings, const Target& target, const AlertReport& report, const AlertTemplates& templates) {
  MailParts parts;
  parts.from = settings.mail.from;
  parts.to = target.address;
  parts.subject = "[statements] " + subject_of(report);
  parts.list_id = target.watches.size() == 1 ? target.watches.front() : "watches";
  parts.unsubscribe = settings.crawler.contact;
  parts.date = Instant::parse(report.created_at).value_or(Instant{});
  parts.text = render_report(report, ReportFormat::text, templates);
  parts.html = render_report(report, ReportFormat::html, templates);
  return to_mail_message(parts);
}

std::vector<Delivery> render_deliveries(const Settings& settings, const AlertReport& report, const AlertTemplates& templates) {
  std::vector<Delivery> out;
  for (const Target& target : list_targets(settings)) {
    const AlertReport part = cut_to(report, target);
    if (part.digests.empty()) continue;
    Delivery d;
    d.digest_id = part.digests.front().digest_id;
    d.channel = target.channel;
    d.target = target.address;
    d.subject = subject_of(part);
    if (d.channel == "mail") {
      d.body = mail_body(settings, target, part, templates);
    } else if (d.channel == "webhook") {
      d.body = render_report(part, ReportFormat::json, templates);
    } else {
      d.body = render_report(part, parse_report_format(d.channel.substr(5)).value_or(ReportFormat::markdown), templates);
    }
    out.push_back(std::move(d));
  }
  return out;
}

Status deliver_to_file(const std::filesystem::path& workspace, const Delivery& delivery) {
  const auto format = parse_report_format(std::string_view(delivery.channel).substr(std::min<std::size_t>(5, delivery.channel.size())));
  if (!format) return Error{Failure::data, "unknown channel " + delivery.channel};
  const std::filesystem::path path = workspace / delivery.target;
  std::error_code failed;
  std::filesystem::create_directories(path.parent_path(), failed);
  std::string existing;
  if (std::filesystem::exists(path, failed)) {
    auto bytes = read_file(path);
    if (!bytes) return Error{Failure::io, bytes.error().message};
    existing = std::move(*bytes);
  }
  return write_file(path, add_to_report(existing, delivery.body, *format));
}

Status send(const Settings& settings, const Delivery& delivery) {
  if (delivery.channel == "mail") return send_mail(settings.mail, delivery);
  if (delivery.channel == "webhook") return send_webhook(settings.webhook, delivery);
  return deliver_to_file(settings.folder, delivery);
}

void print_problem(const std::string& problem) { std::cerr << "onrecord: " << to_terminal_text(problem) << '\n'; }

}  // namespace

Watch to_watch(const WatchSection& section) {
  Watch watch;
  watch.id = section.id;
  watch.title = section.title;
  watch.query.speakers = section.speakers;
  watch.query.countries = section.about;
  watch.query.text = section.text;
  watch.query.classes = section.classes;
  watch.query.figure_min = section.figure_min;
  watch.query.figure_max = section.figure_max;
  return watch;
}

Result<AlertTemplates> load_program_templates() {
  const auto folders = find_data_folders();
  if (!folders) return folders.error();
  return load_templates(folders->config / "templates");
}

Result<AlertsDone> run_alerts(const Settings& settings, Instant now, bool dry_run) {
  const auto templates = load_program_templates();
  if (!templates) return templates.error();
  auto store = open_index(settings, OpenMode::create);
  if (!store) return store.error();
  const auto news = read_source_news(settings, now);
  if (!news) return news.error();
  const auto run = store->begin_run("alert", program_version(), "", now);
  if (!run) return run.error();
  std::vector<Watch> watches;
  for (const WatchSection& section : settings.watches) watches.push_back(to_watch(section));
  const auto told = store->alert(watches, *run, now, [&](const AlertReport& report) -> Result<std::vector<Delivery>> {
    AlertReport with_news = report;
    with_news.coverage.troubles = news->all;
    return render_deliveries(settings, with_news, *templates);
  });
  if (!told) return told.error();
  for (const std::string& problem : told->problems) print_problem("watches.toml: " + problem);
  if (dry_run) {
    if (!told->digests.empty()) std::cout << render_report(*told, ReportFormat::text, *templates);
    return AlertsDone{0, static_cast<int>(std::ssize(told->problems))};
  }
  const auto sent = store->deliver(now, [&](const Delivery& delivery) { return send(settings, delivery); });
  if (!sent) return sent.error();
  for (const std::string& problem : sent->problems) print_problem(problem);
  const bool whole = sent->failed + sent->dead == 0 && told->problems.empty();
  if (const Status ended = store->end_run(*run, whole ? "ok" : "partial", now); !ended) return ended.error();
  if (const Status tidied = store->tidy(false); !tidied) return tidied.error();
  return AlertsDone{sent->sent, static_cast<int>(std::ssize(told->problems))};
}

}  // namespace onrecord

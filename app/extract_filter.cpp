#include "app/extract_filter.h"

#include <condition_variable>
#include <deque>
#include <istream>
#include <memory>
#include <mutex>
#include <nlohmann/json.hpp>
#include <ostream>
#include <thread>
#include <vector>

#include "app/base64.h"
#include "extract/annotate.h"
#include "report/extraction_json.h"

namespace onrecord {
namespace {

using Json = nlohmann::json;

constexpr std::size_t kLinesInFlight = 8;  // a worker

std::string error_line(const Json& id, std::string_view message) {
  return nlohmann::ordered_json{{"id", id}, {"error", message}}.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string text_of(const Json& line, const char* key) {
  const auto found = line.find(key);
  return found != line.end() && found->is_string() ? found->get<std::string>() : std::string();
}

std::string answer(const Json& line, const Lexicon& lexicon) {
  const Json id = line.contains("id") ? line["id"] : Json(nullptr);
  const std::string id_text = id.dump(-1, ' ', false, Json::error_handler_t::replace);
  std::optional<CivilDate> date;
  if (line.contains("date") && !line["date"].is_null()) {
    date = CivilDate::parse(text_of(line, "date").substr(0, 10));
    if (!date) return error_line(id, "'date' should be a day like 2024-05-06");
  }
  if (line.contains("text")) {
    if (!line["text"].is_string()) return error_line(id, "'text' should be a string");
    return to_json(extract_text(line["text"].get_ref<const std::string&>(), date, {}, lexicon), id_text);
  }
  Page page;
  page.url = text_of(line, "url");
  page.content_type = text_of(line, "content_type");
  page.date = date;
  if (line.contains("html_b64")) {
    auto bytes = decode_base64(text_of(line, "html_b64"));
    if (!bytes) return error_line(id, "'html_b64' is not base64");
    page.body = std::move(*bytes);
  } else if (line.contains("html") && line["html"].is_string()) {
    page.body = line["html"].get<std::string>();
    page.content_type = "text/html; charset=utf-8";  // a JSON string has been decoded already
  } else {
    return error_line(id, "one of 'html', 'html_b64' and 'text' should be there");
  }
  return to_json(extract_page(page, {}, lexicon), id_text);
}

/// Lines go in at the front and come out at the back in the same order; workers take any that is not yet answered.
class Window {
 public:
  Window(unsigned threads, const Lexicon& lexicon) : limit_(threads * kLinesInFlight), lexicon_(lexicon) {
    for (unsigned i = 0; i < threads; ++i) workers_.emplace_back([this] { work(); });
  }
  ~Window() {
    {
      const std::lock_guard lock(mutex_);
      closed_ = true;
    }
    work_.notify_all();
    for (std::thread& worker : workers_) worker.join();
  }
  Window(const Window&) = delete;
  Window& operator=(const Window&) = delete;

  void push(std::string line) {
    const std::lock_guard lock(mutex_);
    slots_.push_back(std::make_shared<Slot>(Slot{std::move(line), {}, false}));
    waiting_.push_back(slots_.back());
    work_.notify_one();
  }
  [[nodiscard]] bool full() const { return slots_.size() >= limit_; }
  [[nodiscard]] bool empty() const { return slots_.empty(); }

  /// Waits for the oldest answer. Precondition: !empty().
  std::string pop() {
    std::unique_lock lock(mutex_);
    const auto slot = slots_.front();
    done_.wait(lock, [&] { return slot->done; });
    slots_.pop_front();
    return std::move(slot->answer);
  }

 private:
  struct Slot {
    std::string line;
    std::string answer;
    bool done;
  };

  void work() {
    std::unique_lock lock(mutex_);
    for (;;) {
      work_.wait(lock, [&] { return closed_ || !waiting_.empty(); });
      if (waiting_.empty()) return;
      const auto slot = waiting_.front();
      waiting_.pop_front();
      lock.unlock();
      std::string answer = answer_extract_line(slot->line, lexicon_);
      lock.lock();
      slot->answer = std::move(answer);
      slot->done = true;
      done_.notify_all();
    }
  }

  std::size_t limit_;
  const Lexicon& lexicon_;
  std::mutex mutex_;
  std::condition_variable work_;
  std::condition_variable done_;
  std::deque<std::shared_ptr<Slot>> slots_;  // touched by the reading thread, under the mutex where workers look
  std::deque<std::shared_ptr<Slot>> waiting_;
  bool closed_ = false;
  std::vector<std::thread> workers_;
};

}  // namespace

std::string answer_extract_line(const std::string& line, const Lexicon& lexicon) {
  const Json parsed = Json::parse(line, nullptr, false);
  if (!parsed.is_object()) return error_line(nullptr, "not a JSON object");
  return answer(parsed, lexicon);
}

void run_extract_filter(std::istream& in, std::ostream& out, unsigned threads, const Lexicon& lexicon) {
  Window window(threads, lexicon);
  std::string line;
  while (std::getline(in, line)) {
    if (window.full()) out << window.pop() << '\n';
    window.push(std::move(line));
    line.clear();
  }
  while (!window.empty()) out << window.pop() << '\n';
  out.flush();
}

}  // namespace onrecord

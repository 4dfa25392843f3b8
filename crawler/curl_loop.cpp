#include "crawler/curl_loop.h"

#include <sys/epoll.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <system_error>

namespace onrecord {

CurlLoop::CurlLoop() : epoll_(::epoll_create1(EPOLL_CLOEXEC)), multi_(curl_multi_init()) {
  if (epoll_ < 0) throw std::system_error(errno, std::generic_category(), "epoll");
  curl_multi_setopt(multi_, CURLMOPT_SOCKETFUNCTION, &on_socket);
  curl_multi_setopt(multi_, CURLMOPT_SOCKETDATA, this);
  curl_multi_setopt(multi_, CURLMOPT_TIMERFUNCTION, &on_timer);
  curl_multi_setopt(multi_, CURLMOPT_TIMERDATA, this);
}

CurlLoop::~CurlLoop() {
  curl_multi_cleanup(multi_);  // takes its idle connections out of the set
  ::close(epoll_);
}

int CurlLoop::on_socket(CURL* /*easy*/, curl_socket_t socket, int wanted, void* loop, void* known) {
  auto& self = *static_cast<CurlLoop*>(loop);
  if (wanted == CURL_POLL_REMOVE) {
    ::epoll_ctl(self.epoll_, EPOLL_CTL_DEL, socket, nullptr);
    return 0;
  }
  epoll_event event{};
  event.events = ((wanted & CURL_POLL_IN) != 0 ? EPOLLIN : 0U) | ((wanted & CURL_POLL_OUT) != 0 ? EPOLLOUT : 0U);
  event.data.fd = socket;
  // A socket that was closed left the set by itself, and its number may stand for a new one: what is known of it may be stale either way.
  const bool first = known == nullptr;
  if (::epoll_ctl(self.epoll_, first ? EPOLL_CTL_ADD : EPOLL_CTL_MOD, socket, &event) != 0)
    ::epoll_ctl(self.epoll_, first ? EPOLL_CTL_MOD : EPOLL_CTL_ADD, socket, &event);
  if (first) curl_multi_assign(self.multi_, socket, &self);
  return 0;
}

int CurlLoop::on_timer(CURLM* /*multi*/, long milliseconds, void* loop) {
  auto& self = *static_cast<CurlLoop*>(loop);
  self.timed_ = milliseconds >= 0;
  if (self.timed_) self.due_ = Clock::now() + std::chrono::milliseconds(milliseconds);
  return 0;
}

int CurlLoop::until_due(int milliseconds) const {
  if (!timed_) return milliseconds;
  const auto left = std::chrono::ceil<std::chrono::milliseconds>(due_ - Clock::now()).count();
  return static_cast<int>(std::clamp<long long>(left, 0, milliseconds));
}

void CurlLoop::turn(int milliseconds) {
  std::array<epoll_event, 64> ready{};
  int running = 0;
  const int count = ::epoll_wait(epoll_, ready.data(), static_cast<int>(ready.size()), until_due(std::max(milliseconds, 0)));
  for (int i = 0; i < count; ++i) {
    const std::uint32_t seen = ready[static_cast<std::size_t>(i)].events;
    const int news = ((seen & EPOLLIN) != 0 ? CURL_CSELECT_IN : 0) | ((seen & EPOLLOUT) != 0 ? CURL_CSELECT_OUT : 0) |
                     ((seen & (EPOLLERR | EPOLLHUP)) != 0 ? CURL_CSELECT_ERR : 0);
    curl_multi_socket_action(multi_, ready[static_cast<std::size_t>(i)].data.fd, news, &running);
  }
  if (!timed_ || Clock::now() < due_) return;
  timed_ = false;  // libcurl sets its next time in this call
  curl_multi_socket_action(multi_, CURL_SOCKET_TIMEOUT, 0, &running);
}

}  // namespace onrecord

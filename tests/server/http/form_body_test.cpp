#include "server/http/form_body.h"

#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <csignal>

#include <gtest/gtest.h>

namespace sroki::server {
namespace {

std::string text_of(std::size_t bytes) {
    std::string text(bytes, '\0');
    for (std::size_t i = 0; i < bytes; ++i)
        text[i] = static_cast<char>('a' + i % 23);
    return text;
}

// Two connected sockets; what is written to the first doesn't block.
class SocketPair {
  public:
    SocketPair() {
        if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK, 0, ends_.data()) != 0) std::abort();
    }
    SocketPair(const SocketPair&) = delete;
    SocketPair& operator=(const SocketPair&) = delete;
    ~SocketPair() {
        ::close(ends_[0]);
        close_reader();
    }
    [[nodiscard]] int writer() const { return ends_[0]; }
    void close_reader() {
        if (ends_[1] >= 0) ::close(ends_[1]);
        ends_[1] = -1;
    }
    std::string read_all() const {
        std::string all;
        std::array<char, 4'096> part{};
        for (;;) {
            const ssize_t count = ::recv(ends_[1], part.data(), part.size(), 0);
            if (count <= 0) return all;
            all.append(part.data(), static_cast<std::size_t>(count));
        }
    }

  private:
    std::array<int, 2> ends_{};
};

TEST(FormBody, OnlyABodyOfMiddleSizeLiesInAFile) {
    EXPECT_FALSE(FormBody(text_of(0)).has_file());
    EXPECT_FALSE(FormBody(text_of(FormBody::kFileBytesMin - 1)).has_file());
    EXPECT_TRUE(FormBody(text_of(FormBody::kFileBytesMin)).has_file());
    EXPECT_TRUE(FormBody(text_of(FormBody::kFileBytesMax)).has_file());
    EXPECT_FALSE(FormBody(text_of(FormBody::kFileBytesMax + 1)).has_file());
}

TEST(FormBody, ShowsItsBytesWhereverTheyLie) {
    for (const std::size_t bytes : {0, 1, 20'000, 100'000}) {
        EXPECT_EQ(FormBody(text_of(bytes)).view(), text_of(bytes)) << bytes;
    }
}

TEST(FormBody, MovedBodyKeepsItsFile) {
    FormBody from(text_of(20'000));
    const FormBody to(std::move(from));
    EXPECT_TRUE(to.has_file());
    EXPECT_EQ(to.view(), text_of(20'000));
}

TEST(FormBody, SendsItsFileAgainAndAgain) {
    const FormBody body(text_of(20'000));
    for (int i = 0; i < 3; ++i) {
        const SocketPair sockets;
        EXPECT_EQ(body.send_file(sockets.writer()), 20'000U);
        EXPECT_EQ(sockets.read_all(), text_of(20'000));
    }
}

TEST(FormBody, TellsHowMuchAFullSocketTook) {
    const FormBody body(text_of(FormBody::kFileBytesMax));
    const SocketPair sockets;
    std::size_t sent = FormBody::kFileBytesMax;
    std::size_t total = 0;
    while (sent == FormBody::kFileBytesMax)
        total += sent = body.send_file(sockets.writer());
    EXPECT_EQ(body.send_file(sockets.writer()), 0U) << "the socket is full";
    EXPECT_EQ(sockets.read_all().size(), total);
}

TEST(FormBody, SendsNothingToOneWhoHasLeft) {
    std::signal(SIGPIPE, SIG_IGN);  // as a server does
    const FormBody body(text_of(20'000));
    SocketPair sockets;
    sockets.close_reader();
    EXPECT_EQ(body.send_file(sockets.writer()), 0U);
}

TEST(FormBody, StaysInMemoryWhenThereIsNoDescriptorLeft) {
    rlimit before{};
    ASSERT_EQ(::getrlimit(RLIMIT_NOFILE, &before), 0);
    const rlimit none{0, before.rlim_max};
    ASSERT_EQ(::setrlimit(RLIMIT_NOFILE, &none), 0);
    const FormBody body(text_of(20'000));
    ::setrlimit(RLIMIT_NOFILE, &before);
    EXPECT_FALSE(body.has_file());
    EXPECT_EQ(body.view(), text_of(20'000));
}

}  // namespace
}  // namespace sroki::server

// Where a request ends and the next one begins: what two programs on the way could see differently
// ends the connection (RFC 9112 section 11.2).

#include <string>

#include <gtest/gtest.h>

#include "tests/server/http_client.h"
#include "tests/server/running_server.h"

namespace sroki::server {
namespace {

using testing::Answer;
using testing::HttpClient;
using testing::RunningServer;

class HiddenRequests : public ::testing::TestWithParam<const char*> {};

TEST_P(HiddenRequests, AreNeverTakenOutOfABodyWhoseEndIsInDoubt) {
    RunningServer server;
    HttpClient client(server.port());
    client.send(std::string("POST /p HTTP/1.") + GetParam() +
                "\r\n\r\n0\r\n\r\nGET /hidden HTTP/1.1\r\nHost: a\r\n\r\n");
    const Answer answer = client.read();
    EXPECT_EQ(answer.status, 400);
    EXPECT_EQ(answer.header("Connection"), "close");
    EXPECT_EQ(client.read_to_end(), "");
}

INSTANTIATE_TEST_SUITE_P(
    Framing, HiddenRequests,
    ::testing::Values("1\r\nHost: a\r\nTransfer-Encoding: identity",
                      "1\r\nHost: a\r\nTransfer-Encoding: xchunked",
                      "1\r\nHost: a\r\nTransfer-Encoding: chunked, identity",
                      "1\r\nHost: a\r\nTransfer-Encoding: \"chunked\"",
                      "1\r\nHost: a\r\nTransfer-Encoding: chunked;a=b",
                      "1\r\nHost: a\r\nTransfer-Encoding: gzip, chunked",
                      "1\r\nHost: a\r\nTransfer-Encoding:",
                      "1\r\nHost: a\r\nTransfer-Encoding: gzip\r\nTransfer-Encoding: chunked",
                      "1\r\nHost: a\r\nTransfer-Encoding: chunked\r\nTransfer-Encoding: identity",
                      "1\r\nHost: a\r\nTransfer-Encoding: identity\r\nContent-Length: 5",
                      "0\r\nConnection: keep-alive\r\nTransfer-Encoding: chunked",
                      "0\r\nConnection: keep-alive\r\nTransfer-Encoding: identity"));

TEST(Framing, ReadsAChunkedBodyWhateverTheCaseOfItsCoding) {
    RunningServer server;
    HttpClient client(server.port());
    client.send(
        "POST /p HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: Chunked\r\n\r\n"
        "3\r\nabc\r\n0\r\n\r\nGET /next HTTP/1.1\r\nHost: a\r\n\r\n");
    EXPECT_EQ(client.read().body, "/p abc");
    EXPECT_EQ(client.read().body, "/next ");
}

}  // namespace
}  // namespace sroki::server

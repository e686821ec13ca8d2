#include "server/http/ready_content.h"

#include <gtest/gtest.h>
#include <zlib.h>

#include "server/http/gzip.h"

namespace sroki::server {
namespace {

using namespace std::chrono_literals;

constexpr std::chrono::sys_seconds kModified{784'111'777s};  // Sun, 06 Nov 1994 08:49:37 GMT
constexpr std::chrono::sys_seconds kNow{1'650'000'000s};

ReadyContent feed(bool with_gzip = true, std::string body = std::string(1'000, 'a')) {
    return ReadyContent(ContentSpec{"text/calendar; charset=utf-8", "public, max-age=300",
                                    held_body(std::move(body)), kModified, with_gzip});
}

std::string header(std::string_view head, std::string_view name) {
    const std::string key = "\r\n" + std::string(name) + ": ";
    const std::size_t at = head.find(key);
    if (at == std::string_view::npos) return {};
    return std::string(head.substr(at + key.size(), head.find("\r\n", at + 2) - at - key.size()));
}

std::string gunzip(std::string_view bytes, std::size_t size) {
    std::string out(size, '\0');
    z_stream stream{};
    inflateInit2(&stream, 31);
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    stream.avail_in = static_cast<uInt>(bytes.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    inflate(&stream, Z_FINISH);
    out.resize(stream.total_out);
    inflateEnd(&stream);
    return out;
}

std::shared_ptr<const ReadyForm> packed(const ReadyContent& content) {
    return content.gzip_form(std::make_shared<const ReadyForm>(content.plain_form()));
}

TEST(ReadyContent, IsPlainUnlessGzipIsAskedFor) {
    const ReadyContent content = feed();
    const auto choice = content.choose({}, kNow);
    EXPECT_EQ(choice.status, 200U);
    EXPECT_EQ(choice.encoding, ReadyContent::Encoding::plain);
    const ReadyForm form = content.plain_form();
    EXPECT_EQ(form.body.view(), content.body());
    EXPECT_EQ(header(form.head, "ETag"), choice.etag);
    EXPECT_EQ(header(form.head, "Content-Length"), "1000");
    EXPECT_EQ(header(form.head, "Content-Encoding"), "");
    EXPECT_EQ(header(form.head, "Vary"), "Accept-Encoding");
}

TEST(ReadyContent, GzipFormUnpacksToTheBodyAndHasItsOwnTag) {
    const ReadyContent content = feed();
    const auto choice = content.choose({{}, {}, "gzip, deflate, br"}, kNow);
    EXPECT_EQ(choice.encoding, ReadyContent::Encoding::gzip);
    const auto form = packed(content);
    EXPECT_EQ(header(form->head, "Content-Encoding"), "gzip");
    EXPECT_EQ(gunzip(form->body.view(), 2'000), content.body());
    EXPECT_EQ(header(form->head, "Content-Length"), std::to_string(form->body.size()));
    EXPECT_EQ(header(form->head, "ETag"), choice.etag);
    EXPECT_NE(choice.etag, content.etag());
}

TEST(ReadyContent, GzipCanBeSwitchedOff) {
    const ReadyContent content = feed(false);
    EXPECT_EQ(content.choose({{}, {}, "gzip"}, kNow).encoding, ReadyContent::Encoding::plain);
}

TEST(ReadyContent, GzipThatSavesNothingIsThePlainForm) {
    const auto form = packed(feed(true, "x"));
    EXPECT_EQ(form->body.view(), "x");
    EXPECT_EQ(header(form->head, "Content-Encoding"), "");
}

TEST(ReadyContent, TagIsStrongAndOfTheBytes) {
    EXPECT_EQ(feed().etag(), feed().etag());
    EXPECT_NE(feed().etag(), feed(true, "other").etag());
    EXPECT_TRUE(feed().etag().starts_with('"'));
}

TEST(ReadyContent, MatchingTagIsConfirmedWithBothValidators) {
    const ReadyContent content = feed();
    const std::string list = "\"zzz\", W/" + content.etag();
    for (const std::string& tag : {content.etag(), list, std::string("*")}) {
        const auto choice = content.choose({tag, {}, {}}, kNow);
        EXPECT_EQ(choice.status, 304U) << tag;
        EXPECT_EQ(choice.body, "");
        EXPECT_EQ(header(choice.head, "ETag"), content.etag());
        EXPECT_EQ(header(choice.head, "Last-Modified"), "Sun, 06 Nov 1994 08:49:37 GMT");
    }
}

TEST(ReadyContent, TagOfTheOtherEncodingIsConfirmedAsItself) {
    const ReadyContent content = feed();
    const auto choice = content.choose({content.etag(), {}, "gzip"}, kNow);
    EXPECT_EQ(choice.status, 304U);
    EXPECT_EQ(header(choice.head, "ETag"), content.etag());
}

TEST(ReadyContent, OtherTagWinsOverAnUnchangedDate) {
    EXPECT_EQ(feed().choose({"\"old\"", "Sun, 06 Nov 1994 08:49:37 GMT", {}}, kNow).status, 200U);
}

TEST(ReadyContent, MatchingTagWinsOverAnOlderDate) {
    const ReadyContent content = feed();
    EXPECT_EQ(content.choose({content.etag(), "Sun, 06 Nov 1983 08:49:37 GMT", {}}, kNow).status,
              304U);
}

TEST(ReadyContent, DateIsComparedInWholeSeconds) {
    const ReadyContent content = feed();
    EXPECT_EQ(content.choose({{}, "Sun, 06 Nov 1994 08:49:37 GMT", {}}, kNow).status, 304U);
    EXPECT_EQ(content.choose({{}, "Sun, 06 Nov 1994 08:49:36 GMT", {}}, kNow).status, 200U);
}

TEST(ReadyContent, UnreadableDateGivesTheWholeAnswer) {
    EXPECT_EQ(feed().choose({{}, "the day before", {}}, kNow).status, 200U);
}

TEST(ReadyContent, FaultIsAnsweredWhateverTheReaderHas) {
    const ReadyContent fault(503, "later", "Retry-After: 60\r\n");
    const auto choice = fault.choose({"*", {}, "gzip"}, kNow);
    EXPECT_EQ(choice.status, 503U);
    EXPECT_EQ(header(choice.head, "Retry-After"), "60");
    EXPECT_EQ(choice.body, "later");
}

TEST(AcceptEncoding, GzipIsTakenByNameOrByStarUnlessItsWeightIsZero) {
    for (const char* yes : {"gzip", "GZip", "x-gzip", "br, gzip", "gzip;q=0.1", "gzip ; q=1", "*",
                            "identity, *;q=0.5"}) {
        EXPECT_TRUE(accepts_gzip(yes)) << yes;
    }
    for (const char* no : {"", "identity", "br", "gzip;q=0", "gzip; Q=0", "gzip;q=0.000", "*;q=0",
                           "*, gzip;q=0", "gzipped"}) {
        EXPECT_FALSE(accepts_gzip(no)) << no;
    }
}

TEST(Gzip, GivesTheSameBytesForTheSameText) {
    EXPECT_EQ(gzip("text"), gzip("text"));
    EXPECT_EQ(gunzip(gzip(""), 10), "");
}

}  // namespace
}  // namespace sroki::server

#include "server/public_url.h"

#include <gtest/gtest.h>

namespace sroki::server {
namespace {

TEST(PublicUrl, IsTheConfiguredOneOrWhereTheServerListens) {
    ServerConfig server;
    EXPECT_EQ(public_url_of(server, {"127.0.0.1", 8080}), "http://127.0.0.1:8080");
    EXPECT_EQ(public_url_of(server, {"::1", 80}), "http://[::1]:80");
    server.public_url = "https://plan.example.ru";
    EXPECT_EQ(public_url_of(server, {"127.0.0.1", 8080}), "https://plan.example.ru");
}

}  // namespace
}  // namespace sroki::server

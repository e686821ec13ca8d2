#pragma once
// Who holds a letter: a lease that ends with its holder, however it ends. The holder is a name and
// a file locked by its process; the kernel frees the lock when the process is killed, so neither a
// turned clock nor a hung mail server can make two processes send one letter.
// Thread contract: a lease may be held by one thread; is_gone() is safe from any.
// Errors: a folder that can't be written throws std::system_error.

#include <filesystem>
#include <string>

namespace sroki::notifier {

class Lease {
  public:
    // `folder` is the same for all who share the database.
    explicit Lease(const std::filesystem::path& folder);
    Lease(const Lease&) = delete;
    Lease& operator=(const Lease&) = delete;
    ~Lease();

    [[nodiscard]] const std::string& name() const { return name_; }

    // True when the holder of that name has ended; its file is removed then.
    [[nodiscard]] bool is_gone(const std::string& name) const;

  private:
    std::filesystem::path folder_;
    std::string name_;
    int fd_ = -1;
};

}  // namespace sroki::notifier

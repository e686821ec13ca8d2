# sroki_options: language level, warnings, hardening and sanitizers of our own code.
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)

find_program(CCACHE_PROGRAM ccache)
if(CCACHE_PROGRAM)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CCACHE_PROGRAM})
endif()

add_library(sroki_options INTERFACE)
target_include_directories(sroki_options INTERFACE ${CMAKE_SOURCE_DIR})
target_compile_options(sroki_options INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wnon-virtual-dtor -Wold-style-cast
  -Wimplicit-fallthrough
  $<$<BOOL:${SROKI_WERROR}>:-Werror>)
target_compile_definitions(sroki_options INTERFACE
  $<$<NOT:$<CONFIG:Debug>>:_GLIBCXX_ASSERTIONS>)

if(SROKI_SANITIZE)
  target_compile_options(sroki_options INTERFACE
    -fsanitize=${SROKI_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer
    # g++ 12 reports std::regex and std::function as uninitialized under sanitizers.
    $<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized>)
  target_link_options(sroki_options INTERFACE -fsanitize=${SROKI_SANITIZE})
else()
  target_compile_options(sroki_options INTERFACE -fstack-protector-strong
    $<$<NOT:$<CONFIG:Debug>>:-D_FORTIFY_SOURCE=2>)
endif()

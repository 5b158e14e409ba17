#pragma once

// FW_IS_SANITIZED is defined where an address or thread sanitizer watches: g++ says so by a macro, clang by a
// feature. They reserve terabytes of addresses, make everything several times slower and bring a loader of
// their own.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define FW_IS_SANITIZED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define FW_IS_SANITIZED 1
#endif
#endif

#pragma once

#include "engine/base/Result.h"

#include <cstdint>
#include <ctime>
#include <memory>
#include <openssl/evp.h>
#include <openssl/x509.h>
#include <string>

namespace fw::provenance {

struct KeyFree {
    void operator()(EVP_PKEY* key) const { EVP_PKEY_free(key); }
};
struct CertificateFree {
    void operator()(X509* certificate) const { X509_free(certificate); }
};
using KeyPtr = std::unique_ptr<EVP_PKEY, KeyFree>;
using CertificatePtr = std::unique_ptr<X509, CertificateFree>;

enum class CertificateRole { Root, Intermediate, Leaf };

/// Who signs: the certificate and key above; both null for a root, which signs itself.
struct Issuer {
    X509* certificate = nullptr;
    EVP_PKEY* key = nullptr;
};

/// A fresh P-256 key. Errors: Internal.
Result<KeyPtr> makeKey();

/// X.509 v3 with the profile that c2pa asks for (media.md 1.6): SKI and AKI on all, CA bits on root and
/// intermediate (pathlen 0), on the leaf digitalSignature + nonRepudiation and EKU emailProtection. The
/// subject names the program, never a person. Valid from an hour before `now`. Errors: Internal.
Result<CertificatePtr> makeCertificate(CertificateRole role, EVP_PKEY& key, Issuer issuer, std::time_t now);

/// Days a certificate of this role lives: root 3650, intermediate 1825, leaf 365 (c2pa allows 366).
int lifetimeDays(CertificateRole role);

/// End of validity; 0 when it cannot be read.
std::time_t expiryOf(X509 const& certificate);

std::string toPem(X509& certificate);
/// PKCS#8, unencrypted.
std::string toPem(EVP_PKEY& key);
/// nullptr when the text is not one.
CertificatePtr certificateFromPem(std::string const& pem);
KeyPtr keyFromPem(std::string const& pem);

/// ES256 over `data` as a DER signature of at most `capacity` bytes; its length, or -1.
long signEs256(EVP_PKEY& key, uint8_t const* data, size_t length, uint8_t* out, size_t capacity);

} // namespace fw::provenance

#include "engine/provenance/Certificates.h"

#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/x509v3.h>

namespace fw::provenance {

namespace {

struct BioFree {
    void operator()(BIO* bio) const { BIO_free(bio); }
};
using BioPtr = std::unique_ptr<BIO, BioFree>;

Error openSslError(char const* doing)
{
    char text[256] = "no reason given";
    if (unsigned long const code = ERR_get_error())
        ERR_error_string_n(code, text, sizeof text);
    ERR_clear_error();
    return fail(Error::Kind::Internal, "provenance.openssl", {doing, text});
}

char const* commonName(CertificateRole role)
{
    switch (role) {
    case CertificateRole::Root: return "Framewright local root";
    case CertificateRole::Intermediate: return "Framewright local intermediate";
    case CertificateRole::Leaf: return "Framewright local signer";
    }
    return "Framewright local signer";
}

bool setRandomSerial(X509& certificate)
{
    uint8_t bytes[16];
    if (RAND_bytes(bytes, sizeof bytes) != 1)
        return false;
    bytes[0] = static_cast<uint8_t>((bytes[0] & 0x7f) | 0x40); // positive, fixed length
    std::unique_ptr<BIGNUM, decltype(&BN_free)> const number(BN_bin2bn(bytes, sizeof bytes, nullptr),
                                                             &BN_free);
    return number && BN_to_ASN1_INTEGER(number.get(), X509_get_serialNumber(&certificate));
}

bool setSubject(X509& certificate, CertificateRole role)
{
    X509_NAME* const name = X509_get_subject_name(&certificate);
    auto const add = [&](char const* field, char const* text) {
        return X509_NAME_add_entry_by_txt(name, field, MBSTRING_ASC,
                                          reinterpret_cast<unsigned char const*>(text), -1, -1, 0) == 1;
    };
    return add("O", "Framewright") && add("CN", commonName(role));
}

bool addExtension(X509& certificate, X509* issuer, int nid, char const* value)
{
    X509V3_CTX context;
    X509V3_set_ctx(&context, issuer, &certificate, nullptr, nullptr, 0);
    X509_EXTENSION* const extension = X509V3_EXT_conf_nid(nullptr, &context, nid, value);
    if (!extension)
        return false;
    bool const isAdded = X509_add_ext(&certificate, extension, -1) == 1;
    X509_EXTENSION_free(extension);
    return isAdded;
}

bool addExtensions(X509& certificate, X509* issuer, CertificateRole role)
{
    bool const isLeaf = role == CertificateRole::Leaf;
    char const* const constraints = isLeaf                          ? "critical,CA:FALSE"
                                    : role == CertificateRole::Root ? "critical,CA:TRUE"
                                                                    : "critical,CA:TRUE,pathlen:0";
    char const* const usage =
        isLeaf ? "critical,digitalSignature,nonRepudiation" : "critical,keyCertSign,cRLSign";
    return addExtension(certificate, issuer, NID_basic_constraints, constraints) &&
           addExtension(certificate, issuer, NID_key_usage, usage) &&
           addExtension(certificate, issuer, NID_subject_key_identifier, "hash") &&
           addExtension(certificate, issuer, NID_authority_key_identifier, "keyid:always") &&
           (!isLeaf || addExtension(certificate, issuer, NID_ext_key_usage, "critical,emailProtection"));
}

std::string textOf(BIO& bio)
{
    char* data = nullptr;
    long const length = BIO_get_mem_data(&bio, &data);
    return length > 0 ? std::string(data, static_cast<size_t>(length)) : std::string();
}

} // namespace

int lifetimeDays(CertificateRole role)
{
    switch (role) {
    case CertificateRole::Root: return 3650;
    case CertificateRole::Intermediate: return 1825;
    case CertificateRole::Leaf: return 365;
    }
    return 365;
}

Result<KeyPtr> makeKey()
{
    KeyPtr key(EVP_EC_gen("P-256"));
    if (!key)
        return openSslError("making a key");
    return key;
}

Result<CertificatePtr> makeCertificate(CertificateRole role, EVP_PKEY& key, Issuer issuer, std::time_t now)
{
    CertificatePtr certificate(X509_new());
    if (!certificate)
        return openSslError("making a certificate");
    X509& self = *certificate;
    X509* const above = issuer.certificate ? issuer.certificate : &self;
    EVP_PKEY& signingKey = issuer.key ? *issuer.key : key;

    constexpr long kHour = 3600; // clocks of two machines differ
    bool const isFilled =
        X509_set_version(&self, 2) == 1 && setRandomSerial(self) && setSubject(self, role) &&
        X509_set_issuer_name(&self, X509_get_subject_name(above)) == 1 && X509_set_pubkey(&self, &key) == 1 &&
        X509_time_adj_ex(X509_getm_notBefore(&self), 0, -kHour, &now) &&
        X509_time_adj_ex(X509_getm_notAfter(&self), lifetimeDays(role), -kHour, &now);
    if (!isFilled || !addExtensions(self, above, role) || X509_sign(&self, &signingKey, EVP_sha256()) == 0)
        return openSslError("making a certificate");
    return certificate;
}

std::time_t expiryOf(X509 const& certificate)
{
    std::tm parts{};
    if (ASN1_TIME_to_tm(X509_get0_notAfter(&certificate), &parts) != 1)
        return 0;
    return timegm(&parts);
}

std::string toPem(X509& certificate)
{
    BioPtr const bio(BIO_new(BIO_s_mem()));
    return bio && PEM_write_bio_X509(bio.get(), &certificate) == 1 ? textOf(*bio) : std::string();
}

std::string toPem(EVP_PKEY& key)
{
    BioPtr const bio(BIO_new(BIO_s_mem()));
    bool const isWritten =
        bio && PEM_write_bio_PKCS8PrivateKey(bio.get(), &key, nullptr, nullptr, 0, nullptr, nullptr) == 1;
    return isWritten ? textOf(*bio) : std::string();
}

CertificatePtr certificateFromPem(std::string const& pem)
{
    BioPtr const bio(BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())));
    CertificatePtr certificate(bio ? PEM_read_bio_X509(bio.get(), nullptr, nullptr, nullptr) : nullptr);
    ERR_clear_error();
    return certificate;
}

KeyPtr keyFromPem(std::string const& pem)
{
    BioPtr const bio(BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())));
    // A password callback that gives none: an encrypted key must not ask on the terminal.
    auto const noPassword = [](char*, int, int, void*) { return -1; };
    KeyPtr key(bio ? PEM_read_bio_PrivateKey(bio.get(), nullptr, noPassword, nullptr) : nullptr);
    ERR_clear_error();
    return key;
}

long signEs256(EVP_PKEY& key, uint8_t const* data, size_t length, uint8_t* out, size_t capacity)
{
    std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> const context(EVP_MD_CTX_new(), &EVP_MD_CTX_free);
    size_t needed = 0;
    bool const isReady = context &&
                         EVP_DigestSignInit(context.get(), nullptr, EVP_sha256(), nullptr, &key) == 1 &&
                         EVP_DigestSign(context.get(), nullptr, &needed, data, length) == 1;
    if (!isReady || needed > capacity || EVP_DigestSign(context.get(), out, &needed, data, length) != 1) {
        ERR_clear_error();
        return -1;
    }
    return static_cast<long>(needed);
}

} // namespace fw::provenance

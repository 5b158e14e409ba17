#pragma once

#include <memory>
#include <span>

namespace fw::media {

/// Programme loudness and true peak of stereo sound at 48 kHz (EBU R 128, ITU-R BS.1770). Thread: one owner.
class LoudnessMeter {
public:
    LoudnessMeter();
    ~LoudnessMeter();
    LoudnessMeter(LoudnessMeter const&) = delete;
    LoudnessMeter& operator=(LoudnessMeter const&) = delete;

    void add(std::span<float const> stereo);
    /// LUFS, gated; minus infinity for silence and for less than 0.4 s.
    double integrated() const;
    /// dBTP of the louder channel; minus infinity for silence.
    double truePeak() const;

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace fw::media

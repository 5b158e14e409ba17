#pragma once

#include "engine/base/Image.h"

#include <algorithm>
#include <cstdint>
#include <list>

namespace fw::media {

/// The last decoded frames of one clip, oldest out first, within a byte budget. Thread: one owner.
class FrameCache {
public:
    explicit FrameCache(size_t maxBytes) : m_maxBytes(maxBytes) {}

    /// nullptr when the frame is not here.
    Image const* find(int64_t frame)
    {
        for (auto it = m_entries.begin(); it != m_entries.end(); ++it) {
            if (it->frame != frame)
                continue;
            m_entries.splice(m_entries.begin(), m_entries, it);
            return &m_entries.front().image;
        }
        return nullptr;
    }

    void put(int64_t frame, Image image)
    {
        if (find(frame))
            return;
        m_bytes += image.sizeBytes();
        m_entries.push_front({frame, std::move(image)});
        while (m_bytes > m_maxBytes && m_entries.size() > 1) {
            m_bytes -= m_entries.back().image.sizeBytes();
            m_entries.pop_back();
        }
    }

private:
    struct Entry {
        int64_t frame;
        Image image;
    };
    size_t m_maxBytes;
    size_t m_bytes = 0;
    std::list<Entry> m_entries;
};

} // namespace fw::media

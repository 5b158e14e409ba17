// Stands for framewright-reader and does what a captured one could: the name of the file says what.
#include "engine/media/ReaderWire.h"

#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <limits>
#include <string>
#include <sys/socket.h>
#include <unistd.h>
#include <vector>

using namespace fw::media;

namespace {

void put(void const* bytes, size_t count) { (void)::send(STDIN_FILENO, bytes, count, MSG_NOSIGNAL); }

void put(wire::Answer head, std::string const& bytes)
{
    head.bytes = bytes.size();
    put(&head, sizeof head);
    put(bytes.data(), bytes.size());
}

wire::Answer headOf(wire::Kind kind, int width = 0, int height = 0, uint32_t channels = 3)
{
    wire::Answer head;
    head.kind = kind;
    head.width = width;
    head.height = height;
    head.channels = channels;
    return head;
}

void drip()
{
    wire::Answer head = headOf(wire::Kind::Picture, 2, 2);
    head.bytes = 16;
    put(&head, sizeof head);
    for (int i = 0; i < 16; ++i) {
        ::usleep(300'000);
        put("x", 1);
    }
}

void sendPicture(std::string const& how)
{
    std::string const pixels(16, 'p'); // 2 x 2, rows of eight bytes
    wire::Answer head = headOf(wire::Kind::Picture, 2, 2);
    if (how == "honest")
        return put(head, pixels);
    if (how == "drips")
        return drip();
    if (how == "magic")
        head.magic = 7;
    if (how == "negative")
        head.width = -2;
    if (how == "channels")
        head.channels = 2;
    if (how == "alpha")
        head.channels = 4, head.bytes = 16;
    if (how == "many-pixels")
        head.width = head.height = 1 << 19;
    if (how == "kind")
        head = headOf(wire::Kind::Sound);
    if (how == "number")
        head = headOf(static_cast<wire::Kind>(99));
    if (how == "few-bytes")
        return put(head, "too few");
    if (how == "many-bytes") {
        head.bytes = std::numeric_limits<uint64_t>::max() / 2;
        return put(&head, sizeof head);
    }
    if (how == "half") {
        head.bytes = pixels.size();
        put(&head, sizeof head);
        return put(pixels.data(), 7);
    }
    put(head, pixels);
}

void sendError(std::string const& how)
{
    wire::Answer const head = headOf(wire::Kind::Error);
    if (how == "error-unknown")
        return put(head, R"({"kind":"BadInput","id":"media.noSuchThing","args":[]})");
    if (how == "error-elsewhere")
        return put(head, R"({"kind":"Refused","id":"workflow.facesNotLooked","args":["x"]})");
    if (how == "error-many")
        return put(head, R"({"kind":"BadInput","id":"media.notAStill","args":[1,2,3,4,5,6,7,8,9]})");
    if (how == "error-nested")
        return put(head, std::string(5000, '['));
    if (how == "error-huge")
        return put(head, std::string(100'000, 'x'));
    put(head, "{\"kind\":\"Internal\",\"id\":\"media.notAStill\",\"args\":[\"\\u001b[2J\\n" +
                  std::string(5000, 'a') + "\"]}");
}

std::string bytesOf(std::vector<double> const& values)
{
    return {reinterpret_cast<char const*>(values.data()), values.size() * sizeof(double)};
}
std::string bytesOf(std::vector<int64_t> const& values)
{
    return {reinterpret_cast<char const*>(values.data()), values.size() * sizeof(int64_t)};
}

void answerFrames(std::string const& how)
{
    wire::Asked asked;
    for (int n = 0; ::recv(STDIN_FILENO, &asked, sizeof asked, MSG_WAITALL) == sizeof asked; ++n) {
        bool const isOther = how == "clip-grows" && n > 0;
        put(headOf(wire::Kind::Picture, isOther ? 1 : 2, 2), std::string(isOther ? 8 : 16, 'p'));
        if (how == "clip-dies")
            std::abort();
    }
}

void sendClip(std::string const& how)
{
    ClipInfo info;
    info.size = {2, 2};
    info.rate = {24, 1};
    info.frameCount = how == "clip-endless" ? int64_t{1} << 40 : 3;
    info.codec = how == "clip-codec" ? "\x1b[2J" : "h264";
    if (how == "clip-rate")
        info.rate = {24, 0};
    if (how == "clip-wide")
        info.size = {1 << 20, 1 << 20};
    put(headOf(wire::Kind::Clip), wire::packInfo(info));
    std::vector<double> times{0, 1, 2};
    if (how == "clip-back")
        times = {0, 2, 1};
    if (how == "clip-nan")
        times = {0, std::numeric_limits<double>::quiet_NaN(), 2};
    if (how == "clip-few-times")
        times.pop_back();
    put(headOf(wire::Kind::Times), bytesOf(times));
    put(headOf(wire::Kind::Keys),
        bytesOf(how == "clip-keys" ? std::vector<int64_t>{0, 3} : std::vector<int64_t>{0}));
    answerFrames(how);
}

void sendSound(std::string const& how)
{
    put(headOf(wire::Kind::Done), {});
    wire::Asked asked;
    int64_t position = 0;
    while (::recv(STDIN_FILENO, &asked, sizeof asked, MSG_WAITALL) == sizeof asked) {
        wire::Answer head = headOf(wire::Kind::Sound);
        std::vector<float> const samples{std::numeric_limits<float>::infinity(), 1e30F};
        head.position = how == "sound-still" ? 0 : ++position;
        std::string bytes(reinterpret_cast<char const*>(samples.data()), samples.size() * sizeof(float));
        if (how == "sound-odd")
            bytes.pop_back();
        put(head, bytes);
    }
}

} // namespace

int main()
{
    wire::Order order;
    if (::recv(STDIN_FILENO, &order, sizeof order, MSG_WAITALL) != sizeof order)
        return 2;
    std::string path(order.pathBytes, '\0');
    if (::recv(STDIN_FILENO, path.data(), path.size(), MSG_WAITALL) != static_cast<ssize_t>(path.size()))
        return 2;
    std::string const how = std::filesystem::path(path).stem().string();
    if (how == "dies")
        return 3;
    if (how == "aborts")
        std::abort();
    if (how == "hangs")
        ::pause();
    while (how == "spins")
        (void)::getppid(); // busy
    if (how.starts_with("error-"))
        sendError(how);
    else if (how.starts_with("clip-"))
        sendClip(how);
    else if (how.starts_with("sound-"))
        sendSound(how);
    else
        sendPicture(how);
    ::pause(); // until it is ended
}

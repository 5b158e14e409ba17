#pragma once

#include <arpa/inet.h>
#include <atomic>
#include <map>
#include <netinet/in.h>
#include <string>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>

namespace fw::test {

/// A web server for one file at any path, and others at their own, on loopback. "/missing" is not there;
/// "/all" knows no ranges;
/// "/breaks" hangs up in the middle of the first answer; "/waits" sends half of it and then nothing until the
/// other side hangs up.
class FileServer {
public:
    explicit FileServer(std::string bytes) : m_bytes(std::move(bytes))
    {
        m_socket = ::socket(AF_INET, SOCK_STREAM, 0);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof address;
        auto* const any = reinterpret_cast<sockaddr*>(&address);
        if (::bind(m_socket, any, size) == 0 && ::listen(m_socket, 8) == 0)
            ::getsockname(m_socket, any, &size);
        m_port = ntohs(address.sin_port);
        m_thread = std::jthread([this] { serve(); });
    }
    ~FileServer()
    {
        ::shutdown(m_socket, SHUT_RDWR);
        m_thread.join();
        ::close(m_socket);
    }
    /// Before anything is asked for.
    void put(std::string const& path, std::string bytes) { m_others[path] = std::move(bytes); }
    std::string url(std::string const& path) const
    {
        return "http://127.0.0.1:" + std::to_string(m_port) + path;
    }
    int requests() const { return m_requests; }
    size_t sent() const { return m_sent; }

private:
    void serve()
    {
        for (;;) {
            int const peer = ::accept(m_socket, nullptr, nullptr);
            if (peer < 0)
                return;
            std::string request(4096, '\0');
            ssize_t const got = ::recv(peer, request.data(), request.size(), 0);
            request.resize(got > 0 ? static_cast<size_t>(got) : 0);
            answer(peer, request);
            ::close(peer);
        }
    }
    void answer(int peer, std::string const& request)
    {
        ++m_requests;
        if (request.find("GET /missing") == 0)
            return send(peer, "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n");
        size_t first = 0;
        size_t const range = request.find("Range: bytes=");
        bool const isPart = range != std::string::npos && request.find("GET /all") != 0;
        if (isPart)
            first = std::stoul(request.substr(range + 13));
        std::string const path = request.substr(4, request.find(' ', 4) - 4); // behind "GET "
        auto const other = m_others.find(path);
        std::string const& bytes = other == m_others.end() ? m_bytes : other->second;
        if (first >= bytes.size())
            return send(peer, "HTTP/1.1 416 Range Not Satisfiable\r\nContent-Length: 0\r\n\r\n");
        std::string rest = bytes.substr(first);
        std::string const length = "Content-Length: " + std::to_string(rest.size()) + "\r\n";
        send(peer, (isPart ? "HTTP/1.1 206 Partial Content\r\n" : "HTTP/1.1 200 OK\r\n") + length + "\r\n");
        bool const isWaiting = request.find("GET /waits") == 0 && first == 0;
        if (isWaiting || (request.find("GET /breaks") == 0 && first == 0))
            rest.resize(rest.size() / 2);
        m_sent += rest.size();
        send(peer, rest);
        char byte = 0;
        while (isWaiting && ::recv(peer, &byte, 1, 0) > 0) {
        }
    }
    static void send(int peer, std::string const& text)
    {
        for (size_t at = 0; at < text.size();) {
            ssize_t const done = ::send(peer, text.data() + at, text.size() - at, MSG_NOSIGNAL);
            if (done <= 0)
                return;
            at += static_cast<size_t>(done);
        }
    }

    std::string m_bytes;
    std::map<std::string, std::string> m_others;
    int m_socket = -1;
    uint16_t m_port = 0;
    std::atomic<int> m_requests = 0;
    std::atomic<size_t> m_sent = 0;
    std::jthread m_thread;
};

} // namespace fw::test

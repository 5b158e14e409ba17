#include "engine/media/ReaderServer.h"

#include <cstdio>
#include <sys/socket.h>
#include <unistd.h>

/// Started by framewright and framewright-cli with a socket as standard input; see engine/media/Foreign.h.
int main()
{
    int type = 0;
    socklen_t length = sizeof type;
    if (::getsockopt(STDIN_FILENO, SOL_SOCKET, SO_TYPE, &type, &length) != 0) {
        std::fputs("framewright-reader decodes files for Framewright; it is not started by hand.\n", stderr);
        return 2;
    }
    return fw::media::serveReader(STDIN_FILENO);
}

#pragma once

namespace fw::media {

/// All that framewright-reader does: takes an order from the socket, gives up what it does not need, and
/// answers questions about one file until nobody asks any more. The exit status of the program.
int serveReader(int socket);

} // namespace fw::media

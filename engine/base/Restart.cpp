#include "engine/base/Restart.h"

#include <cstdlib>
#include <unistd.h>

namespace fw {

void restartWithPassiveThreads(char** argv)
{
    if (std::getenv("OMP_WAIT_POLICY"))
        return;
    ::setenv("OMP_WAIT_POLICY", "PASSIVE", 0);
    ::execv("/proc/self/exe", argv);
}

} // namespace fw

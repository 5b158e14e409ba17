#include "engine/media/Confinement.h"

#include "engine/base/Sanitized.h"

#include <algorithm>
#include <cstddef>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/landlock.h>
#include <linux/seccomp.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>
#include <vector>

namespace fw::media {

namespace {

void limit(__rlimit_resource what, rlim_t most)
{
    rlimit now{};
    ::getrlimit(what, &now);
    now.rlim_max = std::min(now.rlim_max, most);
    now.rlim_cur = std::min(now.rlim_cur, now.rlim_max);
    ::setrlimit(what, &now);
}

/// Every right of Landlock's first version; later ones (of devices, networks) are the filter's business.
constexpr uint64_t kAllOfFiles = (LANDLOCK_ACCESS_FS_MAKE_SYM << 1) - 1;

/// Only `file` can be opened, only for reading. Kernels without Landlock (before 5.13) leave it at the
/// filter.
void allowOnly(std::string const& file)
{
    landlock_ruleset_attr rules{};
    rules.handled_access_fs = kAllOfFiles;
    int const set = static_cast<int>(::syscall(SYS_landlock_create_ruleset, &rules, sizeof rules, 0));
    if (set < 0)
        return;
    if (int const opened = ::open(file.c_str(), O_PATH | O_CLOEXEC); opened >= 0) {
        landlock_path_beneath_attr rule{};
        rule.allowed_access = LANDLOCK_ACCESS_FS_READ_FILE;
        rule.parent_fd = opened;
        ::syscall(SYS_landlock_add_rule, set, LANDLOCK_RULE_PATH_BENEATH, &rule, 0);
        ::close(opened);
    }
    ::syscall(SYS_landlock_restrict_self, set, 0);
    ::close(set);
}

#if defined(__x86_64__)
constexpr uint32_t kOwnArchitecture = AUDIT_ARCH_X86_64;
#elif defined(__aarch64__)
constexpr uint32_t kOwnArchitecture = AUDIT_ARCH_AARCH64;
#else
constexpr uint32_t kOwnArchitecture = 0; ///< no filter
#endif

/// What nothing here ever needs: network, programs, other processes, the file tree, the kernel's odd corners.
constexpr uint32_t kForbidden[] = {
    SYS_socket,
    SYS_socketpair,
    SYS_connect,
    SYS_bind,
    SYS_listen,
    SYS_accept,
    SYS_accept4,
    SYS_execve,
    SYS_execveat,
    SYS_ptrace,
    SYS_kill,
    SYS_tkill,
    SYS_process_vm_readv,
    SYS_process_vm_writev,
    SYS_pidfd_open,
    SYS_pidfd_getfd,
    SYS_unlinkat,
    SYS_renameat2,
    SYS_linkat,
    SYS_symlinkat,
    SYS_mkdirat,
    SYS_mknodat,
    SYS_fchmodat,
    SYS_fchownat,
    SYS_fchmod,
    SYS_fchown,
    SYS_truncate,
    SYS_ftruncate,
    SYS_setxattr,
    SYS_mount,
    SYS_umount2,
    SYS_unshare,
    SYS_setns,
    SYS_chroot,
    SYS_bpf,
    SYS_keyctl,
    SYS_add_key,
    SYS_request_key,
    SYS_perf_event_open,
    SYS_userfaultfd,
    SYS_io_uring_setup,
    SYS_open_by_handle_at,
    SYS_memfd_create,
    SYS_inotify_init1,
#if defined(__x86_64__)
    SYS_fork,
    SYS_vfork,
    SYS_unlink,
    SYS_rename,
    SYS_renameat,
    SYS_link,
    SYS_symlink,
    SYS_mkdir,
    SYS_rmdir,
    SYS_mknod,
    SYS_chmod,
    SYS_chown,
    SYS_lchown,
    SYS_creat,
#endif
};

void addJump(std::vector<sock_filter>& program, uint32_t value, uint8_t ifEqual, uint8_t ifNot)
{
    program.push_back(BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, value, ifEqual, ifNot));
}

/// Forbidden calls fail with EPERM; another architecture's numbers end the process.
void forbidCalls()
{
    if (kOwnArchitecture == 0)
        return;
    std::vector<sock_filter> program;
    program.push_back(BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(seccomp_data, arch)));
    addJump(program, kOwnArchitecture, 1, 0);
    program.push_back(BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS));
    program.push_back(BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(seccomp_data, nr)));
#if defined(__x86_64__)
    constexpr uint32_t kX32Bit = 0x40000000;
    program.push_back(BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, kX32Bit, 0, 1));
    program.push_back(BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS));
#endif
    for (uint32_t const call : kForbidden) {
        addJump(program, call, 0, 1);
        program.push_back(BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EPERM));
    }
    program.push_back(BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW));
    sock_fprog const filter{static_cast<unsigned short>(program.size()), program.data()};
    ::prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &filter);
}

} // namespace

void confine(std::string const& file, uint64_t memoryBytes)
{
    ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
    ::prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
    constexpr rlim_t kOpenFiles = 32;
    limit(RLIMIT_CORE, 0);
    limit(RLIMIT_FSIZE, 0);
    limit(RLIMIT_NOFILE, kOpenFiles);
#ifdef FW_IS_SANITIZED
    (void)memoryBytes;
#else
    limit(RLIMIT_AS, memoryBytes);
#endif
    allowOnly(file);
    forbidCalls();
}

void allowSeconds(int seconds)
{
    rusage used{};
    ::getrusage(RUSAGE_SELF, &used);
    rlimit now{};
    ::getrlimit(RLIMIT_CPU, &now);
    now.rlim_cur = static_cast<rlim_t>(used.ru_utime.tv_sec + used.ru_stime.tv_sec + 1 + seconds);
    ::setrlimit(RLIMIT_CPU, &now);
    ::alarm(static_cast<unsigned>(seconds + 1)); // also when nobody waits for the answer any more
}

} // namespace fw::media

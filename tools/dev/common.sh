# Shared by all parts of ./dev; sourced with the repository as the working directory.
repo=$PWD
cache=${FRAMEWRIGHT_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/framewright}
deps=$cache/deps
jobs=${FW_JOBS:-$(nproc)}

export CCACHE_DIR=$cache/ccache CCACHE_MAXSIZE=4G
# A clone in another folder finds the same objects; precompiled headers need the sloppiness.
export CCACHE_BASEDIR=$repo CCACHE_NOHASHDIR=1 CCACHE_SLOPPINESS=pch_defines,time_macros

say() { printf '\033[1m%s\033[0m\n' "$*" >&2; }
die() { printf 'dev: %s\n' "$1" >&2; exit "${2:-1}"; }
need() { source "$repo/tools/dev/$1.sh"; } # need PART: makes dev_PART and its helpers known

has_gpu() { [ -e /dev/nvidia0 ] && command -v nvidia-smi >/dev/null; }

# torch_root: the libtorch to build with; the CUDA bundle when it has been installed.
torch_root() {
    if [ -n "${FW_TORCH_ROOT:-}" ]; then echo "$FW_TORCH_ROOT"
    elif [ -d "$deps/torch-2.11.0-cuda" ]; then echo "$deps/torch-2.11.0-cuda/torch"
    else echo "$deps/torch-2.11.0/torch"; fi
}
c2pa_dir() { echo "${FW_C2PA_DIR:-$deps/c2pa-0.38.1/c2pa/libs}"; }

# stage NAME COMMAND...: runs the command and says how long it took. Returns its status, so call it with -e off where
# the script is to go on: a command tested by `if` or `||` would itself run without -e.
stage() {
    local name=$1 begin=$SECONDS strict=$- status
    shift
    say "== $name"
    set +e
    (set -e; "$@")
    status=$?
    [[ $strict == *e* ]] && set -e
    say "== $name: $([ $status = 0 ] && echo done || echo "FAILED ($status)") in $((SECONDS - begin)) s"
    return $status
}

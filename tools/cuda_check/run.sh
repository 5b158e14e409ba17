#!/usr/bin/env bash
# tools/cuda_check/run.sh [MODEL_DIR]: builds framewright-cuda-check on a machine with a GPU and runs it there. Needs a C++
# compiler, CMake, a torch wheel and nlohmann-json's headers; no root, no network.
#   FW_TORCH_ROOT  folder of the torch wheel        (default: the torch of python3)
#   FW_JSON_ROOT   folder that holds nlohmann/json.hpp (default: .lease/nlohmann; without it, the system's)
#   OUT            folder for log.txt and result.json  (default: build/cuda-check)
#   FW_DEVICE      cpu tries the program itself on a machine without a GPU
# Status: 0 all within bounds, 1 not, 2 no build, 3 no CUDA.
set -uo pipefail
repo=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
cd "$repo" || exit 2
build=$repo/build/cuda-check
out=${OUT:-$build}
model=${1:-resources/models/starter}
device=${FW_DEVICE:-cuda}
mkdir -p "$build" "$out"

say() { printf '== %s (%d s)\n' "$*" "$SECONDS"; }

torch_root() {
    if [ -n "${FW_TORCH_ROOT:-}" ]; then
        echo "$FW_TORCH_ROOT"
        return
    fi
    # Found, not imported: that takes seconds.
    python3 -c 'import importlib.util; print(importlib.util.find_spec("torch").submodule_search_locations[0])' 2>/dev/null ||
        ls -d /opt/torch/.venv/lib/python3*/site-packages/torch 2>/dev/null | head -n 1
}

configure() {
    local options=(-S "$repo" -B "$build" -DCMAKE_BUILD_TYPE=Release -DFW_MINIMAL=ON -DFW_WERROR=OFF -DFW_TORCH_ROOT="$torch")
    local json=${FW_JSON_ROOT:-$repo/.lease/nlohmann}
    [ -f "$json/nlohmann/json.hpp" ] && options+=(-DFW_JSON_INCLUDE="$(cd "$json" && pwd)" -DCMAKE_DISABLE_FIND_PACKAGE_nlohmann_json=ON)
    command -v ninja >/dev/null && options+=(-G Ninja)
    cmake "${options[@]}"
}

check() { "$build/bin/framewright-cuda-check" "$model" "$out/result.json" --device "$device"; }

main() {
    local torch status folder
    PATH=$PATH:/opt/torch/.venv/bin:/usr/local/cuda/bin
    torch=$(torch_root)
    say "torch in ${torch:-no folder}, $(uname -m), $(nproc) cores, $(c++ --version | head -n 1), $(cmake --version | head -n 1)"
    command -v nvidia-smi >/dev/null && nvidia-smi --query-gpu=name,memory.total,driver_version --format=csv,noheader
    configure || return 2
    say "building"
    cmake --build "$build" --target framewright-cuda-check -j "${FW_JOBS:-$(nproc)}" || return 2
    say "checking"
    check
    status=$?
    if [ "$status" = 3 ] && [ "$device" != cpu ]; then
        # What the loader misses, and whether its own search path is all that is wrong.
        ldd "$torch/lib/libtorch_cuda.so" | grep 'not found'
        for folder in "$torch/lib" "$torch"/../nvidia/*/lib /usr/local/nvidia/lib64 /usr/local/cuda/compat; do
            [ -d "$folder" ] && LD_LIBRARY_PATH=${LD_LIBRARY_PATH:+$LD_LIBRARY_PATH:}$folder
        done
        say "once more with LD_LIBRARY_PATH"
        export LD_LIBRARY_PATH
        check
        status=$?
    fi
    say "finished with status $status"
    return $status
}

main 2>&1 | tee "$out/log.txt"
exit "${PIPESTATUS[0]}"

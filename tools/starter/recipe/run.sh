#!/bin/bash
# The whole recipe on one machine with a large GPU: run.sh SECONDS   (everything runs on in the background; watch STATE/log.txt; STATE/starter is the result)
# Seconds are those until the last stage ends. plan.py may be called again at any time to give the rest of it other shares.
cd "$(dirname "$0")" || exit 1
export FW_STATE=${FW_STATE:-/tmp/state} FW_RING=${FW_RING:-/ring} PYTHONUNBUFFERED=1
mkdir -p "$FW_STATE" "$FW_RING"; mountpoint -q "$FW_RING" || mount -t tmpfs -o size=60g tmpfs "$FW_RING" || echo "the ring is on the disk"
python3 plan.py "$1" vae=.33 dit=.62 vace=.44 styles=.38 few=1
for s in "data $(($(nproc) - 1))" vae dit; do setsid nohup python3 ${s%% *}.py $([[ $s == *" "* ]] && echo "${s#* }") > "$FW_STATE/${s%% *}.out" 2>&1 < /dev/null & sleep .2; done

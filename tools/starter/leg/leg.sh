#!/bin/bash
# One command for a whole leg: bash leg.sh MINUTES [WEIGHTS]   (about 90 minutes or more, two cores that are really free; everything niced, resumable: run it again with the minutes left)
cd "$(dirname "$0")"; W=${2:-../shared/starter/weights}; export OMP_WAIT_POLICY=PASSIVE GOMP_SPINCOUNT=0 OMP_NUM_THREADS=1 PYTHONPATH=$PWD; P="nice -n 19 env/bin/python -W ignore"; mkdir -p work/cache out
T0=$(date +%s); END=$((T0+$1*60)); cp -n data/spiece.model work/ 2>/dev/null
[ -f work/dit_0.pt ] || $P convert.py $W
if [ $(ls work/cache/c?_*_s.json 2>/dev/null | wc -l) -lt 8 ]; then for k in 0 1; do $P cache2.py work/vae.pt work/cache/c$k $((200+k)) 4000 500 > work/cache$k.log 2>&1 & echo $! >> pids; done; wait; fi   # about 11 minutes
[ -f work/judge.pt ] || $P judge.py 5 2 > work/judge.log 2>&1                                             # 4-10 minutes
ev(){ $P evalw.py $1 out/$2 0 2 ${3:-} > out/$2.0.log 2>&1 & $P evalw.py $1 out/$2 1 2 ${3:-} > out/$2.1.log 2>&1 & wait; }
[ -f out/old.1.npz ] || ev $W old "--real 1"
N=$(date +%s); E1=$((N+(END-N-480)*7/10)); E2=$((END-480))                                                # 70 % transformer, 30 % decoder, 8 minutes for the end
train(){ $P "$@" & p=$!; (sleep 30; (echo $p; pgrep -P $p) > pids) & wait $p; }
train train_dit4.py --out work/dit_e --end $E1 > work/dit_e.log 2>&1
train train_dec.py --out work/dec --end $E2 > work/dec.log 2>&1
$P export2.py $W out/starter work/dit_e.pt work/dec.pt > out/export.log 2>&1 && ev out/starter new
$P psnr.py $W out/starter > out/psnr.txt 2>&1; $P report.py out/old out/new > out/report.md; $P sheets.py out/old out/new; cat out/psnr.txt out/report.md

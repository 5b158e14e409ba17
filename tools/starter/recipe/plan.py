"""Writes plan.json: python3 plan.py SECONDS_FROM_NOW_TO_THE_END_OF_FEW vae=0.34 dit=0.42 ...: shares of the time, one after the other."""
import json, os, sys, time
import common as C
t, end, d = time.time(), time.time() + float(sys.argv[1]), {}
for a in sys.argv[2:]: k, v = a.split('='); t += float(v) * (end - t); d[k] = t
os.makedirs(C.STATE, exist_ok=True)
with open(C.at('plan.new'), 'w') as f: json.dump(d, f)
os.replace(C.at('plan.new'), C.at('plan.json')); print({k: time.strftime('%H:%M:%S', time.localtime(v)) for k, v in d.items()})

"""Contact sheets from evalw's saved frames: sheet_old.png, sheet_new.png, sheet_both.png (old left, new right)."""
import numpy as np,json,glob,cv2,sys
from report import load
from gen import SUBJECTS,MLIST
def clips(n):
    d={}
    for f in glob.glob(n+'.[0-9].npz'): d.update({k:v for k,v in np.load(f).items()})
    return d
a,b=sys.argv[1:3]; R={f"{r['set']}{r['i']}":r for r in load(a)}; Q={f"{r['set']}{r['i']}":r for r in load(b)}; A,B=clips(a),clips(b); pick=[]
for s in SUBJECTS:
    c=[k for k in R if k in A and k in B and R[k]['spec']['subject']==s]; pick+=sorted(c,key=lambda k:(k[0]!='B',int(k[1:])))[:2]
for m in ('spin','closer','away'): pick+=[k for k in R if k in A and k in B and R[k]['spec']['motion']==m and k not in pick][:2]
def tile(c,t,ok,w=2):
    im=np.concatenate(list(c),1)[...,::-1]; im=cv2.resize(im,None,fx=1,fy=1); bar=np.zeros((12,im.shape[1],3),np.uint8); cv2.putText(bar,('' if ok is None else '+ ' if min(ok[:3]) else '- ')+t[:100],(2,9),cv2.FONT_HERSHEY_SIMPLEX,.33,(255,255,255) if ok is None or min(ok[:3]) else (120,120,255),1,cv2.LINE_AA); return np.concatenate([bar,np.ascontiguousarray(im)],0)
ta=[tile(A[k],R[k]['prompt'],R[k]['ok']) for k in pick]; tb=[tile(B[k],Q[k]['prompt'],Q[k]['ok']) for k in pick]
def grid(ts,cols):
    while len(ts)%cols: ts.append(np.zeros_like(ts[0]))
    return np.concatenate([np.concatenate([np.pad(x,((1,1),(2,2),(0,0))) for x in ts[i:i+cols]],1) for i in range(0,len(ts),cols)],0)
cv2.imwrite('out/sheet_old.png',grid(list(ta),2)); cv2.imwrite('out/sheet_new.png',grid(list(tb),2))
both=[x for p in zip(ta,tb) for x in p]; n=len(both)//2//2*2
cv2.imwrite('out/sheet_both_1.png',grid(both[:n],2)); cv2.imwrite('out/sheet_both_2.png',grid(both[n:],2))

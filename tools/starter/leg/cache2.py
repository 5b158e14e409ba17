"""Render + encode clips of a weighted mix with the frozen encoder (fp32, one thread a process); combinations of the evaluation prompts are left out.
python cache2.py vae.pt OUTPREFIX SEED N CHUNK"""
import torch,sys,time,random,json,numpy as np,cv2
import fv2 as fv, vaecfg
from gen import Gen,SUBJECTS,MLIST
from evalset import held,KEYS,SUB12,SUBM
ck,out,seed,n,ch=sys.argv[1],sys.argv[2],int(sys.argv[3]),int(sys.argv[4]),int(sys.argv[5]); torch.set_num_threads(1)
d=torch.load(ck,weights_only=False); v,c=vaecfg.make(**d['k']); v.load_state_dict(d['ema5']); fv.to2d(v); v.eval(); ps=c['patch_size']; zd=c['z_dim']
g=Gen(nbg=8,jit=.45); r=random.Random(seed); hd=held(); t=time.time(); i=0
ws=[1.1 if s in SUB12 else 1. for s in SUBJECTS]; wm=[1. if m in SUBM else 1.1 for m in MLIST]
while i<n:
    m=min(ch,n-i); Z=np.empty((m,zd,5,6,10),np.float16); S=[]; K=np.empty((m,5,48,80,3),np.uint8)
    for j in range(m):
        while True:
            sp=g.sample_spec(r,subject=r.choices(SUBJECTS,ws)[0],motion=r.choices(MLIST,wm)[0])
            if tuple(sp[k] for k in KEYS) not in hd: break
        cl=g.render(sp); x=torch.as_tensor(cl).permute(3,0,1,2)[None].float()/127.5-1
        with torch.no_grad(): Z[j]=fv.encode(v,x,ps)[0,:zd].numpy()
        S.append(sp); K[j]=np.stack([cv2.resize(cl[f],(80,48),interpolation=cv2.INTER_AREA) for f in (0,4,8,12,16)])
    o=f'{out}_{i//ch:02d}'; np.save(o+'_k.npy',K); np.save(o+'_z.npy',Z); json.dump(S,open(o+'_s.json','w')); i+=m; print(i,round(time.time()-t,1),flush=True)

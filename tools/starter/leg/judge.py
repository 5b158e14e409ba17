"""Automatic judge: small CNN on 5 frames (0,4,8,12,16) at 80x48 naming subject/bg/motion/camera/weather/style."""
import torch,json,glob,random,sys,time,numpy as np,torch.nn as nn,torch.nn.functional as F
from gen import SUBJECTS,BACKGROUNDS,MLIST,CLIST,WLIST,SLIST
H=dict(subject=SUBJECTS,bg=BACKGROUNDS,motion=MLIST,camera=CLIST,weather=WLIST,style=SLIST)
class Judge(nn.Module):
    def __init__(s):
        super().__init__()
        f=lambda i,o,st: nn.Sequential(nn.Conv2d(i,o,3,st,1,bias=False),nn.BatchNorm2d(o),nn.ReLU())
        s.a=nn.Sequential(f(3,32,2),f(32,64,2),f(64,96,1),f(96,128,2),f(128,128,1))       # 6x10
        s.t=nn.Sequential(nn.Conv2d(128*5,256,1,bias=False),nn.BatchNorm2d(256),nn.ReLU(),f(256,128,1))
        s.p=nn.Sequential(nn.Linear(128*60,256),nn.ReLU(),nn.Dropout(.2))
        s.h=nn.ModuleDict({k:nn.Linear(256+256,len(v)) for k,v in H.items()})
    def forward(s,x):                          # x [B,5,3,48,80] in 0..1
        B=x.shape[0]; f=s.a((x-.5).flatten(0,1)*2)
        mx=f.reshape(B,5,128,6,10).amax((3,4)).mean(1); mn=f.reshape(B,5,128,60).mean((1,3))
        g=torch.cat([s.p(s.t(f.reshape(B,5*128,6,10)).flatten(1)),mx,mn],1)
        return {k:h(g) for k,h in s.h.items()}
def lab(sp): return [H[k].index(sp[k]) for k in H]
def aug(x,r):
    if r.random()<.6:
        k=r.choice([0,1,2,3]); B=x.shape[0]
        if k==1: x=F.avg_pool2d(F.pad(x.flatten(0,1),(1,1,1,1),mode='replicate'),3,1).reshape(x.shape)
        if k==2: y=F.interpolate(x.flatten(0,1),scale_factor=.5,mode='area'); x=F.interpolate(y,size=(48,80),mode='bilinear').reshape(x.shape)
        if k==3: x=x+torch.randn_like(x)*.04
        x=(x*(1+.1*torch.randn(B,1,1,1,1))+.03*torch.randn(B,1,1,1,1)).clamp(0,1)
    return x
if __name__=='__main__':
    torch.set_num_threads(int(sys.argv[2]) if len(sys.argv)>2 else 2); torch.manual_seed(0); r=random.Random(0)
    K=[];S=[]
    for f in sorted(glob.glob('work/cache/*_k.npy')): k=np.load(f); K.append(k); S+=json.load(open(f.replace('_k.npy','_s.json')))[:len(k)]
    K=torch.as_tensor(np.concatenate(K)).permute(0,1,4,2,3); Y=torch.tensor([lab(s) for s in S]); n=len(Y); nv=600; tr=n-nv; print('clips',n,flush=True)
    m=Judge(); ep=int(sys.argv[1]) if len(sys.argv)>1 else 8; bs=64; tot=ep*tr//bs; o=torch.optim.AdamW(m.parameters(),2e-3,weight_decay=.02); sch=torch.optim.lr_scheduler.OneCycleLR(o,3e-3,total_steps=tot+1,pct_start=.15); t=time.time(); it=0
    for e in range(ep):
        m.train(); p=torch.randperm(tr); L=0
        for i in range(0,tr-bs+1,bs):
            ix=p[i:i+bs]; x=aug(K[ix].float()/255,r)
            q=m(x)
            l=sum(F.cross_entropy(q[k].float(),Y[ix,j],label_smoothing=.02) for j,k in enumerate(H)); o.zero_grad(); l.backward(); o.step(); it+=1; L+=l.item()
            if it<tot: sch.step()
        m.eval()
        with torch.no_grad(): q=m(K[tr:].float()/255); ac={k:round((q[k].argmax(1)==Y[tr:,j]).float().mean().item(),3) for j,k in enumerate(H)}
        print(e,round(time.time()-t),'loss %.3f'%(L/(tr//bs)),ac,flush=True)
    torch.save(m.state_dict(),'work/judge.pt')

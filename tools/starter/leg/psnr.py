"""VAE round trip PSNR (mode, fp32) of one or more weights folders or checkpoints: the study's 16 clips (full-jitter generator, seed 999) and every 6th held-out evaluation clip."""
import torch,sys,random,math,json,numpy as np
import fv2 as fv, vaecfg
from gen import Gen,sheet
from evalset import sets
from evalw import load_vae,u8
torch.set_num_threads(1); g=Gen(); er=random.Random(999); E16=[g.render(g.sample_spec(er,style=['none','cinematic','cartoon','documentary'][i%4]),mask=True) for i in range(16)]
g2=Gen(nbg=8,jit=.45); EH=[g2.render(s,mask=True) for S,_ in sets().values() for s in S[::6]]
def measure(v,clips,grad=True):
    o=[];sp=[];sh=[];ys=[]
    for cl,mk in clips:
        x=torch.as_tensor(cl).permute(3,0,1,2)[None].float()/127.5-1; w=torch.as_tensor(mk)[None,None].float()/255
        with torch.no_grad(): y=fv.decode(v,fv.encode(v,x,4)[:,:48],4).clamp(-1,1)
        d=(y-x).square(); o.append(10*math.log10(4/d.mean().item())); sp.append(10*math.log10(4/((d*w).sum()/(3*w.sum())).item())); gr=lambda q:(q[...,1:]-q[...,:-1]).abs().mean().item(); sh.append(gr(y)/gr(x)); ys.append(u8(y))
    return dict(mean=np.mean(o),min=min(o),sprite=np.mean(sp),sharp=np.mean(sh)),ys
if __name__=='__main__':
    out=[]
    for w in sys.argv[1:]:
        if w.endswith('.pt'): d=torch.load(w,weights_only=False); v,_=vaecfg.make(**d['k']); v.load_state_dict(d['ema5']); fv.to2d(v)
        else: v=load_vae(w)[0]
        a,ya=measure(v,E16); b,yb=measure(v,EH); out.append((ya,yb)); print(w,'study-16',{k:round(float(x),2) for k,x in a.items()},'held-out-%d'%len(EH),{k:round(float(x),2) for k,x in b.items()},flush=True)
    if len(out)==2:
        sheet([np.concatenate([e,p,q]) for (e,_),p,q in list(zip(E16,out[0][0],out[1][0]))[:10]+list(zip(EH,out[0][1],out[1][1]))[:14]],'out/sheet_vae.png',cols=2,frames=(5,22,39,14,31,48),scale=1.5)

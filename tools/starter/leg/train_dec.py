"""Decoder-only fine-tune of the VAE: encoder, quant_conv and latent statistics stay frozen, so that every latent (and the transformer) stays valid. 2-D path kept (fv2).
Two one-thread ranks, fp32, schedule by absolute time. Targets: clips rendered again from the cached specs (latents from the cache), and a share of full-jitter clips encoded on the spot.
touch OUT.stop ends it; the same command resumes from OUT.pt."""
import torch,time,random,math,argparse,json,os,glob,numpy as np
import fv2 as fv, vaecfg
from gen import Gen,T
from dp import launch,DOpt
TR=lambda n: n.startswith('decoder.') or n.startswith('post_quant_conv')
def build(a):
    src=a.out+'.pt' if os.path.exists(a.out+'.pt') else a.resume; ck=torch.load(src,weights_only=False); v,c=vaecfg.make(**ck['k']); v.load_state_dict(ck['model'] if src!=a.resume else ck['ema5']); fv.to2d(v)
    for n,p in v.named_parameters(): p.requires_grad_(TR(n))
    return v,c,ck,src
def worker(dp,a):
    import cv2; cv2.setNumThreads(1)
    v,c,ck,src=build(a); N={n:p for n,p in v.named_parameters() if p.requires_grad}; P=list(N.values()); mf=lambda n,p: p.ndim>=4 and 'conv_in' not in n and 'decoder.conv_out' not in n and 'quant' not in n
    opt=DOpt(dp,list(N.items()),a.lr_m,a.lr_a,filt=mf); step=ck.get('dstep',0); ema={n:p.detach().clone() for n,p in N.items()}
    if 'dema' in ck: ema={n:t.clone() for n,t in ck['dema'].items()}
    if os.path.exists(src+f'.opt{dp.r}'): opt.load(torch.load(src+f'.opt{dp.r}',weights_only=False))
    torch.manual_seed(a.seed*10+dp.r+step*7); r=random.Random(a.seed*77+dp.r*13+5+step*101)
    Z=[];S=[]
    for f in sorted(glob.glob('work/cache/*_z.npy')): Z.append(np.load(f,mmap_mode='r')); S+=json.load(open(f.replace('_z.npy','_s.json')))
    off=np.concatenate([[0],np.cumsum([len(z) for z in Z])]); lat=lambda i:(lambda j:Z[j][i-off[j]])(int(np.searchsorted(off,i,side='right'))-1)
    g=Gen(nbg=8,jit=.45); gw=Gen()
    st=json.load(open('work/cache/stats.json')); std=torch.tensor(st['std']).view(1,-1,1,1,1)
    pt=lambda cl:torch.as_tensor(cl).permute(3,0,1,2)[None].float()/127.5-1
    def enc(x):
        with torch.no_grad(): return fv.encode(v,x,4)[:,:48]
    def cached(n):          # n frames from the start of a cached clip
        i=r.randrange(len(S)); cl,mk=g.render(S[i],list(range(n)),mask=True); return torch.as_tensor(np.array(lat(i))).float()[None,:,:(n+3)//4],pt(cl),torch.as_tensor(mk)[None,None].float()/255
    def wide(n):
        t=0 if n==T else r.randint(0,T-n); cl,mk=gw.render(gw.sample_spec(r),list(range(t,t+n)),mask=True); x=pt(cl); return enc(x),x,torch.as_tensor(mk)[None,None].float()/255
    E=[]
    if dp.r==0:
        from psnr import E16,EH; E=[(enc(pt(cl)),pt(cl)) for cl,_ in E16[:8]+EH[::8]]
    def evaluate():
        bak={n:p.detach().clone() for n,p in N.items()}; o=[]
        with torch.no_grad():
            for n,p in N.items(): p.copy_(ema[n])
            for z,x in E: o.append(10*math.log10(4/(fv.decode(v,z,4).clamp(-1,1)-x).square().mean().item()))
            for n,p in N.items(): p.copy_(bak[n])
        return np.mean(o[:8]),np.mean(o[8:])
    def save():
        torch.save(opt.state(),a.out+f'.pt.opt{dp.r}')
        if dp.r==0: torch.save(dict(model=fv.full_state(v),ema5=fv.full_state(v,ema),dema=ema,is2d=True,cfg=ck['cfg'],k=ck['k'],dstep=step),a.out+'.tmp'); os.replace(a.out+'.tmp',a.out+'.pt')
    if dp.r==0: print('trainable M',sum(p.numel() for p in P)/1e6,'from',src,'EVAL %.2f %.2f'%evaluate(),flush=True)
    t0=last=le=time.time(); run={}; fr0=0; lstep=0
    def end():          # OUT.end holds a new end time (epoch seconds) while it runs
        try: return float(open(a.out+'.end').read())
        except (OSError,ValueError): return a.end
    while True:
        now=time.time(); en=end(); fr,stop,sv,_=dp.ctrl([(now-a.start)/(en-a.start),float(now>=en or os.path.exists(a.out+'.stop')),float(now-last>a.save_every),0])[:4]
        if stop: break
        if sv: save(); last=time.time()
        f=min(1,(lstep+1)/a.warm)*max(.01,1-fr); opt.zero()
        for q in ([cached(17)] if r.random()<.75 else [wide(17)])+[cached(5)]+[wide(1) for _ in range(2)]+[wide(5)]:
            z,x,mk=q; wgt=1+1.5*mk; k=(torch.rand(1)*a.noise).item()
            y=fv.decode(v,z+k*std*torch.randn_like(z),4); d=y-x; gx=(d[...,1:]-d[...,:-1]).abs().mean()+(d[...,1:,:]-d[...,:-1,:]).abs().mean(); lt=(d[:,:,1:]-d[:,:,:-1]).abs().mean() if x.shape[2]>1 else 0.
            n=x.shape[2]; (((d.abs()*wgt).mean()+a.l2*(d.square()*wgt).mean()+.5*gx+.25*lt)*(n/29)).backward(); run.setdefault(n,[]).append(d.detach().square().mean().item()); fr0+=2*n
        dp.reduce(P); gn=torch.nn.utils.clip_grad_norm_(P,1.); opt.step(f); step+=1; lstep+=1; dc=min(a.ema,(step+1)/(step+20))
        with torch.no_grad(): torch._foreach_lerp_(list(ema.values()),[p.detach() for p in P],1-dc)
        if dp.r==0 and (lstep%25==0 or lstep in (2,8)):
            print(f"{step} {time.time()-a.start:.0f}s "+' '.join(f"{n}f {10*math.log10(4/np.mean(x)):.2f}" for n,x in sorted(run.items()))+f" gn {gn:.2f} {fr0/(time.time()-t0):.1f} frames/s lr {f:.2f}",flush=True); run={}
            if time.time()-le>240: print('  EVAL(ema) study-8 %.2f held-out %.2f'%evaluate(),flush=True); le=time.time()
    save()
    if dp.r==0: print('FINAL',step,'frames',fr0,'EVAL(ema) %.2f %.2f'%evaluate(),flush=True)
if __name__=='__main__':
    ap=argparse.ArgumentParser(); A=ap.add_argument
    A('--out',required=True);A('--resume',default='work/vae.pt');A('--start',type=float,default=0);A('--end',type=float,required=True);A('--lr_m',type=float,default=.008);A('--lr_a',type=float,default=1e-3);A('--l2',type=float,default=1.)
    A('--noise',type=float,default=.1);A('--warm',type=int,default=20);A('--seed',type=int,default=3);A('--ema',type=float,default=.99);A('--save_every',type=float,default=180)
    a=ap.parse_args(); a.start=a.start or time.time(); v,*_=build(a); launch(worker,sum(p.numel() for p in v.parameters() if p.requires_grad),a)

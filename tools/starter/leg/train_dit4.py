"""The DiT leg on shared CPU cores: two one-thread ranks, fp32, schedule by absolute wall-clock time (survives SIGSTOP and restart), weighted curriculum.
touch OUT.stop ends it cleanly; it saves every --save_every seconds; the same command resumes from OUT.pt."""
import torch,time,random,math,argparse,json,glob,os,numpy as np
import model as M
from gen import Gen
from caps import augment,Tok
from dp import launch,DOpt
from evalset import SUB12,SUBM
FILT=lambda n,p: p.ndim==2 and any(k in n for k in('attn1.to','attn2.to','ffn.net','text_embedder','SelfAttention.q','SelfAttention.k','SelfAttention.v','SelfAttention.o','DenseReluDense'))
def build(a):
    src=a.out+'.pt' if os.path.exists(a.out+'.pt') else a.resume; ck=torch.load(src,weights_only=False); tok=Tok('work/spiece.model',ck['tl']); m=M.WanTransformer3DModel(**ck['cfg']); te=M.UMT5EncoderModel(M.te_cfg(ck['vocab']))
    net=torch.nn.ModuleDict(dict(dit=m,te=te)); net.load_state_dict(ck['model']); return net,tok,ck,src
def worker(dp,a):
    os.nice(0); net,tok,ck,src=build(a); m,te=net['dit'],net['te']; N=dict(net.named_parameters()); P=list(N.values())
    opt=DOpt(dp,list(N.items()),a.lr_m,a.lr_a,wd=a.wd,filt=FILT); ema={n:t.clone() for n,t in ck['ema'].items()}; step,seen=ck['step'],ck['seen']; lstep=0
    if os.path.exists(src+f'.opt{dp.r}'): opt.load(torch.load(src+f'.opt{dp.r}',weights_only=False)); lstep=ck.get('lstep',0)
    torch.manual_seed(a.seed*100+dp.r+step*7); r=random.Random(a.seed*31+dp.r+step); npr=np.random.RandomState(a.seed*17+dp.r+step)
    Z=[];S=[]
    for f in sorted(glob.glob(a.data+'/*_z.npy')): Z.append(np.load(f)); S+=json.load(open(f.replace('_z.npy','_s.json')))
    Z=np.concatenate(Z); st=json.load(open(a.data+'/stats.json')); mean=torch.tensor(st['mean']).view(1,-1,1,1,1); std=torch.tensor(st['std']).view(1,-1,1,1,1)
    g=Gen.__new__(Gen)
    from geom import sprite_cells
    MK=np.stack([sprite_cells(q,.45,8) for q in S]); os_=np.array([q['subject'] in SUB12 for q in S]); om=np.array([q['motion'] in SUBM for q in S])
    def weights(fr):        # share of the old subjects and motions: falls from a.cur0 to a.cur1 over the first third
        x=min(1,fr/.33); so=a.cur0+(a.cur1-a.cur0)*x; mo=.8+(.62-.8)*x
        w=np.where(os_,so/max(1,os_.sum()),(1-so)/max(1,(~os_).sum()))*np.where(om,mo/max(1,om.sum()),(1-mo)/max(1,(~om).sum())); return np.cumsum(w/w.sum())
    if dp.r==0: print('clips',len(S),'old subjects %.2f old motions %.2f'%(os_.mean(),om.mean()),'params M',sum(p.numel() for p in P)/1e6,'from',src,flush=True)
    blk=torch.compile(M.block,dynamic=False) if a.compile else M.block
    def save():
        torch.save(opt.state(),a.out+f'.pt.opt{dp.r}')
        if dp.r==0: torch.save(dict(model=net.state_dict(),ema=ema,cfg=ck['cfg'],step=step,lstep=lstep,seen=seen,tl=ck['tl'],vocab=ck['vocab'],args=vars(a)),a.out+'.tmp'); os.replace(a.out+'.tmp',a.out+'.pt')
    last=t0=time.time(); acc=[]; acs=[]; an=[]; bins=[[] for _ in range(5)]; B=a.bs//dp.W; se0=lse=seen; lt=t0; CW=None
    def end():          # OUT.end holds a new end time (epoch seconds) while it runs
        try: return float(open(a.out+'.end').read())
        except (OSError,ValueError): return a.end
    while True:
        now=time.time(); en=end(); c=dp.ctrl([(now-a.start)/(en-a.start),float(now>=en or os.path.exists(a.out+'.stop')),float(now-last>a.save_every)]); fr=c[0]
        if c[1]: break
        if c[2]: save(); last=time.time()
        if CW is None or lstep%20==0: CW=weights(fr)
        f=min(1,(lstep+1)/a.warm)*max(.01,1-fr); opt.zero()
        ix=np.searchsorted(CW,npr.rand(B)).clip(0,len(S)-1); x0=(torch.as_tensor(Z[ix]).float()-mean)/std
        ids,mask=tok(['' if r.random()<.1 else augment(g.caption(S[i],r),r) for i in ix])
        q=(torch.randperm(B)+torch.rand(B))/B; u=torch.where(torch.rand(B)<.85,torch.sigmoid(math.sqrt(2)*torch.erfinv((2*q-1).clamp(-.9999,.9999))),q); s=a.shift*u/(1+(a.shift-1)*u); sv=s.view(-1,1,1,1,1)
        e=torch.randn_like(x0); xt=(1-sv)*x0+sv*e
        v=M.dit(m,xt,s*1000,M.text(te,ids,mask),blk); er=(v-(e-x0)).square(); pl=er.detach().mean((1,2,3,4))
        k=torch.as_tensor(MK[ix]).float()[:,None]; wt=1+a.sw*k; ((er*wt).mean()/wt.mean()).backward()
        sp=(er.detach()*k).mean((1,2,3,4))/k.mean((1,2,3,4)); acs.append(sp.mean().item()); an+=[x for x,i in zip(sp.tolist(),ix) if not os_[i]]; acc.append(pl.mean().item())
        for b,x in zip(s.tolist(),pl.tolist()): bins[min(4,int(b*5))].append(x)
        dp.reduce(P); torch.nn.utils.clip_grad_norm_(P,1.); opt.step(f); step+=1; lstep+=1; seen+=a.bs; dc=min(a.ema,(lstep+1)/(lstep+10))
        with torch.no_grad(): torch._foreach_lerp_(list(ema.values()),[p.detach() for p in P],1-dc)
        if dp.r==0 and (lstep%25==0 or lstep in(1,3,10)):
            t=time.time(); print(f"{lstep} {t-a.start:.0f}s seen {seen} loss {np.mean(acc):.4f} sprite {np.mean(acs):.4f} new-subjects {np.mean(an):.4f} bins {' '.join('%.3f'%np.mean(b) if b else '-' for b in bins)} {(seen-lse)/(t-lt):.1f}/s (mean {(seen-se0)/(t-t0):.1f}) lr {f:.2f}",flush=True); acc=[]; acs=[]; an=[]; bins=[[] for _ in range(5)]; lse,lt=seen,t
    save()
    if dp.r==0: print('done',lstep,seen,time.time()-t0,flush=True)
if __name__=='__main__':
    ap=argparse.ArgumentParser(); A=ap.add_argument
    A('--data',default='work/cache');A('--out',required=True);A('--resume',default='work/dit_0.pt');A('--start',type=float,default=0);A('--end',type=float,required=True)
    A('--bs',type=int,default=64);A('--lr_m',type=float,default=.016);A('--lr_a',type=float,default=1.5e-3);A('--shift',type=float,default=3.);A('--warm',type=int,default=40);A('--sw',type=float,default=3.)
    A('--cur0',type=float,default=.55);A('--cur1',type=float,default=.4);A('--compile',type=int,default=1);A('--seed',type=int,default=1);A('--ema',type=float,default=.99);A('--wd',type=float,default=.01);A('--save_every',type=float,default=180)
    a=ap.parse_args(); a.start=a.start or time.time(); net,*_=build(a); launch(worker,sum(p.numel() for p in net.parameters()),a)

"""Muon for matrices / flattened conv kernels + AdamW for the rest (own implementation, batched by shape)."""
import torch
def ns5(G,steps=5):
    X=G.float()   # fp32: bf16 matmul is 8x slower where the CPU has no bf16 units
    tr=X.shape[-2]>X.shape[-1]
    if tr: X=X.transpose(-1,-2)
    X=X/(X.float().norm(dim=(-2,-1),keepdim=True)+1e-7).to(X.dtype)
    for _ in range(steps):
        A=X@X.transpose(-1,-2); B=-4.7750*A+2.0315*(A@A); X=3.4445*X+B@X
    return X.transpose(-1,-2) if tr else X
class Opt:
    def __init__(s,named,lr_m=.02,lr_a=1e-3,mom=.95,wd=.01,betas=(.9,.98),muon_filter=None):
        s.m=[];a=[]
        for n,p in named:
            if not p.requires_grad: continue
            (s.m if (muon_filter(n,p) if muon_filter else p.ndim>=2) else a).append(p)
        s.buf=[torch.zeros_like(p) for p in s.m]; s.lr_m,s.lr_a,s.mom,s.wd=lr_m,lr_a,mom,wd
        s.adam=torch.optim.AdamW(a,lr=lr_a,betas=betas,weight_decay=0.,foreach=True) if a else None
        s.groups={}
        for i,p in enumerate(s.m): s.groups.setdefault((p.shape[0],p.numel()//p.shape[0]),[]).append(i)
    @torch.no_grad()
    def step(s,f=1.):
        for sh,ids in s.groups.items():
            ids=[i for i in ids if s.m[i].grad is not None]; G=[]
            if not ids: continue
            for i in ids:
                g=s.m[i].grad; s.buf[i].lerp_(g,1-s.mom); G.append(g.lerp(s.buf[i],s.mom).reshape(sh))
            O=ns5(torch.stack(G)); sc=max(1.,sh[0]/sh[1])**.5
            for k,i in enumerate(ids):
                p=s.m[i]; p.mul_(1-s.lr_m*f*s.wd); p.add_(O[k].to(p.dtype).reshape(p.shape),alpha=-s.lr_m*f*sc)
        if s.adam:
            for g in s.adam.param_groups: g['lr']=s.lr_a*f
            s.adam.step()
    def zero(s):
        for p in s.m: p.grad=None
        if s.adam: s.adam.zero_grad(set_to_none=True)
    def state(s): return dict(buf=s.buf,adam=s.adam.state_dict() if s.adam else None)
    def load(s,d):
        for a,b in zip(s.buf,d['buf']): a.copy_(b)
        if s.adam: s.adam.load_state_dict(d['adam'])

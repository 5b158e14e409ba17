"""Sample the fixed prompt sets with an exported weights folder (fp32 compute, Euler, one thread, shard k of n) and let the judge name what is there.
python evalw.py WEIGHTS OUT.json K N [--real 1]      then: python report.py OLD NEW"""
import torch,json,sys,time,os,argparse,numpy as np,cv2
import fv2 as fv, vaecfg, model as M
from caps import Tok
from gen import Gen
from judge import Judge,H,lab
from sample import sample
from evalset import sets
from safetensors.torch import load_file
def load_vae(w):
    c=json.load(open(w+'/vae/config.json')); v,cc=vaecfg.make(residual=True,mult=tuple(c['dim_mult']),enc=c['base_dim'],dec=c['decoder_base_dim'],z=c['z_dim'],nres=c['num_res_blocks'])
    v.load_state_dict({n:t.float() for n,t in load_file(w+'/vae/diffusion_pytorch_model.safetensors').items()}); fv.to2d(v); f=lambda k:torch.tensor(c[k]).view(1,-1,1,1,1); return v.eval(),f('latents_mean'),f('latents_std')
def load_dit(w):
    d=json.load(open(w+'/transformer/config.json')); m=M.WanTransformer3DModel(**{q:x for q,x in d.items() if q[0]!='_'}); m.load_state_dict({n:t.float() for n,t in load_file(w+'/transformer/diffusion_pytorch_model.safetensors').items()})
    te=M.UMT5EncoderModel(M.te_cfg(json.load(open(w+'/text_encoder/config.json'))['vocab_size'])); r=te.load_state_dict({n:x.float() for n,x in load_file(w+'/text_encoder/model.safetensors').items()},strict=False); assert r.missing_keys==['encoder.embed_tokens.weight'] and not r.unexpected_keys
    return m.eval(),te.eval(),Tok(w+'/tokenizer/spiece.model',40)
u8=lambda y:((y.float().clamp(-1,1)+1)*127.5).round().byte()[0].permute(1,2,3,0).numpy()
small=lambda cl: torch.as_tensor(np.stack([cv2.resize(cl[f],(80,48),interpolation=cv2.INTER_AREA) for f in (0,4,8,12,16)])).permute(0,3,1,2).float()/255
@torch.no_grad()
def judge(J,cl,sp): q=J(small(cl)[None]); return [int(q[k][0].argmax()==y) for k,y in zip(H,lab(sp))],[int(q[k][0].argmax()) for k in H]
if __name__=='__main__':
    ap=argparse.ArgumentParser(); A=ap.add_argument; A('weights');A('out');A('k',type=int);A('n',type=int);A('--real',type=int,default=0);A('--sets',default='AB');A('--cfg',type=float,default=4.);A('--steps',type=int,default=20);A('--dit',default='');A('--max',type=int,default=999);A('--batch',type=int,default=10)
    a=ap.parse_args(); torch.set_num_threads(1); v,mean,std=load_vae(a.weights)
    if a.dit:
        from sample import load_dit as ld; m,te,tok,_=ld(a.dit)
    else: m,te,tok=load_dit(a.weights)
    J=Judge(); J.load_state_dict(torch.load('work/judge.pt')); J.eval(); g=Gen(nbg=8,jit=.45); R=[]; t=time.time(); clips={}
    for nm,(S,P) in sets().items():
        if nm not in a.sets: continue
        for i in range(0,min(len(S),a.max),a.batch):
            if (i//a.batch)%a.n!=a.k: continue
            z=sample(m,te,tok,P[i:i+a.batch],a.steps,a.cfg,3.,seed=i+1+10000*(nm=='B'),bf16=False)
            for j in range(len(z)):
                with torch.no_grad(): cl=u8(fv.decode(v,z[j:j+1]*std+mean,4))
                ok,pr=judge(J,cl,S[i+j]); d=dict(set=nm,i=i+j,spec=S[i+j],prompt=P[i+j],ok=ok,pred=pr); clips[f'{nm}{i+j}']=cl[[0,5,11,16]]
                if a.real: d['real']=judge(J,g.render(S[i+j]),S[i+j])[0]
                R.append(d)
            print(nm,i,round(time.time()-t),'subj %.2f all3 %.2f'%(np.mean([r['ok'][0] for r in R if r['set']==nm]),np.mean([min(r['ok'][:3]) for r in R if r['set']==nm])),flush=True)
            json.dump(R,open(f'{a.out}.{a.k}.json','w'))
    np.savez_compressed(f'{a.out}.{a.k}.npz',**clips); print('done',time.time()-t)

"""Drop-in folder: every file copied from the shipped weights, then the transformer, the text encoder (EMA, fp16) and the VAE decoder replaced. python export2.py BASE OUT DIT.pt|- VAE.pt|-"""
import torch,sys,os,shutil,json
from safetensors import safe_open
from safetensors.torch import load_file,save_file
base,out,dit,vae=sys.argv[1:5]; shutil.rmtree(out,ignore_errors=True); shutil.copytree(base,out); os.system(f'chmod -R u+w {out}')
def put(path,new):
    old=load_file(base+path); meta=safe_open(base+path,'pt').metadata(); o={}
    for n,t in old.items():
        o[n]=(new[n].detach().to(t.dtype).contiguous() if n in new else t); assert o[n].shape==t.shape and torch.isfinite(o[n]).all(),n
    miss=[n for n in new if n not in old]; print(path,len(old),'keys,',sum(n in new for n in old),'replaced, not in file:',miss[:3]); save_file(o,out+path,meta)
    print('  size',os.path.getsize(base+path),os.path.getsize(out+path),'max abs change',max((o[n].float()-old[n].float()).abs().max().item() for n in old))
if dit!='-':
    e=torch.load(dit,weights_only=False)['ema']
    put('/transformer/diffusion_pytorch_model.safetensors',{n[4:]:t for n,t in e.items() if n.startswith('dit.')}); put('/text_encoder/model.safetensors',{n[3:]:t for n,t in e.items() if n.startswith('te.')})
if vae!='-':
    v=torch.load(vae,weights_only=False)['ema5']; put('/vae/diffusion_pytorch_model.safetensors',{n:t for n,t in v.items() if n.startswith(('decoder.','post_quant_conv'))})
    q=load_file(out+'/vae/diffusion_pytorch_model.safetensors'); b=load_file(base+'/vae/diffusion_pytorch_model.safetensors')
    assert not [n for n,t in q.items() if t.ndim==5 and t.shape[2:]==(3,3,3) and t[:,:,:2].abs().max()>0]; assert all(torch.equal(q[n],b[n]) for n in q if n.startswith(('encoder.','quant_conv'))); print('2-D taps kept, encoder bit-identical')
from evalw import load_vae,load_dit          # strict loading with the plain classes (from_pretrained of the transformer would want accelerate)
load_vae(out); load_dit(out)
for r,_,fs in os.walk(base):
    for f in fs:
        if not f.endswith('.safetensors'): assert open(os.path.join(r,f),'rb').read()==open(os.path.join(r,f).replace(base,out),'rb').read(),f
print('ok',sum(os.path.getsize(os.path.join(r,f)) for r,_,fs in os.walk(out) for f in fs)/1e6,'MB')

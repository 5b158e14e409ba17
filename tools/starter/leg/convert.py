"""Shipped diffusers-layout folder (fp16) -> the study's checkpoints: work/vae.pt, work/dit_0.pt, work/cache/stats.json (latent mean/std taken over unchanged)."""
import torch,json,sys,os
import vaecfg,model as M
from safetensors.torch import load_file
w=sys.argv[1]; os.makedirs('work/cache',exist_ok=True)
c=json.load(open(w+'/vae/config.json')); json.dump(dict(mean=c['latents_mean'],std=c['latents_std']),open('work/cache/stats.json','w'))
k=dict(residual=True,mult=(1,2,2),enc=c['base_dim'],dec=c['decoder_base_dim'],z=c['z_dim'],nres=1); v,cc=vaecfg.make(**k)
for q in ('base_dim','decoder_base_dim','z_dim','dim_mult','num_res_blocks','patch_size','is_residual','scale_factor_temporal','scale_factor_spatial'): assert cc[q]==c[q],q
sd={n:t.float() for n,t in load_file(w+'/vae/diffusion_pytorch_model.safetensors').items()}; v.load_state_dict(sd,strict=True)
bad=[n for n,t in sd.items() if t.ndim==5 and t.shape[2]==3 and t.shape[3]==3 and t[:,:,:2].abs().max()>0]; assert not bad,bad     # the 2-D training path
torch.save(dict(model=sd,ema5=sd,is2d=True,cfg=cc,k=k,step=0),'work/vae.pt')
d=json.load(open(w+'/transformer/config.json')); cfg={q:x for q,x in d.items() if not q.startswith('_')}; m=M.WanTransformer3DModel(**cfg)
te=M.UMT5EncoderModel(M.te_cfg(json.load(open(w+'/text_encoder/config.json'))['vocab_size'])); net=torch.nn.ModuleDict(dict(dit=m,te=te))
m.load_state_dict({n:t.float() for n,t in load_file(w+'/transformer/diffusion_pytorch_model.safetensors').items()},strict=True)
t=load_file(w+'/text_encoder/model.safetensors'); r=te.load_state_dict({n:x.float() for n,x in t.items()},strict=False); print('te missing',r.missing_keys,'unexpected',r.unexpected_keys)
if 'encoder.embed_tokens.weight' in r.missing_keys: te.encoder.embed_tokens.weight.data.copy_(te.shared.weight.data)
print('embed tied',te.encoder.embed_tokens.weight.data_ptr()==te.shared.weight.data_ptr())
torch.save(dict(model=net.state_dict(),ema={n:p.detach().clone() for n,p in net.named_parameters()},cfg=cfg,step=0,seen=188700,tl=40,vocab=te.config.vocab_size),'work/dit_0.pt')
print('dit params',sum(p.numel() for p in net.parameters())/1e6)

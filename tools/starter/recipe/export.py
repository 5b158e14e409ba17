"""What the stages left, as a folder in diffusers layout (fp16), and pictures of what it makes: python3 export.py. Leaves out what is not there yet."""
import json, os, random, shutil
import common as C
import numpy as np, torch
from safetensors.torch import save_file
OUT = C.at('starter')


def half(d): return {k: t.detach().half().cpu().contiguous() for k, t in d.items()}


def put(path, obj):
    os.makedirs(os.path.dirname(f'{OUT}/{path}'), exist_ok=True)
    with open(f'{OUT}/{path}', 'w') as f: json.dump(obj, f, indent=1); f.write('\n')


def folder(vae, mean, std, net):
    put('vae/config.json', {'_class_name': 'AutoencoderKLWan', **vae.cfg, 'latents_mean': [round(x, 5) for x in mean.flatten().tolist()], 'latents_std': [round(x, 5) for x in std.flatten().tolist()]}); save_file(half(vae.state_dict()), f'{OUT}/vae/diffusion_pytorch_model.safetensors')
    put('transformer/config.json', {'_class_name': 'WanVACETransformer3DModel', **net.dit.cfg}); save_file(half(net.dit.state_dict()), f'{OUT}/transformer/diffusion_pytorch_model.safetensors')
    te, c = half(net.te.state_dict()), net.te.CFG
    put('text_encoder/config.json', {'architectures': ['UMT5EncoderModel'], 'model_type': 'umt5', 'vocab_size': C.vocabulary(), **c, 'relative_attention_num_buckets': 32, 'relative_attention_max_distance': 128, 'dropout_rate': 0.0, 'layer_norm_epsilon': 1e-6, 'feed_forward_proj': 'gated-gelu', 'is_gated_act': True, 'dense_act_fn': 'gelu_new', 'pad_token_id': 0, 'eos_token_id': 1, 'decoder_start_token_id': 0, 'tie_word_embeddings': True})
    save_file(te, f'{OUT}/text_encoder/model.safetensors'); os.makedirs(f'{OUT}/tokenizer', exist_ok=True); shutil.copy(C.SPIECE, f'{OUT}/tokenizer/spiece.model')
    put('tokenizer/tokenizer_config.json', {'tokenizer_class': 'T5Tokenizer', 'pad_token': '<pad>', 'eos_token': '</s>', 'unk_token': '<unk>', 'extra_ids': 0, 'legacy': False, 'model_max_length': C.TL})
    put('scheduler/scheduler_config.json', {'_class_name': 'FlowMatchEulerDiscreteScheduler', 'num_train_timesteps': 1000, 'shift': C.SHIFT, 'use_dynamic_shifting': False})
    put('model_index.json', {'_class_name': 'WanVACEPipeline', 'scheduler': ['diffusers', 'FlowMatchEulerDiscreteScheduler'], 'text_encoder': ['transformers', 'UMT5EncoderModel'], 'tokenizer': ['transformers', 'T5Tokenizer'],
                             'transformer': ['diffusers', 'WanVACETransformer3DModel'], 'transformer_2': [None, None], 'vae': ['diffusers', 'AutoencoderKLWan'],
                             'starter': {'width': C.W, 'height': C.H, 'num_frames': C.T, 'fps': 8, 'max_sequence_length': C.TL, 'steps': C.STEPS, 'guidance': C.GUIDANCE, 'flow_shift': C.SHIFT, 'upscale': 4, 'keep_known_latents': True, 'negative_prompt': ''}})
    for n in ('style_cinematic', 'style_cartoon', 'style_documentary', 'few'):
        if os.path.exists(C.at(n + '.pt')): os.makedirs(f'{OUT}/lora', exist_ok=True); save_file(half(torch.load(C.at(n + '.pt'), map_location='cpu', weights_only=True)), f'{OUT}/lora/{n}.safetensors')


@torch.no_grad()
def pictures(vae, mean, std, net):
    import data, dit
    from caps import Tok
    from gen import Gen, sheet, held_out
    tok, g, r = Tok(C.SPIECE, C.TL), Gen(seed=99, nbg=4), random.Random(4242); enc = lambda x: (vae.moments(x)[0].float() - mean) / std; n = 3 if C.TINY else 36; ids = lambda cs: tok(cs)[0].to(C.DEV)

    def decode(x):
        with C.amp(): return np.concatenate([C.to_u8(vae.decode(x[i:i + 12] * std + mean)) for i in range(0, len(x), 12)])
    sp = [g.sample_spec(r) for _ in range(n * 4)]; sp = [s for s in sp if held_out(s)][:n // 4] + [s for s in sp if not held_out(s)][:n - n // 4]; caps = [g.caption(s, r) for s in sp]
    sheet(list(decode(C.sample(net, ids(caps), seed=5))), C.at('samples.png'), cols=3, labels=[('* ' if held_out(s) else '') + c for s, c in zip(sp, caps)])
    k = 3 if C.TINY else 9; x = C.video(torch.from_numpy(np.stack([g.render(s) for s in sp[-k:]]))); m = torch.ones(k, 1, C.T, 1, 1, device=C.DEV); m[:, :, :9] = 0
    with C.amp(): e = decode(C.sample(net, ids(caps[-k:]), seed=6, ctx=dit.context(enc, x, m, None)))
    people = [dict(s, subject='person', colour=None, style='none') if i % 2 else s for i, s in enumerate(sp[-k:])]; refs = np.stack([data.reference(g, s, r) for s in people]); words = [g.caption(s, r, anyone=True) for s in people]
    with C.amp(): f = decode(C.sample(net, ids(words), seed=7, ctx=dit.context(enc, torch.zeros_like(x), torch.ones_like(m), C.video(torch.from_numpy(refs)[:, None])), frames=6)[:, :, 1:])
    u = C.to_u8(x); sheet([np.concatenate([u[i], e[i]], 2) for i in range(k)] + [np.concatenate([np.repeat(refs[i][None], C.T, 0), f[i]], 2) for i in range(k)], C.at('control.png'), cols=2, labels=caps[-k:] + words)
    rows, lab, plain = [], [], [g.caption(dict(s, style='none'), r) for s in sp[-k:]]
    for name in ('style_cinematic', 'style_cartoon', 'style_documentary', 'few'):
        if not os.path.exists(C.at(name + '.pt')): continue
        p = torch.load(C.at(name + '.pt'), map_location=C.DEV, weights_only=True); base = {q: t.clone() for q, t in net.state_dict().items()}
        for q in {q.rsplit('.lora_', 1)[0] for q in p}: net.get_parameter('dit.' + q[len('transformer.'):] + '.weight').add_(p[q + '.lora_B.weight'] @ p[q + '.lora_A.weight'])
        v = decode(C.sample(net, ids(caps[-k:] if name == 'few' else plain), seed=6, **(dict(steps=C.STEPS // dit.SUBSTEPS, guidance=1) if name == 'few' else {}))); rows += list(v); lab += [f'{name}: {c}' for c in (caps[-k:] if name == 'few' else plain)]; net.load_state_dict(base)
    if rows: sheet(rows, C.at('loras.png'), cols=3, labels=lab)


def main():
    vae, mean, std = C.load_vae(); net = C.Net().to(C.DEV); ck = torch.load(C.at('vace.pt' if os.path.exists(C.at('vace.pt')) else 'dit.pt'), map_location=C.DEV, weights_only=True); net.load_state_dict({**ck['model'], **ck['ema']}); net.eval()
    os.makedirs(f'{OUT}/vae', exist_ok=True); os.makedirs(f'{OUT}/transformer', exist_ok=True); os.makedirs(f'{OUT}/text_encoder', exist_ok=True)
    folder(vae, mean, std, net); C.log('export', f"{sum(os.path.getsize(os.path.join(r, f)) for r, _, fs in os.walk(OUT) for f in fs) / 1e6:.1f} MB"); open(C.at('exported'), 'w').close(); pictures(vae, mean, std, net); C.log('export', 'over')


if __name__ == '__main__': main()

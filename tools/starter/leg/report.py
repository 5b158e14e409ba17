"""Merge evalw results: python report.py NAME [NAME2]"""
import json,glob,sys,numpy as np
from judge import H
def load(n): return sorted([r for f in sorted(glob.glob(n+'.[0-9].json')) for r in json.load(open(f))],key=lambda r:(r['set'],r['i']))
from evalset import SUB12,SUBM
def line(R,key='ok'):
    o=np.array([r[key] for r in R]); return [f'{o[:,j].mean():.3f}' for j in range(6)]+[f'{o[:,:3].min(1).mean():.3f}']
if __name__=='__main__':
    D={n:load(n) for n in sys.argv[1:]}
    print('| prompts | weights | '+' | '.join(H)+' | subject+place+motion |\n|'+'---|'*9)
    for s,f,t in (('A',lambda r:True,'A: 12 subjects x 6 motions'),('B',lambda r:True,'B: 28 x 9'),('B',lambda r:r['spec']['subject'] in SUB12,'B, old subjects'),('B',lambda r:r['spec']['subject'] not in SUB12,'B, new subjects'),('B',lambda r:r['spec']['motion'] not in SUBM,'B, new motions')):
        for n,R in D.items():
            q=[r for r in R if r['set']==s and f(r)]
            if not q: continue
            if 'real' in q[0]: print('|',t,f'({len(q)}) | real clips |',' | '.join(line(q,'real')),'|')
            print('|',t,f'({len(q)}) |',n.split('/')[-1],'|',' | '.join(line(q)),'|')
    for k,j in (('subject',0),('motion',2),('bg',1)):
        for s in 'AB':
            vs=[];[vs.append(r['spec'][k]) for R in D.values() for r in R if r['set']==s and r['spec'][k] not in vs]
            print(f'\n{s} per {k}: '+', '.join(v+' '+' -> '.join('%d/%d'%(sum(r['ok'][j] for r in R if r['set']==s and r['spec'][k]==v),sum(1 for r in R if r['set']==s and r['spec'][k]==v)) for R in D.values()) for v in sorted(vs)))

"""The two fixed prompt sets: A = 200 over the first 12 subjects x 6 motions (the study's own, Random(4242)), B = 150 over all 28 x 9 (Random(2828))."""
import random
from gen import Gen
SUB12=('man','cat','dog','elephant','penguin','fish','dinosaur','car','rocket','balloon','house','robot'); SUBM=('right','left','up','down','bounce','still')
KEYS=('subject','colour','bg','motion','camera','weather','style')
def specs(which,n):
    g=Gen.__new__(Gen); r=random.Random({'A':4242,'B':2828}[which]); S=[]
    while len(S)<n:
        q=g.sample_spec(r)
        if which=='B' or (q['subject'] in SUB12 and q['motion'] in SUBM): S.append(q)
    return S,[g.caption(s,r) for s in S]
def sets(): return {'A':specs('A',200),'B':specs('B',150)}
def held(): return {tuple(s[k] for k in KEYS) for S,_ in sets().values() for s in S}

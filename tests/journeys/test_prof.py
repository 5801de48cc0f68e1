import time, cProfile, pstats, threading
from tests.journeys.thread import beginning
def test_prof(at_work):
    the = at_work(with_script=True)
    w = the.watch
    import tests.journeys.people_at_work as p
    tot = {}
    def timed(cls, name):
        f = getattr(cls, name)
        def g(*a, **k):
            t=time.time()
            try: return f(*a, **k)
            finally:
                e=tot.setdefault(name,[0,0]); e[0]+=1; e[1]+=time.time()-t
        setattr(cls, name, g)
    for n in ("arrived","questions","answer","opens","presses","at","reads"): timed(p.Worker,n)
    from sarum.cases import lobby
    case = beginning.a_case_is_referred(the)
    beginning.the_team_acknowledges_it(the, case)
    beginning.a_meeting_without_a_partner_decides_nothing(the, case)
    for k,v in tot.items(): print(k,v)

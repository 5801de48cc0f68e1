import resource, time, os
from tests.journeys.thread import beginning


def test_time(at_work):
    the = at_work(with_script=False)
    the.people

    def cpu():
        c = 0
        import subprocess

        out = subprocess.run(["ps", "-eo", "pid,ppid,cputimes,args"], capture_output=True, text=True).stdout
        kids = {os.getpid()}
        rows = [l.split(None, 3) for l in out.splitlines()[1:]]
        ch = True
        while ch:
            ch = False
            for r in rows:
                if int(r[1]) in kids and int(r[0]) not in kids:
                    kids.add(int(r[0]))
                    ch = True
        tot = {}
        for r in rows:
            if int(r[0]) in kids and os.path.exists(f"/proc/{r[0]}/stat"):
                t = open(f"/proc/{r[0]}/stat").read().rsplit(")", 1)[1].split()
                k = (
                    "renderer"
                    if "--type=renderer" in r[3]
                    else "gpu"
                    if "gpu-process" in r[3]
                    else "utility"
                    if "--type=utility" in r[3]
                    else "node"
                    if "node" in r[3]
                    else "pytest"
                    if "pytest" in r[3]
                    else "browser"
                )
                tot[k] = tot.get(k, 0) + (int(t[11]) + int(t[12])) / 100
        return tot

    a = cpu()
    r0 = resource.getrusage(resource.RUSAGE_CHILDREN)
    case = beginning.a_case_is_referred(the)
    beginning.the_team_acknowledges_it(the, case)
    beginning.a_meeting_without_a_partner_decides_nothing(the, case)
    b = cpu()
    print({k: round(b[k] - a.get(k, 0), 2) for k in b})

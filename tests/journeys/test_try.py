import time
def test_try(at_work):
    the = at_work()
    t=time.time()
    the.officer.signs_in().reads("Needs you now")
    print("signin", time.time()-t)
    for name in ("cases:home","cases:cases","cases:account","cases:action_log","board:people","cases:refer"):
        t=time.time()
        the.officer.goes_to(name)
        print(name, time.time()-t)
        t=time.time()
        the.officer.goes_to(name)
        print(name, time.time()-t)

"""A case at any step, reached through operations, so that no impossible state is ever tested.

    case = build.case_at(Step.SCOPING)           # just arrived at that step, with nothing of it done
    case = build.case_at(Step.SCOPING, done=True)  # everything of that step done but the act that leaves it
"""

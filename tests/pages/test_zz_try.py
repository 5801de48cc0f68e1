import pytest
from sarum.cases.models import Step
from tests import build
pytestmark = pytest.mark.django_db
@pytest.mark.parametrize("step", [Step.SCOPING, Step.RAPID_REVIEW, Step.SIGN_OFF, Step.RECOMMENDATIONS])
@pytest.mark.parametrize("done", [False, True])
def test_try(step, done):
    case = build.case_at(step, done=done)
    print(case, case.step, [str(r.answer.standing) for r in case.requests.all()])

import pytest
from tests import ratified
pytestmark=pytest.mark.django_db
@pytest.mark.parametrize("f",[n for n in dir(ratified) if n.startswith("case_")])
def test_it(f): print(getattr(ratified,f)().step)

"""What can be learned at once: said to somebody, in words that name nobody."""

import datetime as dt

from sarum.board.models import Agency
from sarum.cases.rules import early_learning as rules

DAY = dt.date(2026, 3, 3)


def test_what_is_shared_says_something_to_somebody_and_names_nobody():
    homes = Agency(pk=1, name="Kestrel Homes")
    assert rules.why_not_shared("Ring back.", [homes], []) == {}
    assert set(rules.why_not_shared(" ", [], [])) == {"point", "agencies"}
    assert rules.why_not_shared("Ring Edna.", [homes], ["It names Edna."]) == {"point": "It names Edna."}
    assert rules.why_nobody_told([homes], {1}) == []
    assert "Kestrel Homes has no safeguarding lead" in rules.why_nobody_told([homes], {2, None})[0]


def test_what_was_shared_elsewhere_is_recorded_afterwards():
    assert rules.why_not_recorded("Ring back.", "All leads", DAY, DAY) == {}
    assert "who was told" in rules.why_not_recorded("Ring back.", " ", DAY, DAY)["shared_with"]
    late = rules.why_not_recorded("Ring back.", "All", DAY + dt.timedelta(1), DAY)
    assert "once it has been shared" in late["shared_on"]


def test_what_tells_of_whom_it_is_without_a_name_is_found_however_it_is_written():
    marks = ["HSAB-2026-006", "Adult H", "999 688 3320", "7 Cider Mill Row", "A"]
    said = "At 7 cider **mill** row; NHS 9996883320, case HSAB-2026-006: Ａｄｕｌｔ H died."
    assert rules.marks_left_in(said, marks) == sorted(marks[:-1])
    assert rules.marks_left_in("Ring back, and ask who else goes in.", marks) == []
    assert "still tells of whom" in rules.why_marked(["Adult H"])[0] and rules.why_marked([]) == []

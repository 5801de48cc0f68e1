"""A test of the tests: the watch over the pages sees what it is there to see."""

import pytest

from tests.journeys.browser import Watch

FAULTY = """<!doctype html><html lang="en"><title>Faulty</title><main><p style="color: #aaa">Grey on white</p>
<img src="https://elsewhere.example/tracker.png"></main></html>"""
STYLED_HERE = """document.body.insertAdjacentHTML('beforeend', '<p style="color: red">No style sheet says so</p>')"""
SOUND = """<!doctype html><html lang="en"><title>Sound</title><main><h1>Sound</h1><p>Black on white</p></main></html>"""


@pytest.fixture
def watch(browser, live_server):
    watching = Watch(browser, live_server.url)
    yield watching
    watching.close()


def shown(watch, page_of_words):
    page = watch.open().new_page()
    page.set_content(page_of_words, wait_until="domcontentloaded")
    watch.look(page, None)
    return page


def test_a_sound_page_has_no_faults(watch):
    shown(watch, SOUND)
    assert watch.faults == []


@pytest.mark.parametrize(
    "said",
    ["A page asked somebody else: https://elsewhere", "0 first headings", "[color-contrast]", "[image-alt]"],
)
def test_what_is_wrong_with_a_page_is_seen(watch, said):
    shown(watch, FAULTY)
    assert any(said in fault for fault in watch.faults), watch.faults


def test_what_a_page_complains_of_is_heard(watch):
    page = watch.open().new_page()
    page.goto(watch.address)
    page.evaluate(STYLED_HERE)
    assert any("Content Security Policy" in fault for fault in watch.faults), watch.faults


def test_what_a_page_lacks_is_not_taken_for_a_refusal(watch):
    page = watch.open().new_page()
    page.goto(watch.address + "/nothing/")
    assert watch.faults == []
    with page.expect_response("**/nothing.png"):
        page.set_content(SOUND.replace("<p>", f'<p><img alt="" src="{watch.address}/nothing.png">'))
    assert any("nothing.png was answered with 404" in fault for fault in watch.faults), watch.faults

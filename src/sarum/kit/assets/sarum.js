// Starts the GOV.UK components of a page, and saves a form that is being written. Nothing in the product needs this to work.
document.body.classList.add("js-enabled", "govuk-frontend-supported");
initAll();

const WHILE_TYPING = 4000, AFTER_A_FIELD = 200, AFTER_A_FAILURE = 10000, LARGEST_TO_OUTLIVE_THE_PAGE = 60000;

// Sends a form to its own page while it is written and when a field is left. Nothing is kept in the browser.
function saveBehind(form) {
  const state = document.createElement("p");
  state.className = "govuk-hint app-saved";
  state.setAttribute("role", "status");
  form.append(state);
  const words = () => new URLSearchParams([...new FormData(form)].filter(([name, value]) => typeof value === "string"));
  const typed = () => { const said = words(); said.delete("version"); return said.toString(); };
  const tell = (said) => { if (state.textContent !== said) state.textContent = said; };
  let kept = typed(), timer = 0, busy = null, isOver = false;

  function later(wait) {
    if (!timer && !isOver) timer = setTimeout(save, wait);
  }

  function save() {
    clearTimeout(timer);
    timer = 0;
    if (!busy && !isOver && typed() !== kept) busy = send().finally(() => {
      busy = null;
      if (typed() !== kept) later(WHILE_TYPING);
    });
    return busy;
  }

  async function send() {
    const sending = typed(), body = words();
    try {
      const answer = await fetch(location.href, {
        method: "POST", body, headers: {"X-Saving": "behind"}, redirect: "error",
        keepalive: body.toString().length < LARGEST_TO_OUTLIVE_THE_PAGE, signal: AbortSignal.timeout(20000),
      });
      if (!answer.ok) throw new Error(answer.status);
      const {said, version, stopped} = await answer.json();
      isOver = Boolean(stopped);
      if (version) form.elements.version.value = version;
      kept = sending;
      tell(said);
    } catch {
      tell("Not saved: we will keep trying");
      later(AFTER_A_FAILURE);
    }
  }

  form.addEventListener("input", () => later(WHILE_TYPING));
  form.addEventListener("change", () => {  // a little later, so that a press of the button comes first
    clearTimeout(timer);
    timer = 0;
    later(AFTER_A_FIELD);
  });
  document.addEventListener("visibilitychange", () => { if (document.hidden) save(); });
  form.addEventListener("submit", (event) => {
    clearTimeout(timer);
    if (busy) {
      event.preventDefault();
      busy.then(() => form.requestSubmit(event.submitter));
    }
    isOver = true;
  });
}

document.querySelectorAll("[data-where-saved-behind]").forEach((one) => { one.textContent = one.dataset.whereSavedBehind; });
document.querySelectorAll("form[data-saves]").forEach(saveBehind);

// Once a refused form is sent again, the way back leads to its question and not to a page that asks whether to send it twice.
if (document.querySelector(".govuk-error-summary")) document.addEventListener("submit", () => history.replaceState(null, "", location.href));

// What a mark of a picture says stands under the picture while it is pointed at or in focus; a reader of the screen hears it anyway.
document.querySelectorAll(".app-picture").forEach((picture) => {
  const said = document.createElement("p");
  said.className = "govuk-body app-picture__said";
  said.setAttribute("aria-hidden", "true");
  said.textContent = "Point at a mark, or reach it with the keyboard, to read it here.";
  picture.after(said);
  for (const reached of ["mouseover", "focusin"]) picture.addEventListener(reached, (event) => {
    const title = event.target.closest("a, rect, line")?.querySelector("title");
    if (title) said.textContent = title.textContent;
  });
});

// Starts the GOV.UK components of a page, and saves a form that is being written. Nothing in the product needs this to work.
document.body.classList.add("js-enabled", "govuk-frontend-supported");
initAll();

const WHILE_TYPING = 4000, AFTER_A_FIELD = 200, AFTER_A_FAILURE = 10000, LARGEST_TO_OUTLIVE_THE_PAGE = 60000;

// What cannot be saved is kept in this tab, for somebody who is signed in: until it is saved, they sign out, or the tab is closed.
const who = document.body.dataset.who || "";
const shelf = {
  of: (form) => `unsaved:${new URL(form.action, location.href).pathname}`,
  read(form) { try { return who && JSON.parse(sessionStorage.getItem(shelf.of(form))); } catch { return null; } },
  put(form, more) {
    const said = [...new FormData(form)].filter(([name, value]) => typeof value === "string" && name !== "csrfmiddlewaretoken");
    try { if (who) sessionStorage.setItem(shelf.of(form), JSON.stringify({said, ...more})); } catch { /* no room: the page has it */ }
  },
  drop(form) { try { sessionStorage.removeItem(shelf.of(form)); } catch { /* nothing was kept */ } },
  isSaved(form, kept) {
    const words = (pairs) => JSON.stringify(pairs.filter(([name]) => !["version", "key", "csrfmiddlewaretoken"].includes(name)));
    return words(kept.said) === words([...new FormData(form)]);
  },
  restore(form, kept) {
    for (const field of form.elements) {
      const values = kept.said.filter(([name]) => name === field.name).map(([, value]) => value);
      if (["radio", "checkbox"].includes(field.type)) field.checked = values.includes(field.value);
      else if (values.length && field.type !== "file") field.value = values[0];
      field.dispatchEvent(new Event("input", {bubbles: true}));  // for an editor that stands over it
    }
  },
};
try {  // a session that ran out leaves it for whoever signs in again; somebody else does not meet it
  if (who && sessionStorage.getItem("who") !== who) {
    sessionStorage.clear();
    sessionStorage.setItem("who", who);
  }
  document.querySelectorAll("form[action*='logout']").forEach((form) => form.addEventListener("submit", () => sessionStorage.clear()));
} catch { /* this browser keeps nothing */ }
const CUT = "There is no connection. What you typed stays here, and is saved when the connection is back";
const BACK = "What you typed while there was no connection is here again";
const NOT_SENT = "You typed this and have not sent it. Press its own button, or press the other one again to leave it here for later";
const LEFT = "What you typed and had not sent is here again";
const savers = [], unsent = [];

function sayingLine(form) {
  const state = document.createElement("p");
  state.className = "govuk-hint app-saved";
  state.setAttribute("role", "status");
  form.append(state);
  return (said) => { if (state.textContent !== said) state.textContent = said; };
}

// Sends a form to its own page while it is written and when a field is left.
function saveBehind(form) {
  const tell = sayingLine(form);
  const words = () => new URLSearchParams([...new FormData(form)].filter(([name, value]) => typeof value === "string"));
  const typed = () => { const said = words(); said.delete("version"); return said.toString(); };
  let kept = typed(), timer = 0, busy = null, isOver = false, isStopped = false;
  const left = shelf.read(form);
  if (left && shelf.isSaved(form, left)) shelf.drop(form);

  function later(wait) {
    if (!timer && !isOver && !isStopped) timer = setTimeout(save, wait);
  }

  function save() {
    clearTimeout(timer);
    timer = 0;
    if (!busy && !isOver && !isStopped && typed() !== kept) busy = send().finally(() => {
      busy = null;
      if (typed() !== kept) later(navigator.onLine ? WHILE_TYPING : AFTER_A_FAILURE);
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
      isStopped = Boolean(stopped);
      if (isStopped) shelf.put(form);  // the button shows both texts; until it is pressed, nothing typed is lost
      else {
        if (version) form.elements.version.value = version;
        kept = sending;
        shelf.drop(form);
      }
      tell(said);
    } catch {
      shelf.put(form);
      tell(navigator.onLine ? "Not saved: we will keep trying" : CUT);
      later(AFTER_A_FAILURE);
    }
  }

  if (left && !shelf.isSaved(form, left)) {  // with the version it was written on, so that nobody else's words are replaced unseen
    shelf.restore(form, left);
    tell(BACK);
    later(AFTER_A_FIELD);
  }
  savers.push(save);
  form.addEventListener("input", () => {
    if (!navigator.onLine || isStopped) shelf.put(form);
    later(WHILE_TYPING);
  });
  form.addEventListener("change", () => {  // a little later, so that a press of the button comes first
    clearTimeout(timer);
    timer = 0;
    later(AFTER_A_FIELD);
  });
  addEventListener("online", save);
  addEventListener("beforeunload", (event) => { if ((!navigator.onLine || isStopped) && !isOver && typed() !== kept) event.preventDefault(); });
  document.addEventListener("visibilitychange", () => { if (document.hidden) save(); });
  form.addEventListener("submit", (event) => {
    clearTimeout(timer);
    timer = 0;
    const beside = unsent.find((one) => one.waits());
    if (beside) {
      event.preventDefault();
      beside.show();
      return;
    }
    if (!navigator.onLine) {
      event.preventDefault();
      shelf.put(form);
      tell(CUT);
      return;
    }
    if (busy) {
      event.preventDefault();
      busy.then(() => form.requestSubmit(event.submitter));
    } else shelf.drop(form);
    isOver = true;
  });
}

// A form that is sent by its button only, beside one that is saved while it is written: what is typed outlives a lost connection.
function keepUnsent(form) {
  const tell = sayingLine(form), left = shelf.read(form);
  if (left && left.sent && document.querySelector(".govuk-notification-banner--success")) shelf.drop(form);
  else if (left) {
    shelf.restore(form, left);
    form.closest("details")?.setAttribute("open", "");
    tell(left.sent ? "It is not known whether this arrived. Press the button again: it is kept once only" : LEFT);
  }
  let isTyped = Boolean(left && !left.sent), isSaid = false;
  unsent.push({
    waits: () => isTyped && !isSaid,
    show() {
      isSaid = true;
      tell(NOT_SENT);
      form.closest("details")?.setAttribute("open", "");
      form.querySelector("input:not([type=hidden]), textarea, select")?.focus();
    },
  });
  form.addEventListener("input", () => {
    isTyped = true;
    shelf.put(form);
  });
  addEventListener("pageshow", () => { delete form.dataset.goes; });
  form.addEventListener("submit", (event) => {
    if (form.dataset.goes) return;
    event.preventDefault();
    if (!navigator.onLine) {
      shelf.put(form);
      tell(CUT.replace("is saved", "can be sent"));
      return;
    }
    Promise.all(savers.map((save) => save())).then(() => setTimeout(() => {  // after this event: within it a form is not sent again
      shelf.put(form, {sent: true});
      form.dataset.goes = "yes";
      form.requestSubmit(event.submitter);
    }));
  });
}

document.querySelectorAll("[data-where-saved-behind]").forEach((one) => { one.textContent = one.dataset.whereSavedBehind; });
document.querySelectorAll("form[data-saves]").forEach(saveBehind);
document.querySelectorAll("form[data-keeps]").forEach(keepUnsent);

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

"use strict";
(() => {
  const form = document.getElementById("choose");
  const rows = [...document.querySelectorAll("#rows tbody tr")];
  const lanes = [...document.querySelectorAll("[data-lane]")];
  const joins = [...document.querySelectorAll("[data-one]")];
  const words = new Map(rows.map((row) => [row, row.textContent.toLocaleLowerCase("en-GB")]));
  const count = document.getElementById("count");
  const show = () => {
    const agencies = new Set([...form.querySelectorAll("[name=agency]:checked")].map((box) => box.value));
    const wanted = form.elements.words.value.trim().toLocaleLowerCase("en-GB");
    const view = form.elements.view.value;
    let shown = 0;
    for (const row of rows) {
      row.hidden = !agencies.has(row.dataset.agency) || !words.get(row).includes(wanted);
      shown += !row.hidden;
    }
    for (const lane of lanes) lane.style.opacity = agencies.has(lane.dataset.lane) ? "1" : "0.1";
    for (const join of joins) join.style.opacity = agencies.has(join.dataset.one) && agencies.has(join.dataset.other) ? "1" : "0.1";
    for (const part of document.querySelectorAll("[data-view]")) part.hidden = view !== "all" && part.dataset.view !== view;
    count.textContent = `${shown} of ${rows.length} entries shown`;
  };
  form.hidden = false;
  form.addEventListener("input", show);
  form.addEventListener("submit", (event) => event.preventDefault());
  show();
})();

"use strict";
(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const told = document.getElementById("told");
  const sheets = all(".sheet");
  const links = new Map(all(".contents a").map((link) => [link.getAttribute("href").slice(1), link]));
  let here = 0;

  // Marks of a chart: one stop of the Tab key a chart, arrows from a mark to the next.
  const show = (mark) => {
    const box = mark.getBoundingClientRect();
    told.textContent = mark.getAttribute("aria-label");
    told.hidden = false;
    const left = box.left + box.width / 2 - told.offsetWidth / 2;
    const above = box.top - told.offsetHeight - 8;
    told.style.left = Math.max(8, Math.min(left, innerWidth - told.offsetWidth - 8)) + "px";
    told.style.top = (above > 60 ? above : box.bottom + 8) + "px";
  };
  const hide = () => { told.hidden = true; };
  for (const chart of all(".chart svg")) {
    const marks = all(".mark", chart);
    if (marks.length) marks[0].setAttribute("tabindex", "0");
    marks.forEach((mark, rank) => {
      const title = mark.querySelector("title");
      if (title) title.remove();
      mark.addEventListener("pointerenter", () => show(mark));
      mark.addEventListener("pointerleave", hide);
      mark.addEventListener("focus", () => show(mark));
      mark.addEventListener("blur", hide);
      mark.addEventListener("keydown", (event) => {
        const steps = { ArrowRight: rank + 1, ArrowDown: rank + 1, ArrowLeft: rank - 1, ArrowUp: rank - 1, Home: 0, End: marks.length - 1 };
        if (event.key === "Escape") hide();
        if (!(event.key in steps)) return;
        event.preventDefault();
        event.stopPropagation();
        const next = marks[Math.max(0, Math.min(steps[event.key], marks.length - 1))];
        marks.forEach((one) => one.setAttribute("tabindex", one === next ? "0" : "-1"));
        next.focus();
      });
    });
  }
  addEventListener("scroll", hide, { passive: true });

  // Pages: buttons and arrows; the table of contents follows.
  const before = document.getElementById("before");
  const after = document.getElementById("after");
  const mark = () => {
    here = sheets.reduce((found, sheet, rank) => (sheet.getBoundingClientRect().top < innerHeight / 3 ? rank : found), 0);
    document.getElementById("place").textContent = here + 1 + " / " + sheets.length;
    before.disabled = here === 0;
    after.disabled = here === sheets.length - 1;
    links.forEach((link, name) => {
      if (name === sheets[here].id) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    });
  };
  const go = (rank) => {
    const sheet = sheets[Math.max(0, Math.min(rank, sheets.length - 1))];
    sheet.scrollIntoView();
    sheet.querySelector("h1, h2").focus({ preventScroll: true });
  };
  before.parentElement.hidden = false;
  before.addEventListener("click", () => go(here - 1));
  after.addEventListener("click", () => go(here + 1));
  addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.target.closest(".scrolled")) return;
    if (event.key === "ArrowRight") go(here + 1);
    else if (event.key === "ArrowLeft") go(here - 1);
    else return;
    event.preventDefault();
  });
  addEventListener("scroll", mark, { passive: true });
  if (matchMedia("(max-width: 62rem)").matches) document.getElementById("contents").open = false;
  mark();

  // Tables: a head sorts its column; what is not known stays last.
  const value = (row, place) => {
    const cell = row.cells[place];
    return cell.dataset.sort === undefined ? cell.textContent : cell.dataset.sort;
  };
  const compare = (one, other) => {
    const [left, right] = [Number(one), Number(other)];
    return Number.isNaN(left) || Number.isNaN(right) ? one.localeCompare(other, document.documentElement.lang, { numeric: true }) : left - right;
  };
  for (const table of all("table")) {
    all("thead th", table).forEach((head, place) => {
      const button = document.createElement("button");
      button.type = "button";
      button.append(...head.childNodes);
      head.append(button);
      button.addEventListener("click", () => {
        const down = head.getAttribute("aria-sort") === "ascending";
        all("thead th", table).forEach((one) => one.removeAttribute("aria-sort"));
        head.setAttribute("aria-sort", down ? "descending" : "ascending");
        const rows = all("tbody tr", table).map((row) => [value(row, place), row]);
        rows.sort(([one], [other]) => (one === "") - (other === "") || (down ? -1 : 1) * compare(one, other));
        table.tBodies[0].append(...rows.map(([, row]) => row));
      });
    });
  }

  addEventListener("beforeprint", () => all("details").forEach((one) => { one.dataset.was = one.open; one.open = true; }));
  addEventListener("afterprint", () => all("details").forEach((one) => { one.open = one.dataset.was === "true"; }));
})();

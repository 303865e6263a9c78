// What a style sheet can't do: the page's language after a change of address, the few words that Streamlit
// writes in English only (ours come from the catalogue, by /words/<language>), and the hatching of maps.
(() => {
  let words = {};

  const language = () => (new URLSearchParams(window.location.search).get("lang") === "en" ? "en" : "fr");

  const follow = async () => {
    const lang = language();
    if (document.documentElement.lang === lang && words.lang === lang) return;
    document.documentElement.lang = lang;
    const answer = await fetch(`/words/${lang}`);
    if (answer.ok) words = { lang, ...(await answer.json()) };
    translate();
  };

  const write = (selector, change) => {
    for (const element of document.querySelectorAll(selector)) {
      const node = element.firstChild;
      if (node?.nodeType !== Node.TEXT_NODE) continue;
      element.dataset.tnt ??= node.nodeValue;
      const wanted = change(element.dataset.tnt);
      if (wanted && node.nodeValue !== wanted) node.nodeValue = wanted;
    }
  };

  const label = (selector, words_) => {
    for (const element of document.querySelectorAll(selector))
      if (words_ && element.getAttribute("aria-label") !== words_) element.setAttribute("aria-label", words_);
  };

  // Names that only a screen reader says, by the English that Streamlit gives them.
  const NAMES = {
    "Next page": "next_page",
    "Previous page": "previous_page",
    Pagination: "pagination",
    "Clear value": "clear",
    "Clear entry": "clear",
    "Clear date": "clear",
    "Choose date": "choose_date",
    "Selectbox options": "options",
    Open: "open_list",
  };

  const name = () => {
    for (const element of document.querySelectorAll("[aria-label]")) {
      const now = element.getAttribute("aria-label");
      const english = now === element.dataset.tntNamed ? element.dataset.tntName : now;
      const page = /^Page (\d+)$/.exec(english);
      const wanted = page ? words.page?.replace("{number}", page[1]) : words[NAMES[english]];
      if (!wanted || now === wanted) continue;
      element.dataset.tntName = english;
      element.dataset.tntNamed = wanted;
      element.setAttribute("aria-label", wanted);
    }
  };

  const translate = () => {
    name();
    write('[data-testid="InputInstructions"] *', (english) => english === "Press Enter to apply" && words.enter);
    write('[role="listbox"] *', (english) => english === "No results" && words.no_result);
    write('[data-testid="stSkipToContent"]', () => words.skip);
    write('[data-testid="stFileUploaderDropzone"] button p', () => words.upload);
    write('[data-testid="stFileUploaderDropzoneInstructions"] span', (english) =>
      words.limit && english.replace(/^.*per file/, words.limit),
    );
    label('[role="dialog"] button[aria-label="Close"]', words.close);
    label('[data-testid="stExpandSidebarButton"]', words.open_menu);
    label('[data-testid="stSidebarCollapseButton"] button', words.close_menu);
  };

  let planned = false;
  new MutationObserver(() => {
    if (planned) return;
    planned = true;
    requestAnimationFrame(() => {
      planned = false;
      translate();
      reach();
    });
  }).observe(document.body, { childList: true, subtree: true });

  for (const name of ["pushState", "replaceState"]) {
    const original = history[name].bind(history);
    history[name] = (...values) => {
      original(...values);
      follow();
    };
  }
  window.addEventListener("popstate", follow);
  follow();

  const go = (address) => {
    history.pushState({}, "", address);
    window.dispatchEvent(new PopStateEvent("popstate", { state: {} }));
    document.querySelector(".stMain")?.scrollTo(0, 0);
  };

  // A link to another page of ours: the page changes, the application stays.
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a.tnt-go");
    if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    go(link.href);
  });

  // The picture of a chart, made by its own (hidden) toolbar; the page on paper.
  document.addEventListener("click", (event) => {
    const button = event.target.closest?.("[data-tnt-image], [data-tnt-print]");
    if (!button) return;
    if (button.dataset.tntPrint) return window.print();
    const plot = document.querySelector(`.st-key-plot_${CSS.escape(button.dataset.tntPlot)} .js-plotly-plot`);
    if (!plot?._context) return;
    const { tntImage: format, tntName: filename } = button.dataset;
    plot._context.toImageButtonOptions = { format, filename, scale: format === "png" ? 2 : 1 };
    plot.querySelector('.modebar-btn[data-attr="toImage"], .modebar-btn')?.click();
  });

  // The part of a page that the address names, once it is there: Streamlit draws it after the browser looked for it,
  // and what stands above it after that.
  const PATIENCE = 3000;
  let sought = window.location.hash.slice(1);
  let found = 0;
  const reach = () => {
    const part = sought && document.getElementById(sought);
    if (!part) return;
    found ||= performance.now();
    if (performance.now() - found > PATIENCE) sought = "";
    else part.scrollIntoView();
  };
  for (const moved of ["wheel", "touchmove", "keydown", "mousedown"])
    window.addEventListener(moved, () => (sought = ""), { passive: true });

  // A meeting by the keyboard: from step to step with the arrows (on a wall, with the keys of a presenter too), to a
  // step by its number, full screen with F. Not while somebody types or chooses. The address says which step it is and
  // whether it is on a wall: the page may still show the one before.
  const TYPING = 'input, textarea, select, [contenteditable="true"], [role="combobox"], [role="listbox"], [role="dialog"], [role="radiogroup"], [role="slider"], [role="spinbutton"], [role="tablist"], [role="grid"], [data-testid="stDataFrame"]';
  const WAYS = { ArrowRight: 1, ArrowLeft: -1 };
  const PRESENTER = { PageDown: 1, PageUp: -1 };
  const stepped = (key, asked) => {
    const steps = [...document.querySelectorAll("[data-tnt-step]")].map((link) => new URL(link.href));
    const mode = asked.get("mode");
    const way = WAYS[key] ?? (mode === "presentation" ? PRESENTER[key] : undefined);
    const here = steps.findIndex((to) => to.searchParams.get("step") === asked.get("step"));
    const to = steps[way ? Math.max(here, 0) + way : /^[1-9]$/.test(key) ? Number(key) - 1 : -1];
    if (mode) to?.searchParams.set("mode", mode);
    else to?.searchParams.delete("mode");
    return to;
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || event.target.closest?.(TYPING)) return;
    if (document.querySelector('[role="dialog"]')) return;
    const to = stepped(event.key, new URLSearchParams(window.location.search));
    const full = event.key.toLowerCase() === "f" && document.querySelector("[data-tnt-full]");
    if (!to && !full) return;
    event.preventDefault();
    if (to) go(to);
    else full.click();
  });
  document.addEventListener("click", (event) => {
    const full = event.target.closest?.("[data-tnt-full]")?.dataset.tntFull;
    if (full === "1") document.documentElement.requestFullscreen?.().catch(() => {});
    else if (full === "0" && document.fullscreenElement) document.exitFullscreen();
  });

  const hatching = document.createElement("div");
  hatching.setAttribute("aria-hidden", "true");
  hatching.innerHTML =
    '<svg width="0" height="0" style="position:absolute"><defs><pattern id="tnt-hatch" width="5" height="5"' +
    ' patternUnits="userSpaceOnUse" patternTransform="rotate(45)">' +
    '<rect width="5" height="5" style="fill:var(--tnt-background)"/>' +
    '<rect width="1.6" height="5" style="fill:var(--tnt-hatch)"/></pattern></defs></svg>';
  document.body.append(hatching);
})();

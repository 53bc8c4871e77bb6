/* The page at work: what is done by hand, and what follows. */

let shown = { ...START };

/** Show a state. Highlighting waits for the next frame: the rows come first. */
function show(state) {
  shown = state;
  if (state.edition) document.documentElement.dataset.edition = state.edition;
  else delete document.documentElement.dataset.edition;
  const { found, words } = filter(state);
  requestAnimationFrame(() => shown === state && highlight(found, words));
  if (state.view === "compare") compare(state);
}

function change(typed) {
  const state = stateOfControls();
  show(state);
  remember(state, typed);
}

function goTo(state) {
  setControls(state);
  show(state);
}

/** Follow the address bar: a state, or the row of a class. */
function follow() {
  forget();
  goTo(stateOf(location.hash));
  const row = rows.get(location.hash.slice(1));
  if (!row) return;
  row.scrollIntoView({ block: "center" });
  row.querySelector("a.key").focus({ preventScroll: true });
}

byId("q").addEventListener("input", () => change(true));
for (const select of Object.values(selects)) select.addEventListener("change", () => change(false));
for (const button of document.querySelectorAll("button[data-view]")) {
  button.addEventListener("click", () => {
    const state = { ...stateOfControls(), view: button.dataset.view };
    goTo(state);
    remember(state, false);
  });
}
form.addEventListener("submit", (event) => event.preventDefault());
for (const button of [form.querySelector("[type=reset]"), byId("again")]) {
  button.addEventListener("click", (event) => {
    event.preventDefault();
    const state = { ...START, view: shown.view, from: shown.from, to: shown.to };
    goTo(state);
    remember(state, false);
    byId("q").focus();
  });
}
form.querySelector(".more").addEventListener("click", (event) => {
  const open = form.classList.toggle("open");
  event.currentTarget.setAttribute("aria-expanded", String(open));
});
byId("swap").addEventListener("click", () => {
  [selects.from.value, selects.to.value] = [selects.to.value, selects.from.value];
  change(false);
});
byId("copy-changes").addEventListener("click", () => copy(changesAsText(shown), "the changes"));
/* Other places of the page, such as the notes, leave the state as it is. */
addEventListener("popstate", () => {
  const name = location.hash.slice(1);
  if (!name || name.includes("=") || rows.has(name)) follow();
});

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const inField = event.target.closest("input, select, textarea");
  if (event.key === "/" && !inField) {
    event.preventDefault();
    byId("q").focus();
    byId("q").select();
  } else if (event.key === "Escape" && event.target === byId("q") && byId("q").value) {
    event.preventDefault();
    byId("q").value = "";
    change(false);
  } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    step(event);
  }
});

/** From the search into the table, and from row to row on the same control. */
function step(event) {
  const visible = classes.map((one) => one.row).filter((row) => !row.hidden);
  const row = event.target.closest("#classes tbody tr");
  if (event.target === byId("q") && event.key === "ArrowDown" && visible.length) {
    event.preventDefault();
    focusOn(visible[0].querySelector("button"));
  } else if (row) {
    event.preventDefault();
    const next = visible[visible.indexOf(row) + (event.key === "ArrowDown" ? 1 : -1)];
    const place = controls(row).indexOf(event.target);
    const same = event.target.dataset.copy;
    if (next) focusOn((same && next.querySelector(`[data-copy=${same}]`)) || controls(next)[place] || controls(next)[0]);
    else if (event.key === "ArrowUp") byId("q").focus();
  }
}

function controls(row) {
  return [...row.querySelectorAll("a, button")].filter((one) => one.checkVisibility?.() ?? true);
}

function focusOn(control) {
  control.focus({ preventScroll: true });
  control.closest("tr").scrollIntoView({ block: "nearest" });
}

/* The heads of the columns stay below the bar, which is as high as its lines are. No custom property: every element
   would inherit it, and be styled anew. */
new ResizeObserver(() => {
  const below = form.offsetHeight + (parseFloat(getComputedStyle(form).top) || 0);
  byId("classes").tHead.style.top = `${below}px`;
  document.documentElement.style.scrollPaddingTop = `${below + 36}px`;
}).observe(form);

/* In idle moments every row is laid out once, a few at a time: its height and layout are kept, and the first filter
   finds all rows as if they had been seen. Heights are remembered at the end of a frame, so each batch has one. */
function layOut(rest) {
  const batch = rest.splice(0, 6);
  requestIdleCallback(() => {
    for (const row of batch) row.classList.add("whole");
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        for (const row of batch) row.classList.remove("whole");
        if (rest.length) layOut(rest);
      }),
    );
  });
}

follow();
if (globalThis.requestIdleCallback) layOut([...rows.values()]);

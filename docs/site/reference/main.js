/* The page at work: what is done by hand, and what follows. */

let shown = { ...START };

/** Show a state. Highlighting waits for the next frame: the rows come first. */
function show(state) {
  shown = state;
  select(state.edition);
  const { found, words } = filter(state);
  requestAnimationFrame(() => shown === state && highlight(found, words));
  if (state.view === "compare") compare(state);
  byId("query").textContent = inWords(state);
}

const variants = [...document.querySelectorAll(".v")].map((one) => ({
  one,
  isFirst: !one.hidden,
  ranges: one.dataset.in.split(" ").map((range) => range.split("-").map(Number)),
}));
const sections = [...document.querySelectorAll(".section")].filter((one) => one.childElementCount === one.childNodes.length);
let selected = "";

/** Show what an edition says, or the newest that lists a class; a section without a note is one of that edition. */
function select(edition) {
  if (edition === selected) return;
  selected = edition;
  const at = editions.indexOf(edition);
  for (const { one, isFirst, ranges } of variants) {
    one.hidden = edition ? !ranges.some(([first, last]) => first <= at && at <= last) : !isFirst;
  }
  for (const link of sections) {
    link.dataset.newest ??= link.href;
    const folder = edition.length > 4 ? `medical/dicom/${edition}` : `dicom/${edition}`;
    link.href = edition ? link.dataset.newest.replace(/(?:medical\/)?dicom\/[^/]+/, folder) : link.dataset.newest;
  }
}

/** What is asked for, in words: printed above the classes. */
function inWords(state) {
  const labels = { q: "Search", edition: "Edition", iod: "IOD family", kind: "Kind", record: "Record", status: "Status" };
  return Object.entries(labels).filter(([name]) => state[name]).map(([name, label]) => `${label}: ${state[name]}`).join(" · ");
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

/** Follow the address bar: to a state, and to the row of a class. */
function follow() {
  endTyping();
  const row = rowOf(location.hash);
  if (isNewPlace()) history.replaceState(row ? stateAround(row) : shown, "");
  goTo(stateHere());
  for (const other of rows.values()) other.classList.toggle("here", other === row);
  if (!row) return;
  reveal(row);
  row.scrollIntoView({ block: "center" });
  row.querySelector("a.key").focus({ preventScroll: true });
}

/** Whether a link has just led to a place of the page. */
function isNewPlace() {
  return location.hash.length > 1 && !location.hash.includes("=") && history.state === null;
}

/** The search that stays when a link leads to a row: the current one, unless it hides the row. */
function stateAround(row) {
  return { ...(row.hidden ? START : shown), view: "" };
}

/** The row that an address names: by UID, UID Keyword or an old name, in any letter case. */
function rowOf(hash) {
  const name = decoded(hash.slice(1));
  if (rows.has(name)) return rows.get(name);
  const answer = find.ask(name.includes("=") ? "" : name);
  return answer.fit === "exact" ? classOf.get(answer.classes[0]?.uid)?.row : undefined;
}

function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
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
const moreFilters = form.querySelector(".more");

function unfold(isOpen) {
  form.classList.toggle("open", isOpen);
  moreFilters.setAttribute("aria-expanded", String(isOpen));
}

moreFilters.addEventListener("click", () => unfold(!form.classList.contains("open")));
byId("filters").addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || !form.classList.contains("open")) return;
  unfold(false);
  moreFilters.focus();
});
byId("swap").addEventListener("click", () => {
  [selects.from.value, selects.to.value] = [selects.to.value, selects.from.value];
  change(false);
});
byId("copy-changes").addEventListener("click", () => copy(changesAsText(shown), "the changes"));
for (const event of ["popstate", "hashchange"]) addEventListener(event, follow);
addEventListener("pageshow", (event) => event.persisted && follow());
byId("q").addEventListener("blur", endTyping);

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
  const visible = [...byId("classes").tBodies[0].rows].filter((row) => !row.hidden && row.getClientRects().length);
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

/* The heads of the columns stay below the bar, whose height changes with the width of the window; where the bar is not
   sticky, they stay at the top. */
function placeHeads() {
  const below = getComputedStyle(form).position === "sticky" ? form.offsetHeight : 0;
  byId("classes").tHead.style.top = `${below}px`;
  document.documentElement.style.scrollPaddingTop = `${below + 40}px`;
}

new ResizeObserver(placeHeads).observe(form);
addEventListener("resize", placeHeads);
placeHeads();
follow();
document.documentElement.classList.remove("waiting");
/* At the end of loading, a browser moves the focus to the place that the address names. */
addEventListener("load", () => rowOf(location.hash) && follow());

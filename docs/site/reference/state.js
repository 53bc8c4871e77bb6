/* State: what is asked for, in the controls and in the address bar. */

const form = document.querySelector("form.bar");
const NAMES = ["q", "edition", "iod", "kind", "record", "status", "view", "from", "to"];
const START = Object.freeze({
  ...Object.fromEntries(NAMES.map((name) => [name, ""])),
  from: editions[0],
  to: editions[editions.length - 1],
});
const selects = Object.fromEntries([...document.querySelectorAll("select")].map((one) => [one.name || one.id, one]));

/** The state that an address means; what no control offers is left out. */
function stateOf(hash) {
  const state = { ...START };
  if (!hash.includes("=")) return state;
  for (const [name, value] of new URLSearchParams(hash.replace(/^#/, ""))) {
    if (NAMES.includes(name) && isOffered(name, value)) state[name] = value;
  }
  return state;
}

function isOffered(name, value) {
  if (name === "q") return true;
  if (name === "view") return value === "compare";
  return [...selects[name].options].some((option) => option.value === value);
}

/** The state of the current history entry. An address that names a place of the page keeps the search beside it. */
function stateHere() {
  return location.hash.includes("=") ? stateOf(location.hash) : { ...START, ...history.state };
}

/** The address of a state, without what is as at the start. */
function addressOf(state) {
  const said = new URLSearchParams();
  for (const name of NAMES) {
    const matters = state.view === "compare" || (name !== "from" && name !== "to");
    if (matters && state[name] !== START[name]) said.set(name, state[name]);
  }
  const text = said.toString();
  return location.href.split("#")[0] + (text ? `#${text}` : "");
}

function stateOfControls() {
  const state = { ...START, q: byId("q").value };
  for (const [name, select] of Object.entries(selects)) state[name] = select.value;
  state.view = document.body.dataset.view ?? "";
  return state;
}

function setControls(state) {
  if (byId("q").value !== state.q) byId("q").value = state.q;
  for (const [name, select] of Object.entries(selects)) select.value = state[name];
  for (const button of document.querySelectorAll("[data-view]")) {
    if (button.localName === "button") button.setAttribute("aria-pressed", String(button.dataset.view === state.view));
  }
  if (document.body.dataset.view !== state.view) document.body.dataset.view = state.view;
}

const REST = 250;
const LONG_REST = 1000;
const lastTyped = { text: "", at: -Infinity };

/** Put a state into the address bar at once. What is typed in one go is one step back. */
function remember(state, typed) {
  const address = addressOf(state);
  const isOneStep = typed && isInOneGo(state.q);
  if (address !== location.href) history[isOneStep ? "replaceState" : "pushState"](null, "", address);
  endTyping();
  if (typed) Object.assign(lastTyped, { text: state.q, at: performance.now() });
}

/** Whether a text is typed without a rest after the one before it, or soon continues it. */
function isInOneGo(text) {
  const pause = performance.now() - lastTyped.at;
  const isContinued = text && lastTyped.text && (text.startsWith(lastTyped.text) || lastTyped.text.startsWith(text));
  return pause < (isContinued ? LONG_REST : REST);
}

function endTyping() {
  lastTyped.at = -Infinity;
}

/* State: what is asked for, in the controls and in the address bar. */

const form = document.querySelector("form.bar");
const NAMES = ["q", "edition", "table", "iod", "record", "status", "view", "from", "to"];
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

/** The address of a state: what is as at the start does not stand in it. */
function addressOf(state) {
  const told = new URLSearchParams();
  for (const name of NAMES) {
    const comparing = name !== "from" && name !== "to" ? true : state.view === "compare";
    if (comparing && (state[name] !== START[name])) told.set(name, state[name]);
  }
  const text = told.toString();
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

let isTyping = false;
let pending = 0;

/** Put a state into the address bar. What is typed in one go is one step back, and is put there when the hand rests. */
function remember(state, typed) {
  clearTimeout(pending);
  if (typed) pending = setTimeout(put, 250, state, true);
  else put(state, false);
}

function forget() {
  clearTimeout(pending);
  isTyping = false;
}

function put(state, typed) {
  const address = addressOf(state);
  if (address !== location.href) history[typed && isTyping ? "replaceState" : "pushState"](null, "", address);
  isTyping = typed;
}

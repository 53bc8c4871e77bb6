/* Search: from what is typed or pasted to the classes that are meant. */

const PADDING = /\\(?:0|x00|u0000)|[\u0000-\u0020\u007f-\u00a0\u200b-\u200f\u2028\u2029\u2060\ufeff]+/g;
const AROUND = /^[^\p{L}\p{N}]+|[^\p{L}\p{N}.*][^\p{L}\p{N}]*$/gu;
const MODULES = /^(?:[a-z_]\w*\.)+(?=[a-z])/;
const UID = /^\d+(?:\.\d+)+$/;

/** The words of a query. NULs and blanks that pad a UID, quotes around it and modules before a name do not count. */
function wordsOf(query) {
  const bare = folded(query.replace(PADDING, " ")).replace(AROUND, "");
  return bare.split(" ").filter(Boolean).map((word) => word.replace(MODULES, ""));
}

/** The one class whose whole UID, keyword or member name is asked for; a star after it asks for the others too. */
function exact(words) {
  return words.length === 1 ? classes.find((one) => one.names.includes(words[0])) : undefined;
}

/** Whether a class is meant: by a name of its own, or by all words. */
function meant(words) {
  const whole = exact(words);
  return whole ? (one) => one === whole : containing(words);
}

function containing(words) {
  const parts = words.map((word) => word.replace(/\*+$/, ""));
  return (one) => parts.every((part) => one.text.includes(part));
}

/** Whether a class passes the filters, in the words of the edition that is asked for. */
function passes(one, state) {
  const says = saying(one, state.edition);
  if (says === null) return false;
  const [, table, family, record, status] = says;
  return (
    (!state.table || state.table === table) &&
    (!state.iod || state.iod === (family || "untold")) &&
    (!state.record || state.record === record) &&
    (!state.status || state.status === status)
  );
}

/** Show the rows that are meant and say how many there are; only rows that change are touched. */
function filter(state) {
  const words = wordsOf(state.q);
  const isMeant = meant(words);
  const found = classes.filter((one) => passes(one, state) && isMeant(one));
  const shown = new Set(found);
  for (const one of classes) {
    if (one.row.hidden === shown.has(one)) setHidden(one.row, !shown.has(one));
  }
  byId("none").hidden = found.length > 0;
  byId("classes").hidden = !found.length;
  if (!found.length) byId("none").querySelector(".hint").textContent = hint(words, state, isMeant);
  count(found, words, state);
  return { found, words };
}

/* Hidden rows are still laid out, see the style sheet: readers are told in words. */
function setHidden(row, isHidden) {
  row.hidden = isHidden;
  if (isHidden) row.ariaHidden = "true";
  else row.removeAttribute("aria-hidden");
}

function hint(words, state, isMeant) {
  const elsewhere = classes.filter(isMeant).length;
  if (words.length && elsewhere) return `Without the filters, ${many(elsewhere)} would.`;
  if (state.status === "retired" && state.edition) return `The source of ${state.edition} has no retired classes.`;
  if (words.length === 1 && UID.test(words[0])) return "No edition here lists this UID for storage on media.";
  return "";
}

function count(found, words, state) {
  const others = exact(words) ? classes.filter(containing(words)).length - 1 : 0;
  const all = classes.filter((one) => saying(one, state.edition)).length;
  const where = state.edition ? ` in ${state.edition}` : "";
  const more = found.length && others ? `; ${others} more contain it (add *)` : "";
  const says = `${found.length === all ? "" : `${found.length} of `}${many(all)}${where}${more}`;
  if (byId("found").textContent !== says) byId("found").textContent = says;
}

const many = (number) => `${number} ${number === 1 ? "class" : "classes"}`;

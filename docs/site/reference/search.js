/* Search: show the rows that match, the best first, and their number. */

/** Whether a class passes the filters, in the words of the edition that is asked for. */
function passes(one, state) {
  const says = saying(one, state.edition);
  if (says === null) return false;
  const [, , section, record, status] = says;
  const family = section.split(".", 2).join(".");
  return (
    (!state.iod || state.iod === (family || "unknown")) &&
    (!state.kind || (one.kinds ?? ["unknown"]).includes(state.kind)) &&
    (!state.record || state.record === record) &&
    (!state.status || state.status === status)
  );
}

const isAsked = (query) => /[^\s\0]/.test(query);
const answersTo = (query) => (isAsked(query) ? find.answers(query) : []);

/** The classes that answers mean, each once; all classes if nothing is asked. */
function matching(answers, state) {
  if (!isAsked(state.q)) return classes;
  return [...new Set(answers.flatMap((answer) => answer.classes).map((one) => classOf.get(one.uid)))].filter(Boolean);
}

function filter(state) {
  const answers = answersTo(state.q);
  const all = matching(answers, state);
  const found = all.filter((one) => passes(one, state));
  order(found);
  const shown = new Set(found);
  for (const one of classes) one.row.hidden = !shown.has(one);
  identify(answers);
  const isIdentified = answers.some((answer) => answer.others.length || answer.pages.length);
  byId("classes").hidden = !found.length;
  byId("none").hidden = found.length > 0 || isIdentified;
  deal(found);
  if (!found.length) byId("none").querySelector(".hint").textContent = hint(all, state);
  count(found, state);
  const words = answers.flatMap(({ query }) => (/^[\d.]+$/.test(query) ? [query] : find.wordsOf(query)));
  return { found, words };
}

let moved = [];

/** Put the rows that are found in the order of the answer: those that are out of the table's order go to the front. */
function order(found) {
  const body = byId("classes").tBodies[0];
  const places = found.map((one) => classes.indexOf(one));
  const ordered = places.findLastIndex((place, at) => at > 0 && places[at - 1] > place);
  for (const place of moved) body.insertBefore(classes[place].row, classes[place + 1]?.row ?? null);
  moved = places.slice(0, Math.max(ordered, 0)).sort((one, other) => other - one);
  body.prepend(...found.slice(0, moved.length).map((one) => one.row));
}

/** Above the rows: UIDs of other types; each UID, if several are asked for, and a file of them; guides and names of the API. */
function identify(answers) {
  const several = answers.length > 1;
  const list = element("ul", { className: "lines" });
  for (const answer of answers) {
    for (const one of several ? [...answer.classes, ...answer.others] : answer.others) list.append(identified(one));
    if (several && answer.fit === "none") list.append(element("li", { textContent: `${answer.query}: unknown` }));
  }
  byId("resolved").replaceChildren(...(list.childElementCount ? [list] : []), ...(several ? [csvLink(answers)] : []));
  byId("about").replaceChildren(...answers.flatMap(({ pages }) => pages.flatMap(linked)));
}

function linked({ name, address, note }) {
  const link = element("a", { href: `../${address}`, textContent: note ? `${note}: ${name}` : name });
  return [link, " "];
}

function identified(one) {
  const item = element("li", { className: one.isStorage ? "storage" : "other" });
  const name = element(one.isStorage ? "a" : "b", { textContent: one.name });
  if (one.isStorage) name.href = `#${one.keyword}`;
  item.append(name, ` (${find.described(one)}) `, element("code", { textContent: one.uid }));
  return item;
}

function csvLink(answers) {
  const href = `data:text/csv;charset=utf-8,${encodeURIComponent(find.csv(answers))}`;
  return element("a", { href, download: "uids.csv", textContent: "Export as CSV" });
}

function hint(all, state) {
  if (isAsked(state.q) && all.length) return `Without the filters, ${many(all.length)} would match.`;
  if (state.status === "retired" && state.edition) return `The source of ${state.edition} has no retired classes.`;
  if (/^\s*1\.2[\d.]*\s*$/.test(state.q)) {
    const meant = find.closest(state.q.trim()).map((one) => `${one.uid} ${one.name}`);
    const suggestion = meant.length ? ` Did you mean ${meant.join(", ")}?` : "";
    return `PS3.6 Table A-1 does not list this UID.${suggestion} To search by its beginning, add *.`;
  }
  return "";
}

function count(found, state) {
  const all = classes.filter((one) => saying(one, state.edition)).length;
  const where = state.edition ? ` in ${state.edition}` : "";
  const says = `${found.length === all ? "" : `${found.length} of `}${many(all)}${where}`;
  if (byId("found").textContent !== says) byId("found").textContent = says;
}

const many = (number) => `${number} ${number === 1 ? "class" : "classes"}`;

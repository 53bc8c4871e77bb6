/* Compare: added, removed and renamed classes between two editions, as dicom_media_storage.history.diff returns them. */

function changesBetween(from, to) {
  const current = (one, edition) => {
    const says = saying(one, edition);
    return says && says[4] === "current" ? says[0] : null;
  };
  const pairs = classes.map((one) => [one, current(one, from), current(one, to)]);
  return {
    added: pairs.filter(([, before, after]) => before === null && after !== null),
    removed: pairs.filter(([, before, after]) => before !== null && after === null),
    renamed: pairs.filter(([, before, after]) => before !== null && after !== null && before !== after),
    details: DETAILS.flatMap((what, place) => differing(from, to, what, 5 + place)),
  };
}

const DETAILS = ["IOD section", "IOD", "Directory Record Type"];

/** The classes of which both editions print a value, and not the same one: class, and what changed. */
function differing(from, to, what, place) {
  return classes.flatMap((one) => {
    const [before, after] = [from, to].map((edition) => saying(one, edition)?.[place]);
    return before && after && before !== after ? [[one, `${what}: ${before} → ${after}`]] : [];
  });
}

const isRetired = (one, edition) => saying(one, edition)?.[4] === "retired";

function summary(state, changes) {
  const { added, removed, renamed } = changes;
  const counts = `${added.length} added, ${removed.length} removed, ${renamed.length} renamed`;
  return `DICOM ${state.from} → ${state.to}: ${counts}`;
}

/** Show the changes: lists of links to the rows. */
function compare(state) {
  const changes = changesBetween(state.from, state.to);
  const list = element("ul", { className: "lines" });
  for (const [one, , after] of changes.added) list.append(line("added", after, one));
  for (const [one, before] of changes.removed) list.append(line("removed", before, one));
  for (const item of list.querySelectorAll(".removed")) markRetired(item, state.to);
  for (const [one, before, after] of changes.renamed) list.append(line("renamed", after, one, before));
  for (const [one, text] of changes.details) list.append(detail(one, text));
  const nothing = element("p", { textContent: "No difference between the two editions." });
  const title = element("h3", { textContent: summary(state, changes) });
  byId("compared").replaceChildren(title, list.childElementCount ? list : nothing, ...unknown(state));
}

function markRetired(item, edition) {
  const one = classOf.get(item.querySelector("code").textContent);
  if (isRetired(one, edition)) item.append(element("span", { className: "retired tag", textContent: "retired" }));
}

function detail(one, text) {
  const item = line("changed", one.newest[0], one);
  item.append(element("span", { className: "detail", textContent: text }));
  return item;
}

/** What cannot be compared, because the source of an edition does not have it. */
function unknown(state) {
  const lines = DETAILS.flatMap((what, place) => {
    const without = [state.from, state.to].filter((edition) => !classes.some((one) => saying(one, edition)?.[5 + place]));
    const editions = [...new Set(without)].join(" and ");
    return editions ? [`${what}: not compared, because it is not in the source of ${editions}.`] : [];
  });
  return lines.map((text) => element("p", { className: "aside", textContent: text }));
}

function line(kind, name, one, before) {
  const item = element("li", { className: kind });
  const link = element("a", { href: `#${one.id}`, textContent: name });
  const words = { added: "Added: ", removed: "Removed: ", renamed: "Renamed: ", changed: "Changed: " };
  item.append(element("span", { className: "hidden", textContent: words[kind] }));
  if (before) item.append(element("s", { textContent: before }), " ");
  item.append(link, " ", element("code", { textContent: one.uid }));
  return item;
}

/** The changes as text, a line each. */
function changesAsText(state) {
  const changes = changesBetween(state.from, state.to);
  const lines = [summary(state, changes)];
  for (const [one, , after] of changes.added) lines.push(`+ ${one.uid}  ${after}`);
  for (const [one, before] of changes.removed) lines.push(`- ${one.uid}  ${before}`);
  for (const [one, before, after] of changes.renamed) lines.push(`~ ${one.uid}  ${before} → ${after}`);
  for (const [one, text] of changes.details) lines.push(`~ ${one.uid}  ${text}`);
  return lines.join("\n");
}

function element(name, properties) {
  return Object.assign(document.createElement(name), properties);
}

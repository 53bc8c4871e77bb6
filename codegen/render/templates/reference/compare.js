/* Compare: what came, went and was renamed between two editions, as dicom_media_storage.history.diff tells it. */

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
  };
}

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
  for (const [one, before, after] of changes.renamed) list.append(line("renamed", after, one, before));
  const nothing = element("p", { textContent: "Nothing: both list the same classes under the same names." });
  const title = element("h3", { textContent: summary(state, changes) });
  byId("compared").replaceChildren(title, list.childElementCount ? list : nothing);
}

function line(kind, name, one, before) {
  const item = element("li", { className: kind });
  const link = element("a", { href: `#${one.id}`, textContent: name });
  const words = { added: "Added: ", removed: "Removed: ", renamed: "Renamed: " };
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
  return lines.join("\n");
}

function element(name, properties) {
  return Object.assign(document.createElement(name), properties);
}

/* What the page knows: the editions, the classes, and the row of each. */

const byId = (id) => document.getElementById(id);
const { editions, texts, classes } = JSON.parse(byId("data").textContent);
const rows = new Map([...byId("classes").tBodies[0].rows].map((row) => [row.id, row]));

for (const one of classes) {
  one.row = rows.get(one.id);
  one.says = one.says.map((saying) => saying.map((place) => texts[place]));
  one.newest = one.says[one.by.findLast((index) => index >= 0)];
  one.names = [one.uid, one.id, one.python.replace(/^.*\./, "")].map(folded);
  const printed = new Set([...one.says.map((saying) => saying[0]), ...one.iods]);
  one.text = [...[...printed].map(folded), ...one.names].join("\n");
}

/** What an edition says of a class, null where it does not list it: name, table, family, record type, status; then the
    IOD section, IOD title and record type that the edition itself prints, empty where its source has none. */
function saying(one, edition) {
  return edition ? (one.says[one.by[editions.indexOf(edition)]] ?? null) : one.newest;
}

/** Texts made comparable: case, kinds of hyphens and kinds of blanks do not count. */
function folded(text) {
  return text
    .toLowerCase()
    .replace(/[\u2010-\u2015\u2212]/g, "-")
    .replace(/[^\S\n]+/g, " ");
}

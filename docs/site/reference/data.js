/* What the page knows: the editions, the classes, and the row of each. */

const byId = (id) => document.getElementById(id);
const { editions, texts, classes } = JSON.parse(byId("data").textContent);
const { others, abbreviations, synonyms, pages, oldNames } = JSON.parse(byId("find-data").textContent);
const rows = new Map([...byId("classes").tBodies[0].rows].map((row) => [row.id, row]));

for (const one of classes) {
  one.row = rows.get(one.id);
  one.uid = one.row.querySelector(".uid").id;
  one.says = one.says.map((saying) => saying.map((place) => texts[place]));
  one.newest = one.says[one.by.findLast((index) => index >= 0)];
}

const classOf = new Map(classes.map((one) => [one.uid, one]));
const find = finder({ classes: classes.map(findable), others, abbreviations, synonyms, pages });

/** A class as find.js reads it. */
function findable(one) {
  const names = new Set(one.by.toReversed().filter((index) => index >= 0).map((index) => one.says[index][0]));
  const [, table, section, record, status] = one.newest;
  const old = oldNames[one.id] ?? [];
  return [one.uid, one.id, one.member, [...names], old, table, section, record, Number(status === "retired")];
}

/** What an edition says of a class, null where it does not list it: name, table, IOD section, record type, status; then the
    IOD section, IOD title and record type that the edition itself prints, empty where its source has none. */
function saying(one, edition) {
  return edition ? (one.says[one.by[editions.indexOf(edition)]] ?? null) : one.newest;
}

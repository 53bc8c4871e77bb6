/* The search page: the UIDs and SOP Classes that are meant, above what Sphinx finds in the guides. */

(() => {
  const MOST = 20;
  const query = new URLSearchParams(location.search).get("q") ?? "";
  document.getElementById("q").value = query;
  if (!query.trim()) return;

  const find = finder(FIND_DATA);
  const answers = find.queries(query).map(find.ask);
  const place = document.getElementById("found-uids");
  place.append(heading(), list(), ...more());

  function heading() {
    return Object.assign(document.createElement("h2"), { textContent: "SOP Classes and other UIDs" });
  }

  function list() {
    const all = document.createElement("ul");
    all.className = "found-uids";
    for (const answer of answers) all.append(...items(answer));
    return all;
  }

  function items(answer) {
    const found = [...answer.classes, ...answer.others].slice(0, MOST);
    return found.length ? found.map(item) : [line(`${answer.query}: not found`)];
  }

  function item(one) {
    const name = document.createElement(one.isStorage ? "a" : "b");
    name.textContent = one.name;
    if (one.isStorage) name.href = `c/${one.keyword}/index.html`;
    const uid = Object.assign(document.createElement("code"), { textContent: one.uid });
    return line(name, ` ${find.described(one)} `, uid);
  }

  function line(...parts) {
    const element = document.createElement("li");
    element.append(...parts);
    return element;
  }

  function more() {
    const rest = answers.some((answer) => answer.classes.length > MOST);
    const link = document.createElement("a");
    link.href = `reference/index.html#${new URLSearchParams({ q: query })}`;
    link.textContent = rest ? "All of them in the reference" : "The same search in the reference";
    return [link];
  }
})();

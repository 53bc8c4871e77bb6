/* The search in the header of every page, and on the start page. The data is loaded when the field is first used. */

(() => {
  const root = document.documentElement.dataset.root;
  let loading = null;

  function load() {
    loading ??= script("find-data.js")
      .then(() => script("find.js"))
      .then(() => finder(FIND_DATA));
    return loading;
  }

  function script(name) {
    return new Promise((resolve, reject) => {
      const one = Object.assign(document.createElement("script"), { src: `${root}_static/${name}` });
      one.addEventListener("load", resolve);
      one.addEventListener("error", () => reject(new Error(`${name} does not load`)));
      document.head.append(one);
    });
  }

  for (const form of document.querySelectorAll(".search-box")) start(form);

  function start(form) {
    const field = form.querySelector("input");
    const answers = element("div", { className: "answers", hidden: true });
    const status = element("p", { role: "status" });
    const list = element("ul", {});
    answers.append(status, list);
    form.append(answers);

    field.addEventListener("focus", load);
    field.addEventListener("input", () => load().then((find) => show(find, field.value)));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      load().then((find) => {
        show(find, field.value);
        list.querySelector("a")?.click();
      });
    });
    form.addEventListener("keydown", (event) => {
      const links = [...list.querySelectorAll("a")];
      const at = links.indexOf(document.activeElement);
      if (event.key === "Escape") {
        field.focus();
        answers.hidden = true;
      } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        event.preventDefault();
        const next = at + (event.key === "ArrowDown" ? 1 : -1);
        (next < 0 ? field : links[Math.min(next, links.length - 1)])?.focus();
      }
    });
    form.addEventListener("focusout", (event) => {
      if (!form.contains(event.relatedTarget)) answers.hidden = true;
    });
    field.addEventListener("focus", () => (answers.hidden = !field.value.trim()));

    function show(find, text) {
      const found = text.trim() ? find.answer(text) : { lines: [], says: "" };
      const hash = new URLSearchParams({ q: text.trim() });
      const rest = found.more ? [{ name: found.more, address: `reference/index.html#${hash}` }] : [];
      list.replaceChildren(...[...found.lines, ...rest].map(line));
      list.querySelector("a")?.classList.add("first");
      if (status.textContent !== found.says) status.textContent = found.says;
      answers.hidden = !text.trim();
    }
  }

  function line({ name, uid, note, address }) {
    const item = element("li", {});
    const link = element("a", { href: root + address });
    link.append(element("b", { textContent: name }));
    if (uid) link.append(element("code", { textContent: uid }));
    if (note) link.append(element("small", { textContent: note }));
    item.append(link);
    return item;
  }

  function element(name, properties) {
    return Object.assign(document.createElement(name), properties);
  }

  document.addEventListener("keydown", (event) => {
    const isTyping = event.target.closest("input, select, textarea");
    const field = document.querySelector(".search-box input");
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || isTyping || !field) return;
    event.preventDefault();
    field.focus();
    field.select();
  });
})();

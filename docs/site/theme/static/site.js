/* Copy buttons, tabs, and lists that Escape folds. */

(() => {
  async function copy(button, text) {
    const isCopied = await isOnClipboard(text);
    say(isCopied ? `Copied ${text.length > 80 ? "the code" : text}` : "The browser does not let this page copy.");
    if (!isCopied) return;
    button.textContent = "Copied";
    setTimeout(() => (button.textContent = "Copy"), 2000);
  }

  /* Of a session, only what a person types. */
  function codeOf(block) {
    const lines = block.querySelector("pre").textContent.replace(/\n$/, "").split("\n");
    const typed = lines.filter((line) => /^(>>>|\.\.\.|\$) ?/.test(line));
    return (typed.length ? typed.map((line) => line.replace(/^(>>>|\.\.\.|\$) ?/, "")) : lines).join("\n");
  }

  for (const block of document.querySelectorAll(".highlight")) {
    const button = document.createElement("button");
    Object.assign(button, { type: "button", className: "copy", textContent: "Copy" });
    button.setAttribute("aria-label", "Copy the code");
    button.addEventListener("click", () => copy(button, codeOf(block)));
    block.append(button);
  }
  for (const button of document.querySelectorAll("[data-copies]")) {
    button.addEventListener("click", () => copy(button, button.dataset.copies));
  }

  for (const tabs of document.querySelectorAll(".tabs")) {
    const buttons = [...tabs.querySelectorAll("[role=tab]")];
    const choose = (chosen) => {
      for (const one of buttons) {
        one.setAttribute("aria-selected", String(one === chosen));
        one.tabIndex = one === chosen ? 0 : -1;
        document.getElementById(one.getAttribute("aria-controls")).hidden = one !== chosen;
      }
    };
    tabs.addEventListener("click", (event) => buttons.includes(event.target) && choose(event.target));
    tabs.addEventListener("keydown", (event) => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (!step || !buttons.includes(event.target)) return;
      const next = buttons[(buttons.indexOf(event.target) + step + buttons.length) % buttons.length];
      choose(next);
      next.focus();
    });
    choose(buttons[0]);
  }

  for (const drawer of document.querySelectorAll(".drawer")) {
    const summary = drawer.querySelector("summary");
    drawer.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !summary.checkVisibility()) return;
      drawer.open = false;
      summary.focus();
    });
  }
})();

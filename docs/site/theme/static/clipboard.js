/* Copy a text, and say so. The reference contains this file. */

async function isOnClipboard(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return isCopiedTheOldWay(text);
  }
}

/* Pages from a disk or over plain http have no clipboard in some browsers. */
function isCopiedTheOldWay(text) {
  const area = Object.assign(document.createElement("textarea"), { value: text, readOnly: true });
  const before = document.activeElement;
  Object.assign(area.style, { position: "fixed", opacity: 0 });
  document.body.append(area);
  area.select();
  const isCopied = document.execCommand("copy");
  area.remove();
  before?.focus();
  return isCopied;
}

let hush = 0;

function say(text) {
  const said = document.getElementById("said");
  clearTimeout(hush);
  said.textContent = text;
  hush = setTimeout(() => (said.textContent = ""), 4000);
}

/* Copy: what the buttons of a row copy. */

async function copy(text, what) {
  say((await isOnClipboard(text)) ? `Copied ${what}` : `The browser does not let this page copy. Here it is: ${text}`);
}

/** What a button copies; for Python, an import that runs as it is. */
function copied(button) {
  const one = classes.find((one) => one.id === button.closest("tr").id);
  if (button.dataset.copy === "uid") return one.uid;
  if (button.dataset.copy === "pydicom") return `pydicom.uid.${one.id}`;
  const enumeration = one.newest[4] === "retired" ? "RetiredMediaStorageSOPClass" : "MediaStorageSOPClass";
  return `from ${one.module ?? "dicom_media_storage"} import ${enumeration}\n\n${enumeration}.${one.member}`;
}

for (const button of document.querySelectorAll("button[data-copy]")) {
  const one = classes.find((one) => one.id === button.closest("tr").id);
  button.setAttribute("aria-label", `Copy ${button.textContent}: ${one.newest[0]}`);
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("button[data-copy]");
  if (!button) return;
  const retired = button.dataset.copy === "uid" && button.parentElement.parentElement.querySelector(".gone");
  copy(copied(button), copied(button) + (retired?.checkVisibility?.() ? ", the UID of a retired class" : ""));
});

/* The expression shows before it is copied; 550 titles would only make the page heavier. */
for (const kind of ["pointerover", "focusin"]) {
  document.addEventListener(kind, (event) => {
    const button = event.target.closest?.("button[data-copy]");
    if (button && !button.title) button.title = copied(button);
  });
}

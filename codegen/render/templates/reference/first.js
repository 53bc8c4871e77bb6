/* Before anything is painted: what is for readers with JavaScript is shown, and rows below the window may wait. */

const root = document.documentElement;
root.classList.add("js");

/* At the start, a reader sees the first rows alone: the others are laid out after the first paint, not before it. */
if (!location.hash) {
  const goOn = () => root.classList.remove("first");
  root.classList.add("first");
  new PerformanceObserver(goOn).observe({ type: "paint", buffered: true });
  addEventListener("load", goOn);
}

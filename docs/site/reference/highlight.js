/* Highlight: mark the words of the search in the rows; browsers without the Highlight API show no marks. */

const MOST = 80;

function highlight(found, words) {
  if (!globalThis.CSS?.highlights) return;
  CSS.highlights.delete("found");
  const parts = words.filter((part) => part.length > 1);
  if (!parts.length || found.length > MOST) return;
  const places = found.flatMap((one) => [...one.row.querySelectorAll(".name, .key, small:not(.general), .uid code")]);
  const ranges = places.flatMap((place) => rangesIn(place, parts));
  CSS.highlights.set("found", new Highlight(...ranges));
}

/** Every place of the parts in an element, also where it begins in one text node and ends in the next. */
function rangesIn(parent, parts) {
  const walker = document.createTreeWalker(parent, NodeFilter.SHOW_TEXT);
  const nodes = [];
  let text = "";
  while (walker.nextNode()) {
    nodes.push({ node: walker.currentNode, start: text.length });
    text += walker.currentNode.data.toLowerCase();
  }
  return parts.flatMap((part) => placesOf(part, text).map((start) => rangeOf(nodes, start, start + part.length)));
}

function placesOf(part, text) {
  const places = [];
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + part.length)) places.push(at);
  return places;
}

function rangeOf(nodes, start, end) {
  const range = new Range();
  const from = nodes.findLast((one) => one.start <= start);
  const to = nodes.findLast((one) => one.start < end);
  range.setStart(from.node, start - from.start);
  range.setEnd(to.node, end - to.start);
  return range;
}

/* Cards: a narrow window shows the first classes of an answer, and more as its reader scrolls. On wide windows, the style
   sheet shows all of them. */

const PORTION = 30;
const more = byId("more");
let cards = [];
let shownCards = PORTION;

function deal(answer) {
  const isSame = answer.length === cards.length && answer.every((one, place) => one === cards[place]);
  cards = answer;
  showCards(isSame ? shownCards : PORTION);
}

function showCards(count) {
  shownCards = count;
  cards.forEach((one, place) => one.row.classList.toggle("later", place >= count));
  more.hidden = cards.length <= count;
}

function reveal(row) {
  const place = cards.findIndex((one) => one.row === row);
  if (place >= shownCards) showCards(place + PORTION);
}

more.addEventListener("click", () => {
  const next = cards[shownCards];
  showCards(shownCards + PORTION);
  next.row.querySelector("a").focus({ preventScroll: true });
});

/* Where the button comes near from below; a link to the notes, which follow it, leaves it at the top of the window. */
const approach = new IntersectionObserver(
  ([entry]) => {
    if (!entry.isIntersecting) return;
    showCards(shownCards + PORTION);
    approach.unobserve(more);
    approach.observe(more);
  },
  { rootMargin: "-200px 0px 600px" },
);
approach.observe(more);

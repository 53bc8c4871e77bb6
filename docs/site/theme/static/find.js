/* Find: from what a person types or pastes to the matching UIDs. The rules are those of the command line
   (src/dicom_media_storage/_search/answers.py); tests/search_queries.toml states them, and both must answer its queries. */

const finder = (data) => {
  const WHOLE_UID = /(?<![\w.])1\.2(?:\.\d+)+(?![\w.*])/g;
  const TAG = "\\([0-9a-f]{4},[0-9a-f]{4}\\)";
  const DUMPED = new RegExp(
    `${TAG}[^\\n]*?\\bUI\\b(?:\\s*:|\\s+#\\d+)?\\s*(?:=(\\w+)|\\[([^\\]\\n]*)\\]|((?:(?!${TAG})[^\\n#=[])+))`,
    "gi",
  );
  const PADDING = /\\x00|\\0|\0/g;
  const AROUND = /^[^\p{L}\p{N}_]+|[^\p{L}\p{N}_.*)]+$/gu;
  const PREFIX = /^(?:urn:oid:|UID_(?:RETIRED_)?)/i;
  const SECTION = /^(?:.*#)?(?:PS3\.[34])?\s*(?:table|section|sect)?[\s_]*([A-Z]{1,2}(?:\.\d+)+(?:-\d+)?)$/i;
  const IS_UID = /^[0-9.]+\*?$/;
  const SHORTEST_PIECE = 4;
  const LONGEST_NAME = 300;
  const MOST_SUGGESTIONS = 3;
  const MOST_UIDS = 8;
  const MOST_PAGES = 5;

  const wordsOf = (text) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const foldedName = (text) => wordsOf(text).join("");
  const bare = (text) => text.replace(PADDING, " ").replace(AROUND, "").replace(PREFIX, "");

  const classes = data.classes.map(([uid, keyword, member, names, oldNames, table, section, record, isRetired]) => {
    const short = Object.keys(data.abbreviations).filter((one) => data.abbreviations[one].includes(keyword));
    return indexed(
      { uid, keyword, name: names[0], type: "SOP Class", isRetired: !!isRetired, isStorage: true, record },
      { worded: [...names, member], all: [...names, keyword, member, ...oldNames], places: [table, section] },
      [...short.map((one) => one.toLowerCase()), ...wordsOf(record)],
    );
  });
  const others = data.others.map(([uid, name, keyword, type, isRetired, says]) =>
    indexed(
      { uid, keyword, name: name ?? uid, type, isRetired: !!isRetired, isStorage: false, record: "", says },
      { worded: [name ?? uid], all: [name, keyword].filter(Boolean), places: [] },
      [],
    ),
  );

  const pages = data.pages.map(([name, address, note]) => ({
    name,
    address,
    note,
    words: wordsOf(note ? name : `${name} ${address.replace(/^.*\/|\.html$/g, "")}`),
  }));

  function indexed(entry, { worded, all, places }, marks) {
    const retired = entry.isRetired ? all.map((name) => `${name} (Retired)`) : [];
    return {
      ...entry,
      places,
      worded: worded.map(wordsOf),
      folds: new Set([...all, ...retired].map(foldedName)),
      marks: new Set(entry.isRetired ? [...marks, "retired"] : marks),
    };
  }

  /** The queries in a text: the UIDs in lines of a dump, or each whole UID, or the text as it is. */
  function queries(text) {
    const unpadded = text.replace(PADDING, " ");
    const dumped = [...unpadded.matchAll(DUMPED)].map(([, name, value, printed]) => name || value || printed || "");
    if (dumped.length) return dumped.flatMap((value) => value.split("\\")).map((part) => part.trim());
    return unpadded.match(WHOLE_UID) ?? [bare(text)];
  }

  /** What a query means: the storage SOP Classes that fit, the best first, and the other UIDs. */
  function ask(text) {
    const query = bare(text);
    for (const [fit, fits] of rules(query)) {
      const found = classes.filter(fits);
      const also = !found.length || fit === "exact" ? others.filter(fits) : [];
      if (found.length || also.length) return { query, fit, classes: ranked(found, query), others: also };
    }
    return { query, fit: "none", classes: [], others: [] };
  }

  function rules(query) {
    if (!foldedName(query) || query.length > LONGEST_NAME) return [];
    if (IS_UID.test(query)) return uidRules(query);
    const section = SECTION.exec(query);
    return section ? sectionRules(section[1].toUpperCase()) : nameRules(query);
  }

  function uidRules(query) {
    const part = query.replace(/^[.*]+|[.*]+$/g, "");
    if (!query.startsWith("1.2."))
      return [
        ["part", (one) => `.${one.uid}`.endsWith(`.${part}`)],
        ["part", (one) => `.${one.uid}.`.includes(`.${part}.`)],
      ];
    if (/[.*]$/.test(query)) return [["part", (one) => one.uid.startsWith(query.replace(/\*+$/, ""))]];
    return [["exact", (one) => one.uid === query]];
  }

  function sectionRules(section) {
    const isWithin = (place) => place.startsWith(`${section}.`) || place.startsWith(`${section}-`);
    return [
      ["part", (one) => one.places.includes(section)],
      ["part", (one) => one.places.some(isWithin)],
    ];
  }

  function nameRules(query) {
    const joined = foldedName(query);
    const words = wordsOf(query);
    const whole = [joined, foldedName(query.slice(query.lastIndexOf(".") + 1))];
    whole.push(...whole.map((name) => name.replace(/sopclass$/, "")));
    const meant = synonym(query);
    const piece = ["inside", (one) => [...one.folds].some((fold) => fold.includes(joined))];
    return [
      ["exact", (one) => whole.some((name) => one.folds.has(name))],
      ["part", (one) => one.isStorage && meant.includes(one.keyword)],
      ["part", (one) => hasAll(one, words, (asked, word) => asked === word)],
      ["part", (one) => hasAll(one, words, (asked, word) => word.startsWith(asked))],
      ["part", (one) => one.worded.some((name) => beginsAtAWord(joined, name))],
      ...(joined.length >= SHORTEST_PIECE ? [piece] : []),
      ["similar", (one) => hasAll(one, words, oneEditApart)],
      ["similar", (one) => hasAll(one, words, twoEditsApart)],
    ];
  }

  function hasAll(one, words, isLike) {
    const left = words.filter((asked) => !one.marks.has(asked));
    return one.worded.some((name) => left.every((asked) => name.some((word) => isLike(asked, word))));
  }

  function beginsAtAWord(joined, words) {
    return words.some((_, first) => words.slice(first).join("").startsWith(joined));
  }

  /** The keywords that an everyday name means, in the singular or the plural. */
  function synonym(query) {
    const phrase = wordsOf(query).join(" ").toUpperCase();
    const known = [phrase, phrase.replace(/S$/, "")].find((one) => Object.hasOwn(data.synonyms, one));
    return known ? data.synonyms[known] : [];
  }

  /** The classes of an abbreviation or an everyday name first, then those whose Directory Record Type is the query. */
  function ranked(found, query) {
    const name = query.toUpperCase();
    const first = Object.hasOwn(data.abbreviations, name) ? data.abbreviations[name] : synonym(query);
    const rank = (one) => {
      const place = first.indexOf(one.keyword);
      return 2 * (place < 0 ? first.length : place) + (one.record === name ? 0 : 1);
    };
    return found.sort((one, other) => rank(one) - rank(other));
  }

  const oneEditApart = (asked, word) => word.startsWith(asked) || (asked.length >= 5 && isWithin(asked, word, 1));
  const twoEditsApart = (asked, word) => oneEditApart(asked, word) || (asked.length >= 8 && isWithin(asked, word, 2));

  function isWithin(asked, word, allowed) {
    return Math.abs(asked.length - word.length) <= allowed && edits(asked, word) <= allowed;
  }

  /** The number of edits between two words: letters added, left out or replaced, and neighbours exchanged. */
  function edits(one, other) {
    let older = [];
    let before = [];
    let row = [...Array(other.length + 1).keys()];
    for (let at = 1; at <= one.length; at++) {
      [older, before, row] = [before, row, [at]];
      for (let to = 1; to <= other.length; to++) {
        const replaced = before[to - 1] + (one[at - 1] === other[to - 1] ? 0 : 1);
        row[to] = Math.min(before[to] + 1, row[to - 1] + 1, replaced);
        const areExchanged = at > 1 && to > 1 && one[at - 1] === other[to - 2] && one[at - 2] === other[to - 1];
        if (areExchanged) row[to] = Math.min(row[to], older[to - 2] + 1);
      }
    }
    return row[other.length];
  }

  /** What is known of a UID, in a few words. */
  function described(entry) {
    return entry.says ?? (entry.isRetired ? "retired storage SOP Class" : "storage SOP Class");
  }

  /** The UIDs that a mistyped UID may stand for: those below it, or else those that differ in one or two characters. */
  function closest(query) {
    if (!IS_UID.test(query)) return [];
    const all = [...classes, ...others];
    const below = all.filter((one) => one.uid.startsWith(`${query}.`));
    if (below.length) return below.slice(0, MOST_SUGGESTIONS);
    const near = all.filter((one) => isWithin(query, one.uid, 2)).map((one) => [edits(query, one.uid), one]);
    return near.sort(([one], [other]) => one - other).slice(0, MOST_SUGGESTIONS).map(([, one]) => one);
  }

  /** The guides, rules and names of the API in whose title each word begins a word; those that begin or end with it first. */
  function pagesAbout(query) {
    const asked = wordsOf(query);
    const found = pages.filter(({ words }) => asked.every((one) => words.some((word) => word.startsWith(one))));
    const isAt = (words, place) => asked.every((one, at) => words[place + at] === one);
    const rank = ({ words }) => {
      const beyond = words.length - asked.length;
      return isAt(words, 0) || isAt(words, beyond) ? beyond : 100;
    };
    return asked.length ? found.sort((one, other) => rank(one) - rank(other)).slice(0, MOST_PAGES) : [];
  }

  /** The answer to each query of a text, with the pages about it. They replace names that fit loosely: "lint" is the linter. */
  function answers(text) {
    const asked = queries(text);
    return asked.map((one) => {
      const answer = ask(one);
      const about = asked.length > 1 ? [] : pagesAbout(answer.query);
      const isLoose = about.length && ["inside", "similar"].includes(answer.fit);
      return { ...answer, ...(isLoose ? { classes: [], others: [] } : {}), pages: about };
    });
  }

  /** What a search box shows: a line for each answer, the best first, and how many there are in words. */
  function answer(text) {
    const all = answers(text);
    if (all.length > 1) {
      const lines = all.map((one) => lineOf([...one.classes, ...one.others][0]) ?? unknown(one.query));
      return { lines, more: null, says: `${all.length} UIDs` };
    }
    const [{ query, classes: storage, others: more, pages: about }] = all;
    const found = [...storage, ...more];
    const lines = [...found.slice(0, MOST_UIDS).map(lineOf), ...about];
    const rest = found.length > MOST_UIDS ? `All ${found.length} in the reference` : null;
    if (lines.length) return { lines, more: rest, says: counted(found.length, about.length) };
    const meant = closest(query).map(lineOf);
    return { lines: meant, more: null, says: meant.length ? `No UID ${query}. Did you mean:` : `Nothing matches “${query}”.` };
  }

  const counted = (uids, about) =>
    [uids && `${uids} ${uids === 1 ? "UID" : "UIDs"}`, about && `${about} ${about === 1 ? "page" : "pages"}`]
      .filter(Boolean)
      .join(", ");

  function unknown(query) {
    const [meant] = closest(query);
    const note = meant ? `not registered; did you mean ${meant.uid}, ${meant.name}?` : "not registered";
    return { name: query, note, address: meant ? addressOf(meant) : "reference/index.html" };
  }

  function lineOf(one) {
    if (!one) return null;
    const note = one.isStorage && !one.isRetired ? one.keyword : described(one);
    return { name: one.name, uid: one.uid, note, address: addressOf(one) };
  }

  const addressOf = (one) => (one.isStorage ? `c/${one.keyword}/index.html` : `u/${one.uid}/index.html`);

  /** The answers as CSV, a line for each UID that was asked for or found. */
  function csv(answers) {
    const quoted = (text) => `"${String(text ?? "").replaceAll('"', '""')}"`;
    const lines = answers.flatMap((answer) => {
      const found = [...answer.classes, ...answer.others];
      if (!found.length) return [[answer.query, "", "", "", "", "unknown"]];
      return found.map((one) => [answer.query, one.uid, one.name, one.keyword, one.type, described(one)]);
    });
    const head = ["query", "uid", "name", "keyword", "uid_type", "status"];
    return [head, ...lines].map((line) => line.map(quoted).join(",")).join("\r\n") + "\r\n";
  }

  return { queries, ask, answers, answer, closest, wordsOf, described, csv };
};

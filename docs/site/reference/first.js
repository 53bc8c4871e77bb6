/* Before anything is painted: show what works with JavaScript alone. */

document.documentElement.classList.add("js");

/* A search in the address: the classes are shown once they are filtered. */
if (location.hash.includes("=")) document.documentElement.classList.add("waiting");

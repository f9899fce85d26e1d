"use strict";
(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const tip = document.getElementById("tip");
  let active = null;

  // ---- a claim and its figure

  function clear() {
    for (const old of all(".on, .part")) old.classList.remove("on", "part");
    active = null;
  }

  function light(id) {
    clear();
    active = id;
    document.getElementById(id).classList.add("on");
    for (const mark of all(`[data-c~="${id}"]`)) mark.classList.add("on");
    for (const slot of ["entity", "property", "baseline", "attribution"])
      for (const part of all(`[data-s~="${id}-${slot}"]`)) part.classList.add("part");
  }

  function show(element, focus) {
    element.scrollIntoView({ block: "nearest" });
    const box = element.getBoundingClientRect();
    if (box.top < 0 || box.bottom > innerHeight) element.scrollIntoView({ block: "center" });
    focus.focus({ preventScroll: true });
  }

  function follow(hash) {
    const target = document.getElementById(hash);
    if (!target) return false;
    if (target.matches(".claims > li")) {
      if (target.hidden) document.getElementById("filters").reset();
      light(hash);
      show(target, target.querySelector("a.said") || target);
      return true;
    }
    if (target.matches("a.quantity")) {
      const claims = target.dataset.c.split(" ");
      light(claims.includes(active) ? active : claims[0]);
      show(target, target);
      return true;
    }
    return false;
  }

  document.addEventListener("click", event => {
    const link = event.target.closest('a[href^="#"]');
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const hash = link.getAttribute("href").slice(1);
    const claim = link.closest(".claims > li");
    if (claim) light(claim.id);
    if (follow(hash)) {
      event.preventDefault();
      history.replaceState(null, "", "#" + hash);
    } else if (/^(company|product)-/.test(hash)) {
      clear();
      for (const mark of all(`[data-m~="${hash}"]`)) mark.classList.add("on");
    }
  });

  document.addEventListener("keydown", event => {
    if (event.key === "Escape") { hide(); clear(); }
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    const claim = event.target.matches("a.said") && event.target.closest("li");
    if (!claim) return;
    const claims = all(".claims > li:not([hidden])");
    const next = claims[claims.indexOf(claim) + (event.key === "ArrowDown" ? 1 : -1)];
    if (next) {
      event.preventDefault();
      follow(next.id);
    }
  });

  addEventListener("hashchange", () => follow(location.hash.slice(1)));
  if (location.hash) follow(location.hash.slice(1));

  // ---- filters

  const filters = document.getElementById("filters");
  if (filters) {
    const items = all(filters.dataset.items || ".claims > li");
    const count = document.getElementById("count");
    const none = document.getElementById("none");
    const noun = filters.dataset.noun || "claim";
    const choose = () => {
      const wanted = [...new FormData(filters)].filter(([, value]) => value);
      let shown = 0;
      for (const item of items) {
        item.hidden = !wanted.every(([name, value]) =>
          name === "text" ? item.textContent.toLowerCase().includes(value.toLowerCase())
            : name === "company" ? item.dataset.company.split(" ").includes(value)
            : item.dataset[name] === value);
        shown += !item.hidden;
      }
      for (const mark of all("a.quantity"))
        mark.classList.toggle("away", mark.dataset.c.split(" ").every(id => document.getElementById(id).hidden));
      const whole = `${items.length} ${noun}${items.length === 1 ? "" : "s"}`;
      count.textContent = wanted.length ? `${shown} of ${whole}` : whole;
      none.hidden = shown > 0 || items.length === 0;
    };
    filters.addEventListener("input", choose);
    filters.addEventListener("reset", () => setTimeout(choose));
    filters.addEventListener("submit", event => event.preventDefault());
    choose();
  }

  // ---- tooltips

  function hide() {
    tip.hidden = true;
    for (const old of all("[aria-describedby=tip]")) old.removeAttribute("aria-describedby");
  }

  function tell(mark) {
    const inner = mark.dataset.tip;
    const outer = mark.parentElement.closest("[data-tip]");
    tip.textContent = outer ? `${outer.dataset.tip}\n${inner}` : inner;
    tip.hidden = false;
    const box = mark.getClientRects()[0];
    const left = Math.min(box.left, document.documentElement.clientWidth - tip.offsetWidth - 8);
    const above = box.top - tip.offsetHeight - 6;
    tip.style.left = `${Math.max(8, left) + scrollX}px`;
    tip.style.top = `${(above > 4 ? above : box.bottom + 6) + scrollY}px`;
  }

  for (const [on, off] of [["pointerover", "pointerout"], ["focusin", "focusout"]]) {
    document.addEventListener(on, event => {
      const mark = event.target.closest("[data-tip]");
      if (!mark) return;
      tell(mark);
      if (on === "focusin") mark.setAttribute("aria-describedby", "tip");
    });
    document.addEventListener(off, hide);
  }
})();

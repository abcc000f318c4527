/* Five helps to the list page; without them all works.

   Brushing over the drawn timeline: dragging with mouse or pen, or Shift and the arrow keys on a bin, marks a stretch
   of bins; letting go, or Enter, writes its days into the date fields and sends the form. The fields are the real
   control; a finger scrolls, as everywhere. Arrow keys alone go from bin to bin.

   Links to another view of the list change the list on this page.

   Boxes that are always the same are told their counts; the address says which are ticked.

   What is folded, facets and the table, does not come with a changed filter: it is asked for where it is unfolded.

   What comes while the page is read is counted and offered; nothing moves until the reader asks for it. */
"use strict";

{
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-here], #plot .bins a");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    htmx.ajax("GET", link.getAttribute("href"), { source: link.id ? link : plot(), target: "#results", push: "true" });
  });

  // Looked for each time, and listened for on the document: going back makes all of the page anew.
  const plot = () => document.getElementById("plot");
  const form = () => document.getElementById("filters");
  let began, at, mark, dragged, focusing;

  const bins = () => [...plot().querySelectorAll(".bins a")];
  const left = (bin) => bin.firstElementChild.x.baseVal.value;
  const right = (bin) => left(bin) + bin.firstElementChild.width.baseVal.value;
  const name = (bin) => bin.getAttribute("aria-label").replace(/:[^:]*$/, "");
  const days = (bin) => new URL(bin.href.baseVal, location).searchParams;
  const say = (text) => { plot().querySelector(".brushed").textContent = text; };

  function show(first, last) {
    const svg = first.ownerSVGElement;
    const hit = first.firstElementChild;
    mark ??= svg.appendChild(document.createElementNS(svg.namespaceURI, "rect"));
    mark.setAttribute("class", "brush");
    for (const side of ["y", "height"]) mark.setAttribute(side, hit.getAttribute(side));
    mark.setAttribute("x", left(first));
    mark.setAttribute("width", right(last) - left(first));
    say(first === last ? name(first) : `${name(first)} – ${name(last)}`);
    return [first, last];
  }

  function clear() {
    mark?.remove();
    mark = began = at = undefined;
  }

  function apply([first, last]) {
    const { from, to } = form().elements;
    from.value = days(first).get("from");
    to.value = days(last).get("to");
    clear();
    form().requestSubmit();
  }

  const place = (event, svg) => {
    const matrix = svg.getScreenCTM();
    return (event.clientX - matrix.e) / matrix.a;
  };

  const covered = (one, other) => {
    const inside = bins().filter((bin) => right(bin) > Math.min(one, other) && left(bin) < Math.max(one, other));
    return inside.length ? [inside[0], inside.at(-1)] : undefined;
  };

  const on = (name, listen, options) =>
    document.addEventListener(name, (event) => { if (plot().contains(event.target)) listen(event); }, options);

  on("dragstart", (event) => event.preventDefault());
  on("pointerdown", (event) => {
    const svg = event.target.closest(".drawing");
    dragged = undefined;
    if (!svg || event.button || event.pointerType === "touch") return;
    const start = place(event, svg);
    const move = (moved) => {
      const now = place(moved, svg);
      if (!dragged && Math.abs(now - start) < 8) return;
      dragged = covered(start, now) ?? dragged;
      if (dragged) show(...dragged);
    };
    const stop = (stopped) => {
      removeEventListener("pointermove", move);
      if (dragged && stopped.type === "pointerup") apply(dragged);
      else clear();
    };
    addEventListener("pointermove", move);
    addEventListener("pointerup", stop, { once: true });
  });
  // The click that ends a drag is none.
  on("click", (event) => {
    if (dragged && event.detail) {
      event.preventDefault();
      event.stopPropagation();
    }
    dragged = undefined;
  }, true);

  on("keydown", (event) => {
    const all = bins();
    const here = all.indexOf(event.target);
    if (here < 0) return;
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (step) {
      event.preventDefault();
      const next = Math.max(0, Math.min(all.length - 1, (event.shiftKey ? at ?? here : here) + step));
      if (event.shiftKey) {
        began ??= here;
        at = next;
        show(all[Math.min(began, at)], all[Math.max(began, at)]);
      } else {
        clear();
        all[next].focus();
      }
    } else if (event.key === "Enter" && mark) {
      event.preventDefault();
      focusing = true;
      apply([all[Math.min(began, at)], all[Math.max(began, at)]]);
    } else if (event.key === "Escape") {
      clear();
      say("");
    }
  });
  // A part names no list that only its page has.
  function suggest() {
    for (const field of form().querySelectorAll("[data-list]")) field.setAttribute("list", field.dataset.list);
  }
  suggest();

  // Where a part of the page has come, which alone tells counts.
  function recount() {
    const told = document.getElementById("fixed-counts");
    const counts = told.textContent.split(" ");
    if (counts.length < 2) return;
    told.textContent = "";
    const asked = new URLSearchParams(location.search);
    for (const box of form().querySelectorAll("[type=checkbox], [type=radio]")) {
      box.checked = box.value ? asked.has(box.name, box.value) : !asked.has(box.name);
    }
    form().querySelectorAll(".fixed input").forEach((box, n) => {
      box.parentNode.querySelector(".n").textContent = counts[n];
      box.parentNode.classList.toggle("none", counts[n] === "0" && !box.checked);
    });
    for (const fold of document.querySelectorAll("details[id]")) {
      fold.classList.add("stale");
      if (fold.open || fold.querySelector("[type=text]")?.value) renew(fold);
    }
  }

  const renew = (fold) => htmx.ajax("GET", location.href, { source: fold, swap: "none" });
  document.addEventListener("toggle", ({ target }) => {
    if (target.open && target.matches(".stale")) renew(target);
  }, true);

  // What was acted on by keyboard is gone after the swap.
  document.addEventListener("htmx:finally:request", () => {
    const heading = focusing ? plot().querySelector("h2") : document.querySelector("[data-focus]");
    heading?.removeAttribute("data-focus");
    heading?.focus();
    focusing = false;
    suggest();
  });

  let stream;
  function listen() {
    const url = new URL(document.getElementById("page-live").dataset.stream, location).href;
    if (stream?.url === url) return;
    stream?.close();
    stream = new EventSource(url);
    let count = 0;
    stream.addEventListener("next", (event) => {
      const change = JSON.parse(event.data).data?.changes;
      if (change?.kind !== "CREATED" || !change.id.startsWith("ev_")) return;
      count += 1;
      const link = document.getElementById("page-live");
      const { one, many } = link.parentNode.dataset;
      link.textContent = count > 1 ? many.replace("#", count) : one;
      link.hidden = false;
    });
    stream.addEventListener("complete", () => stream.close());
  }
  // Once the page is at rest, and not while it is left: an open stream keeps browsers from holding a page.
  addEventListener("load", () => setTimeout(listen, 2000));
  addEventListener("pagehide", () => { stream?.close(); stream = undefined; });
  addEventListener("pageshow", (event) => { if (event.persisted) listen(); });
  document.addEventListener("htmx:after:swap", ({ target }) => {
    if (target.matches?.("details")) {
      target.classList.remove("stale");
      for (const field of target.querySelectorAll("[type=text]")) field.value = "";
    }
    recount();
    if (stream) listen();
  });
}

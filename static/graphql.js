/* The page at /graphql with JavaScript: names are completed while a query is written (completion.js says what fits),
   Control+Enter runs it, and what was run is kept in this browser until it is told to forget.
   The list is a listbox that the text area points to; the focus never leaves the text. */
"use strict";

{
  const area = document.getElementById("query");
  if (area) {
    completed(area);
    remembered();
  }

  function completed(area) {
    const list = document.getElementById("completions");
    const status = document.getElementById("completions-status");
    document.getElementById("keys").hidden = false;
    let index, loading, found, active = -1, taking = false;

    const load = () => {
      loading ??= fetch(area.dataset.completion)
        .then((answer) => answer.json())
        .then((read) => { index = read; })
        .catch(() => { loading = undefined; }); // the next key tries again
      return loading;
    };
    const isOpen = () => !list.hidden;
    const close = () => {
      list.hidden = true;
      list.replaceChildren();
      status.textContent = "";
      area.removeAttribute("aria-activedescendant");
      active = -1;
    };

    const choose = (place) => {
      const options = [...list.children];
      active = (place + options.length) % options.length;
      options.forEach((option, at) => option.setAttribute("aria-selected", String(at === active)));
      options[active].scrollIntoView({ block: "nearest" });
      area.setAttribute("aria-activedescendant", options[active].id);
    };

    const take = (place) => {
      const { insert } = found.options[place];
      area.setSelectionRange(found.from, found.to);
      taking = true;
      document.execCommand("insertText", false, insert); // the one way that Undo knows
      taking = false;
      close();
    };

    const show = () => {
      // The index may have come after the focus has gone.
      if (!index || document.activeElement !== area || area.selectionStart !== area.selectionEnd) return close();
      found = completions(index, area.value, area.selectionStart);
      const written = area.value.slice(found.from, found.to);
      if (!found.options.length || (found.options.length === 1 && found.options[0].insert === written)) return close();
      list.replaceChildren(...found.options.map(drawn));
      place(area, list, found.from);
      list.hidden = false;
      choose(0);
      const { one, many } = area.dataset, number = found.options.length;
      status.textContent = number === 1 ? one : many.replace("#", number);
    };

    area.addEventListener("focus", load, { once: true });
    area.addEventListener("input", async (event) => {
      if (taking) return;
      await load();
      if (/\w$/.test(area.value.slice(0, area.selectionStart)) && event.inputType !== "insertFromPaste") show();
      else close();
    });
    area.addEventListener("blur", close);
    area.addEventListener("click", close);
    area.addEventListener("scroll", close);
    area.addEventListener("keydown", async (event) => {
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
        event.preventDefault();
        area.form.requestSubmit();
      } else if (event.key === " " && event.ctrlKey) {
        event.preventDefault();
        await load();
        show();
      } else if (isOpen() && moves[event.key] && !event.shiftKey && !event.altKey) {
        event.preventDefault();
        moves[event.key]();
      } else if (["ArrowLeft", "ArrowRight", "Home", "End"].includes(event.key)) close();
    });
    const moves = {
      ArrowDown: () => choose(active + 1),
      ArrowUp: () => choose(active - 1),
      Enter: () => take(active),
      Tab: () => take(active),
      Escape: close,
    };
    // A press on the list must not take the focus from the text, which would close the list.
    list.addEventListener("mousedown", (event) => event.preventDefault());
    list.addEventListener("click", (event) => {
      const option = event.target.closest("[role=option]");
      if (option) take([...list.children].indexOf(option));
    });
  }

  function drawn(option, at) {
    const item = document.createElement("li");
    item.id = `completion-${at}`;
    item.role = "option";
    const name = document.createElement("code");
    name.textContent = option.name;
    const about = document.createElement("span");
    about.textContent = [option.type, option.about].filter(Boolean).join(" · ");
    item.append(name, " ", about);
    return item;
  }

  /* Puts the list below the character at `at`: a copy of the text area with the text up to there tells where that is. */
  function place(area, list, at) {
    const copy = document.createElement("div");
    const style = getComputedStyle(area);
    copy.className = "measure";
    for (const name of ["font", "padding", "border", "boxSizing", "tabSize", "lineHeight"]) copy.style[name] = style[name];
    copy.style.inlineSize = `${area.clientWidth}px`;
    copy.textContent = area.value.slice(0, at);
    const mark = document.createElement("span");
    mark.textContent = "|";
    copy.append(mark);
    area.parentElement.append(copy);
    const line = parseFloat(style.lineHeight);
    const below = mark.offsetTop + line - area.scrollTop;
    const beside = Math.min(mark.offsetLeft, Math.max(0, area.clientWidth - 288));
    copy.remove();
    list.style.insetBlockStart = `${area.offsetTop + Math.min(below, area.clientHeight)}px`;
    list.style.insetInlineStart = `${area.offsetLeft + beside}px`;
  }

  function remembered() {
    const KEY = "readout.queries";
    const MOST = 30;
    const section = document.getElementById("recent");
    const entries = section.querySelector("ul");

    const read = () => {
      try {
        const kept = JSON.parse(localStorage.getItem(KEY) ?? "[]");
        return Array.isArray(kept) ? kept.filter((each) => typeof each?.query === "string") : [];
      } catch {
        return []; // storage is off, or holds what is not ours
      }
    };
    const write = (kept) => {
      try {
        if (kept.length) localStorage.setItem(KEY, JSON.stringify(kept));
        else localStorage.removeItem(KEY);
      } catch {
        // Storage is off or full; the page works without it.
      }
      draw(kept);
    };
    const same = (one, other) => one.query === other.query && one.variables === other.variables;

    const draw = (kept) => {
      section.hidden = kept.length === 0;
      entries.replaceChildren(...kept.map(entry));
    };
    const entry = (asked) => {
      const { query, variables, at } = asked;
      const item = document.createElement("li");
      const link = document.createElement("a");
      link.href = `?${new URLSearchParams(variables ? { query, variables } : { query })}`;
      link.textContent = titleOf(query);
      const when = document.createElement("time");
      when.dateTime = at;
      when.textContent = new Date(at).toLocaleString(document.documentElement.lang, { dateStyle: "medium", timeStyle: "short" });
      const forget = document.createElement("button");
      forget.type = "button";
      forget.textContent = section.dataset.forget;
      forget.setAttribute("aria-label", section.dataset.forgetOne.replace("#", link.textContent));
      forget.addEventListener("click", () => {
        write(read().filter((each) => !same(each, asked)));
        (section.hidden ? document.getElementById("query") : section.querySelector("h2")).focus();
      });
      item.append(link, when, forget);
      return item;
    };

    section.querySelector("[data-forget-all]").addEventListener("click", () => {
      write([]);
      document.getElementById("query").focus();
    });
    const given = new URLSearchParams(location.search);
    const asked = { query: given.get("query") ?? "", variables: given.get("variables") ?? "", at: new Date().toISOString() };
    if (asked.query.trim()) write([asked, ...read().filter((each) => !same(each, asked))].slice(0, MOST));
    else draw(read());
  }

  function titleOf(query) {
    const name = /\b(?:query|mutation|subscription)\s+(\w+)/.exec(query)?.[1];
    const text = query.replace(/#.*$/gm, "").replace(/\s+/g, " ").trim();
    return name ?? (text.length > 60 ? `${text.slice(0, 59)}…` : text);
  }
}

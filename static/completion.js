/* What can be written at the cursor of a GraphQL document.

   `completions(index, text, at)` gives { from, to, options: [{ name, insert, about }] }; `index` is what
   /graphql/completion.json serves. It reads the tokens before the cursor once and keeps a stack of the brackets
   that are open, each with what it expects next; so it works in documents that are not finished. Touches no page. */
"use strict";

const completions = (() => {
  const TOKEN = /"""[^]*?(?:"""|$)|"(?:\\.|[^"\\\n])*"?|#[^\n]*|\.\.\.|[_A-Za-z]\w*|-?\d[\w.+-]*|[{}()[\]:=@$]/g;
  const NAME = /^[_A-Za-z]/;
  const named = (type) => (type ?? "").replace(/[[\]!]/g, "");

  /* What each kind of bracket makes of a name, and of a sign, given what it expects. */
  const frames = {
    document: {
      name(frame, name, index) {
        if (frame.expects === "definition") {
          frame.type = index.roots[name];
          frame.expects = name === "fragment" ? "fragment" : "nothing";
        } else if (frame.expects === "fragment" && name === "on") frame.expects = "type";
        else if (frame.expects === "type") { frame.type = name; frame.expects = "nothing"; }
        else if (frame.expects === "directive") { frame.args = index.directives[name]; frame.expects = "nothing"; }
      },
      sign(frame, sign, index) {
        if (sign === "{") return { kind: "selection", expects: "field", type: frame.type ?? index.roots.query };
        if (sign === "(" && frame.args) return { kind: "values", expects: "name", inputs: frame.args };
        if (sign === "(") return { kind: "variables", expects: "nothing" };
        if (sign === "@") frame.expects = "directive";
      },
    },
    selection: {
      name(frame, name, index) {
        if (frame.expects === "field") {
          frame.field = index.types[frame.type]?.fields?.[name];
          frame.args = frame.field?.args;
          frame.inner = named(frame.field?.type);
        } else if (frame.expects === "spread" && name === "on") { frame.expects = "type"; return; }
        else if (frame.expects === "type") frame.inner = name;
        else if (frame.expects === "directive") frame.args = index.directives[name];
        frame.expects = "field";
      },
      sign(frame, sign) {
        if (sign === "...") { frame.expects = "spread"; frame.inner = frame.type; }
        if (sign === "@") frame.expects = "directive";
        if (sign === "(") return { kind: "values", expects: "name", inputs: frame.args };
        if (sign === "{") return { kind: "selection", expects: "field", type: frame.inner };
      },
    },
    values: {
      name(frame, name) {
        if (frame.expects === "name") { frame.type = frame.inputs?.[name]?.type; frame.given.push(name); }
        else frame.expects = "name";
      },
      sign(frame, sign, index) {
        if (sign === ":") frame.expects = "value";
        else if (sign === "$") frame.expects = "variable";
        else if (frame.expects === "value") { frame.expects = "name"; return opened(frame, sign, index); }
      },
    },
    list: {
      name(frame) { frame.expects = "value"; },
      sign(frame, sign, index) {
        if (sign === "$") frame.expects = "variable";
        else return opened(frame, sign, index);
      },
    },
    variables: {
      name(frame, name) {
        if (frame.expects === "inputType") frame.type = name;
        frame.expects = "nothing";
      },
      sign(frame, sign, index) {
        if (sign === ":") frame.expects = "inputType";
        else if (sign === "=") frame.expects = "value";
        else if (frame.expects === "value") { frame.expects = "nothing"; return opened(frame, sign, index); }
      },
    },
  };

  function opened(frame, sign, index) {
    if (sign === "[") return { kind: "list", expects: "value", type: frame.type };
    if (sign === "{") return { kind: "values", expects: "name", inputs: index.types[named(frame.type)]?.inputs };
  }

  function frameAt(index, before) {
    const stack = [{ kind: "document", expects: "definition" }];
    for (const [token] of before.matchAll(TOKEN)) {
      if (token[0] === "#") continue;
      const frame = stack.at(-1);
      if (/^["\d-]/.test(token)) frames[frame.kind].name(frame, "", index);
      else if (NAME.test(token)) frames[frame.kind].name(frame, token, index);
      else if (token === "]" && frame.kind !== "list") continue;
      else if (/^[})\]]$/.test(token)) {
        if (stack.length > 1) stack.pop();
        if (stack.length === 1 && token === "}") stack[0] = { kind: "document", expects: "definition" };
      } else {
        const inner = frames[frame.kind].sign(frame, token, index);
        if (inner) stack.push({ given: [], ...inner });
      }
    }
    return stack.at(-1);
  }

  const listed = (parts) => Object.entries(parts ?? {}).map(([name, part]) => ({ name, about: part.about, type: part.type }));
  const plain = (names, about = "") => names.map((name) => ({ name, about }));
  const found = (text, pattern) => plain([...new Set([...text.matchAll(pattern)].map((match) => match[1]))]);

  const choices = {
    nothing: () => [],
    fragment: () => [],
    definition: (index) => plain([...Object.keys(index.roots), "fragment"]),
    field: (index, frame) => [...listed(index.types[frame.type]?.fields), { name: "__typename", about: "The name of the type" }],
    spread: (index, frame, text) => [{ name: "on", about: "Only where it is of a type" }, ...found(text, /\bfragment\s+(\w+)/g)],
    type: (index, frame) => plain(
      frame.kind === "selection" && index.types[frame.type]
        ? [frame.type, ...(index.types[frame.type].possible ?? [])]
        : Object.keys(index.types).filter((name) => index.types[name].fields)),
    inputType: (index) => plain(Object.keys(index.types).filter((name) => !index.types[name].fields)),
    directive: (index) => plain(Object.keys(index.directives)),
    name: (index, frame) => listed(frame.inputs)
      .filter((each) => !frame.given.includes(each.name))
      .map((each) => ({ ...each, insert: `${each.name}: ` })),
    variable: (index, frame, text) => found(text, /\$(\w+)\s*:/g),
    value: (index, frame, text) => {
      const type = named(frame.type);
      const values = Object.entries(index.types[type]?.values ?? {}).map(([name, about]) => ({ name, about }));
      const written = type === "Boolean" ? plain(["true", "false"]) : values;
      return [...written, ...(frame.kind === "variables" ? [] : found(text, /(\$\w+)\s*:/g))];
    },
  };

  return function completions(index, text, at) {
    const word = /\w*$/.exec(text.slice(0, at))[0];
    const from = at - word.length;
    const before = text.slice(0, from);
    const last = [...before.matchAll(TOKEN)].at(-1);
    const inside = last && last.index + last[0].length === from && (
      last[0][0] === "#" || (last[0][0] === '"' && !/^("""[^]*"""|"(\\.|[^"\\])*")$/.test(last[0])));
    if (inside || /^\d/.test(word)) return { from, to: at, options: [] };
    const frame = frameAt(index, before);
    const small = word.toLowerCase();
    const fitting = choices[frame.expects](index, frame, text)
      .map((each) => ({ insert: each.name, ...each }))
      .filter((each) => each.name.toLowerCase().replace("$", "").includes(small));
    const begins = (each) => each.name.toLowerCase().startsWith(small);
    return { from, to: at, options: [...fitting.filter(begins), ...fitting.filter((each) => !begins(each))] };
  };
})();

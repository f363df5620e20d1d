// The deck as one page: shows each slide, filters its rows by region and year, and draws again what is left.
(() => {
  const deck = JSON.parse(document.getElementById("deck").textContent);
  const w = deck.words, look = deck.look;
  const make = (tag, into, text, cls) => {
    const made = document.createElement(tag);
    if (text !== undefined) made.textContent = text;
    if (cls) made.className = cls;
    into.appendChild(made);
    return made;
  };
  const config = { displayModeBar: false, responsive: true };
  const chosen = { place: "", year: "" };

  const filtered = (slide) => slide.rows.filter((row) =>
    ["place", "year"].every((name) => !chosen[name] || slide[name] === null || String(row[slide[name]]) === chosen[name]));

  const redrawn = (slide, rows) => {
    const traces = new Map();
    for (const row of rows) {
      for (const column of slide.native.values) {
        const own = slide.native.called[slide.native.values.indexOf(column)] ?? slide.columns[column];
        const name = slide.native.series === null ? own : String(row[slide.native.series]);
        if (!traces.has(name)) traces.set(name, { name, x: [], y: [] });
        const trace = traces.get(name), category = String(row[slide.native.categories]), value = row[column];
        if (value === null) continue;
        if (slide.native.kind === "bar") { trace.x.push(value); trace.y.push(category); } else { trace.x.push(category); trace.y.push(value); }
      }
    }
    const bar = slide.native.kind === "bar";
    const data = [...traces.values()].map((trace, i) => ({
      ...trace, type: bar ? "bar" : "scatter", orientation: bar ? "h" : undefined, mode: bar ? undefined : "lines+markers",
      marker: { color: look.colours[i % look.colours.length] }, text: bar ? trace.x.map(String) : undefined, textposition: "outside",
    }));
    const many = new Set(rows.map((row) => row[slide.native.categories])).size;
    return { data, layout: {
      template: slide.figure.layout.template, height: bar ? Math.max(120, many * 30 * Math.max(1, data.length / 2) + 60) : 340,
      showlegend: data.length > 1, legend: { orientation: "h", y: 1.1 },
      xaxis: bar ? { visible: false } : { type: "category" }, yaxis: bar ? { autorange: "reversed", type: "category" } : {},
    } };
  };

  const tabled = (slide, rows, into) => {
    into.replaceChildren();
    const table = make("table", into), head = make("tr", make("thead", table)), body = make("tbody", table);
    for (const column of slide.shown) make("th", head, slide.columns[column]);
    for (const row of rows) {
      const line = make("tr", body);
      for (const column of slide.shown) make("td", line, row[column] === null ? "—" : String(row[column]));
    }
  };

  const parts = deck.slides.map((slide, number) => {
    const section = make("section", document.querySelector("main"));
    make("h2", section, `${number + 1}. ${slide.title}`);
    if (slide.missing) { make("p", section, slide.missing, "muted"); return null; }
    make("p", section, slide.subtitle, "muted");
    const note = make("p", section, "", "filter");
    const chart = slide.figure ? make("div", section, undefined, "chart") : null;
    if (slide.takeaway) make("p", section, slide.takeaway, "takeaway");
    for (const line of slide.foot) make("p", section, line, "muted");
    const more = make("details", section), rows = make("div", (make("summary", more, w.table), more), undefined, "rows");
    if (!chart) more.open = true;
    if (slide.evidence.length) {
      const said = make("details", section);
      make("summary", said, w.evidence);
      for (const line of slide.evidence) make("p", said, line);
    }
    if (chart) {
      const buttons = make("p", section, undefined, "save");
      for (const format of ["png", "svg"]) {
        make("button", buttons, w.save.replace("{kind}", format.toUpperCase())).onclick = () => {
          const held = document.createElement("div");
          const whole = slide.picture;
          const now = chosen.place || chosen.year ? chart : null;
          if (now) { Plotly.downloadImage(now, { format, filename: slide.file, scale: 2, width: 1200, height: now._fullLayout.height }); return; }
          Plotly.newPlot(held, whole.data, whole.layout).then(() => Plotly.downloadImage(held, {
            format, filename: slide.file, scale: 2, width: whole.layout.width, height: whole.layout.height }));
        };
      }
    }
    return { slide, note, chart, rows };
  });

  const draw = () => {
    for (const part of parts) {
      if (!part) continue;
      const { slide, note, chart, rows } = part;
      const left = filtered(slide), on = ["place", "year"].filter((name) => chosen[name]);
      const dead = on.filter((name) => slide[name] === null);
      const narrowed = on.length > dead.length;
      note.textContent = [
        narrowed ? `${w.filtered}: ${on.filter((n) => slide[n] !== null).map((n) => chosen[n]).join(" · ")}` : "",
        ...dead.map((name) => w.unfiltered.replace("{name}", w[name])), left.length ? "" : w.nothing,
      ].filter(Boolean).join("  ");
      tabled(slide, left, rows);
      if (!chart) continue;
      chart.hidden = narrowed && (!slide.native || !left.length);
      const figure = narrowed && slide.native ? redrawn(slide, left) : slide.figure;
      if (!chart.hidden) Plotly.react(chart, figure.data, figure.layout, config);
    }
  };

  for (const name of ["place", "year"]) {
    const select = document.getElementById(name);
    const values = new Set(deck.slides.flatMap((slide) => (slide[name] ? slide.rows.map((row) => row[slide[name]]) : [])));
    values.delete(null);
    make("option", select, w[`any_${name}`]).value = "";
    for (const value of [...values].map(String).sort()) make("option", select, value).value = value;
    select.onchange = () => { chosen[name] = select.value; draw(); };
  }
  draw();
})();

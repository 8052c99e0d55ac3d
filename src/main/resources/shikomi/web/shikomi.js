"use strict";
// Every page works without this file: it draws charts, prints, and says that planning goes on.
(() => {
  const themed = options => {
    const dark = matchMedia("(prefers-color-scheme: dark)").matches;
    const ink = dark ? "#c9d2d6" : "#4a5560";
    const rule = dark ? "#333d42" : "#e3e6e6";
    for (const axis of ["xAxis", "yAxis"]) {
      Object.assign(options[axis], {
        axisLabel: {color: ink, hideOverlap: true}, nameTextStyle: {color: ink},
        splitLine: {lineStyle: {color: rule}}, axisLine: {lineStyle: {color: rule}},
      });
    }
    options.legend.textStyle = {color: ink};
    options.textStyle = {fontFamily: getComputedStyle(document.body).fontFamily};
    return options;
  };

  const draw = root => {
    for (const place of root.querySelectorAll("[data-chart]")) {
      if (!window.echarts || window.echarts.getInstanceByDom(place)) continue;
      const chart = window.echarts.init(place, null, {renderer: "svg"});
      chart.setOption(themed(JSON.parse(place.dataset.chart)));
      new ResizeObserver(() => chart.resize()).observe(place);
      addEventListener("beforeprint", () => chart.resize());
    }
  };

  // Bench mode: numbers are typed on keys that a glove hits; the tablet's own keyboard stays away.
  let field = null;
  const numeric = "input[inputmode=decimal], input[name^=y][type=text], input[data-keys]";
  const typeKey = key => {
    const text = field.value;
    if (key === "⌫") field.value = text.slice(0, -1);
    else if (key === "±") field.value = text.startsWith("-") ? text.slice(1) : "-" + text;
    else field.value = text + key;
    field.dispatchEvent(new Event("input", {bubbles: true}));
  };
  const nextField = () => {
    const all = [...document.querySelectorAll("main input[data-keys]")].filter(each => each.offsetParent);
    const next = all[all.indexOf(field) + 1];
    (next?.form === field.form ? next : field.form.querySelector("button:not([name])")
      ?? document.querySelector(`button[form="${field.form.id}"]`))?.focus();
  };
  const keypad = () => {
    const {keypad, delete: erase, sign, next} = document.body.dataset;
    if (!keypad || document.querySelector(".keypad")) return;
    const pad = document.createElement("div");
    pad.className = "keypad";
    pad.hidden = true;
    pad.setAttribute("role", "group");
    pad.setAttribute("aria-label", keypad);
    for (const key of [..."1234567890.±<>⌫", next]) {
      const button = document.createElement("button");
      button.type = "button";
      button.tabIndex = -1;
      button.textContent = key;
      if (key === "⌫" || key === "±") button.setAttribute("aria-label", key === "⌫" ? erase : sign);
      if (key === next) button.className = "next";
      button.addEventListener("click", () => key === next ? nextField() : typeKey(key));
      pad.append(button);
    }
    pad.addEventListener("pointerdown", event => event.preventDefault()); // the field keeps the focus
    document.body.append(pad);
    const follow = target => {
      field = target?.matches("input[data-keys]") ? target : null;
      pad.hidden = !field;
      document.body.classList.toggle("typing", !!field);
      field?.scrollIntoView({block: "center"});
    };
    document.addEventListener("focusin", event => follow(event.target));
    document.addEventListener("focusout", event => follow(event.relatedTarget)); // a tap beside puts it away
  };
  const keyed = root => {
    if (!document.body.dataset.keypad) return;
    keypad();
    for (const input of root.querySelectorAll(numeric)) {
      input.dataset.keys = "";
      input.inputMode = "none";
    }
    if (!root.querySelector("#errors")) root.querySelector("main input[name='y0.0']")?.focus();
  };

  const ready = root => {
    draw(root);
    keyed(root);
    for (const button of root.querySelectorAll("button.print")) {
      button.hidden = false;
      button.addEventListener("click", () => window.print());
    }
    for (const form of root.querySelectorAll("form.ask")) {
      form.addEventListener("submit", () => {
        form.setAttribute("aria-busy", "true");
        form.querySelector(".busy").hidden = false;
      });
    }
    for (const radios of root.querySelectorAll("input[name=made][type=radio]")) {
      const point = root.querySelector("fieldset.made");
      const follow = () => { point.hidden = root.querySelector("input[name=made]:checked").value === "planned"; };
      radios.addEventListener("change", follow);
      follow();
    }
    root.querySelector("#errors")?.focus();
  };

  document.addEventListener("keydown", event => {
    // Enter that ends a Japanese composition is not meant for the form.
    if (event.key === "Enter" && event.isComposing) event.stopPropagation();
    if (event.key === "Enter" && event.ctrlKey) event.target.form?.requestSubmit();
  });
  document.addEventListener("DOMContentLoaded", () => ready(document));
  document.addEventListener("htmx:afterSettle", event => ready(event.target));
})();

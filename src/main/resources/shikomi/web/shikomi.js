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

  const ready = root => {
    draw(root);
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
    const paste = root.querySelector("textarea[data-paste]");
    if (paste) document.addEventListener("paste", event => {
      if (event.target.closest?.("input, textarea")) return;
      paste.value = event.clipboardData.getData("text/plain");
      paste.focus();
      event.preventDefault();
    });
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

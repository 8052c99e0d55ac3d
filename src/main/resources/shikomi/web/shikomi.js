"use strict";
// Every page works without this file: it draws charts, prints, shows that planning is going on, and keeps what is typed.
(() => {
  const themed = options => {
    const dark = matchMedia("(prefers-color-scheme: dark)").matches;
    const ink = dark ? "#c9d2d6" : "#4a5560";
    const rule = dark ? "#333d42" : "#e3e6e6";
    for (const axis of ["xAxis", "yAxis"]) {
      Object.assign(options[axis], {
        axisLabel: {color: ink, hideOverlap: true, formatter: value => figure(value, 6, window.echarts.format.addCommas)}, nameTextStyle: {color: ink},
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
      // Paper has another width, and printing leaves no time to draw anew: the drawn chart is scaled instead.
      new ResizeObserver(() => {
        chart.resize();
        place.querySelector("svg").setAttribute("viewBox", `0 0 ${chart.getWidth()} ${chart.getHeight()}`);
      }).observe(place);
    }
  };

  // What cannot be sent waits on this tablet in order, each under the key of its form: sent twice it is saved once.
  const person = () => document.querySelector(".who .name")?.textContent;
  const waiting = () => JSON.parse(localStorage.getItem("waiting") ?? "[]");
  const put = (key, entry) => localStorage.setItem("waiting",
    JSON.stringify(waiting().filter(one => one.key !== key).concat(entry ?? [])));
  const post = one => fetch(one.action, {method: "POST", signal: AbortSignal.timeout(8000),
    body: new URLSearchParams(one.body + "&csrf=" + document.querySelector("[name=csrf]").value)});
  const entry = (form, rest) => ({
    key: form.elements.key.value, action: form.getAttribute("action") + rest, title: form.dataset.draft, person: person(),
    body: new URLSearchParams([...new FormData(form)].filter(([name, value]) => name !== "csrf" && value.trim)).toString(),
  });
  const say = (place, what) => { place.textContent = what; return place; };

  const keepDraft = async form => {
    clearTimeout(form.timer);
    form.timer = 0;
    const words = form.querySelector(".kept").dataset;
    say(form.querySelector(".kept"), words.saving);
    try {
      const answer = await post(entry(form, "/draft"));
      if ([401, 403].includes(answer.status)) throw new Error("signed out");
      put(form.elements.key.value);
      say(form.querySelector(".kept"), answer.ok ? words.saved.replace("{0}", new Date().toTimeString().slice(0, 5)) : "");
      return true;
    } catch {
      return hold(form, entry(form, "/draft"));
    }
  };
  const hold = (form, one) => {
    put(one.key, one);
    const {lost, files} = form.querySelector(".kept").dataset;
    const file = form.querySelector("[type=file]")?.files.length ? " " + files : "";
    say(form.querySelector(".kept"), lost.replace("{0}", waiting().length) + file);
    return false;
  };
  const save = async event => {
    const form = event.target;
    if (form.sure) return;
    event.preventDefault();
    if (event.submitter?.name === "add") {
      const number = form.elements.replicates.value++;
      for (const next of form.querySelectorAll("template")) {
        next.insertAdjacentHTML("beforebegin", next.innerHTML.replaceAll("{0}", number).replaceAll("{1}", number + 1));
      }
      form.elements["y0." + number].focus();
    } else if (await keepDraft(form)) {
      form.sure = true;
      form.requestSubmit(event.submitter);
      form.sure = false;
    } else hold(form, entry(form, ""));
  };

  let sending = false;
  const flush = async () => {
    if (sending || !person() || !waiting().length) return;
    sending = true;
    const sent = [];
    try {
      for (const one of waiting().filter(w => w.person === person() && !w.open)) {
        const answer = await post(one);
        const open = [200, 404, 409, 413, 422].includes(answer.status) && !answer.redirected && answer.status;
        if (!open && !answer.redirected && answer.status !== 204) break;
        put(one.key, open ? {...one, open} : null);
        const form = document.querySelector("form[data-draft]");
        const shown = form?.elements.key.value === one.key;
        if (shown) say(form.querySelector(".kept"), "");
        if (!answer.redirected) continue;
        sent.push(one.title);
        if (shown && !form.timer) location.assign(answer.url);
      }
    } catch { /* still no connection: later */ }
    sending = false;
    showSent(sent);
  };
  const showSent = sent => {
    const notice = document.getElementById("waiting");
    const mine = waiting().filter(one => one.person === person());
    const line = (name, what, tag = "span") =>
      notice.appendChild(say(document.createElement(tag), notice.dataset[name].replace("{0}", what)));
    notice?.replaceChildren();
    sent.forEach(title => line("sent", title));
    for (const one of notice ? mine.filter(w => w.open) : []) {
      const link = line("open", one.title, "a");
      link.href = one.action.replace(/\/draft$/, "");
      // The server has it as a draft, unless it could not find the place or take it.
      if (one.open !== 404 && one.open !== 413) link.addEventListener("click", () => put(one.key));
    }
    if (notice && mine.some(w => !w.open)) line("waiting", mine.filter(w => !w.open).length);
    if (notice) notice.hidden = !notice.children.length;
  };

  // As on the server: powers of ten where plain notation would be a row of zeros.
  const power = exponent => " × 10" + [...String(exponent)].map(c => c === "-" ? "⁻" : "⁰¹²³⁴⁵⁶⁷⁸⁹"[c]).join("");
  const figure = (value, digits, plain = String) => {
    const [mantissa, exponent] = value.toExponential(digits - 1).split("e").map(Number);
    return value && (exponent < -4 || exponent > 6) ? mantissa + power(exponent) : plain(+value.toPrecision(digits));
  };
  const average = values => values.reduce((sum, value) => sum + value, 0) / values.length;
  const tellMeans = form => form.querySelectorAll("output[data-words]").forEach(output => {
    const samples = [];
    output.parentElement.querySelectorAll("input").forEach((field, column) => {
      if (!column || form.querySelector(`[name=s${column}][value=new]`)?.checked) samples.push([]);
      const text = field.value.normalize("NFKC").replace("−", "-").trim();
      if (text && isFinite(text)) samples.at(-1).push(+text);
    });
    const means = samples.filter(sample => sample.length).map(average);
    const spread = means.length > 1 ? means : samples.flat();
    const sd = Math.sqrt(spread.reduce((sum, x) => sum + (x - average(spread)) ** 2, 0) / (spread.length - 1));
    say(output, spread.length < 2 ? ""
      : output.dataset.words.replace("{0}", figure(average(means), 4)).replace("{1}", figure(sd, 2)));
  });
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
    document.addEventListener("focusout", event => follow(event.relatedTarget)); // a tap outside closes it
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

  // The number of rows to save follows the answers to rows, as the server counts them.
  let counting = 0;
  const counted = root => {
    for (const button of root.querySelectorAll("button[data-counted]")) {
      button.dataset.uncounted ??= button.textContent;
      button.textContent = button.dataset.counted;
    }
  };
  const recount = async button => {
    const number = ++counting;
    for (const save of button.form.querySelectorAll("button[data-uncounted]")) save.textContent = save.dataset.uncounted;
    const answer = await fetch(button.getAttribute("formaction"), {method: "POST", body: new URLSearchParams(new FormData(button.form))});
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (number !== counting) return;
    counted(page);
    for (const part of ["dl.figures", "button[data-counted]"]) {
      const now = page.querySelector(part);
      if (now) document.querySelector(part)?.replaceWith(document.importNode(now, true));
    }
  };

  // How a table is read shows at once; the page returns to where the choice was made.
  const redrawn = button => {
    const left = JSON.parse(sessionStorage.getItem("redrawn") ?? "null");
    sessionStorage.removeItem("redrawn");
    if (left?.path === location.pathname) {
      scrollTo(0, left.top);
      button.form.elements[left.name]?.focus({preventScroll: true});
    }
    button.form.addEventListener("change", event => {
      if (event.target.name.startsWith("row-")) {
        recount(button);
        return;
      }
      const path = button.getAttribute("formaction");
      sessionStorage.setItem("redrawn", JSON.stringify({path, name: event.target.name, top: scrollY}));
      button.form.requestSubmit(button);
    });
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
    for (const form of root.querySelectorAll("form[data-draft]")) {
      form.addEventListener("input", () => {
        clearTimeout(form.timer);
        form.timer = setTimeout(keepDraft, 800, form);
        tellMeans(form);
      });
      form.addEventListener("focusout", () => form.timer && keepDraft(form));
      form.addEventListener("submit", save);
      tellMeans(form);
    }
    // The server writes its own local time; the reader's may be another.
    for (const time of root.querySelectorAll("time[datetime]")) {
      say(time, new Date(time.dateTime).toLocaleString("sv").slice(0, 16));
    }
    counted(root);
    const redraw = root.querySelector("button[data-redraw]");
    if (redraw) redrawn(redraw);
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
    if (event.key !== "Enter") return;
    // Enter that ends a Japanese composition is not meant for the form.
    if (event.isComposing || event.keyCode === 229) event.preventDefault();
    else if (event.ctrlKey) (event.target.form ?? document.querySelector("form[data-draft]"))?.requestSubmit();
  });
  document.addEventListener("DOMContentLoaded", () => {
    ready(document);
    showSent([]);
    flush();
  });
  addEventListener("online", () => flush());
  setInterval(() => flush(), 10000);
  document.addEventListener("htmx:afterSettle", event => ready(event.target));
})();

/** The button, and the colours that pins share with it: all the CSS that a page pays for before the palette is first opened. */
export const shellStyles = `
:host {
  all: initial; position: fixed; top: 0; left: 0; width: 0; height: 0; z-index: 2147483646;
  --bg: #fff; --ink: #16181d; --dim: #5c6373;
  --accent: #5b5bd6; --accent-hover: #5151c9; --accent-soft: #eeeefd; --accent-text: #4a4abf;
  --shadow: 0 0 0 1px rgb(15 20 40 / .07), 0 2px 4px rgb(15 20 40 / .05), 0 18px 48px -8px rgb(15 20 40 / .22);
  --sans: ui-sans-serif, system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", sans-serif;
  --mono: ui-monospace, SFMono-Regular, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace;
  --ease: cubic-bezier(.2, .8, .2, 1);
  color-scheme: light; font: 13px/1.45 var(--sans); color: var(--ink);
  -webkit-font-smoothing: antialiased; text-align: start;
}
:host([data-theme=dark]) {
  --bg: #18191d; --ink: #eceef2; --dim: #a3a9b7;
  --accent: #6661de; --accent-hover: #5a55d4; --accent-soft: #272750; --accent-text: #b1b0ff;
  --shadow: 0 0 0 1px rgb(255 255 255 / .09), 0 2px 4px rgb(0 0 0 / .3), 0 18px 48px -8px rgb(0 0 0 / .7);
  color-scheme: dark;
}
*, ::before, ::after { box-sizing: border-box; margin: 0; padding: 0; }
[hidden] { display: none !important; }
button { font: inherit; color: inherit; background: none; border: 0; cursor: pointer; text-align: start; }
button:disabled { cursor: default; }
:focus { outline: none; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
svg { display: block; flex: none; }
.fab {
  position: fixed; right: 20px; bottom: 20px; width: 44px; height: 44px; display: grid; place-items: center;
  border-radius: 14px; background: var(--bg); color: var(--accent-text); box-shadow: var(--shadow);
  transition: transform .14s var(--ease), opacity .14s, background .14s;
}
.fab:hover { background: var(--accent-soft); transform: translateY(-1px); }
.fab:active { transform: scale(.96); }
.fab.away { opacity: 0; transform: scale(.8); pointer-events: none; visibility: hidden; transition: opacity .14s, transform .14s, visibility 0s .14s; }
.fab.news::after {
  content: ""; position: absolute; top: -3px; right: -3px; width: 12px; height: 12px; border-radius: 50%;
  background: var(--accent); border: 2px solid var(--bg);
}
.fab-note {
  position: fixed; right: 76px; bottom: 25px; max-width: calc(100vw - 96px); padding: 7px 13px; border-radius: 10px;
  background: var(--ink); color: var(--bg); font-weight: 500; box-shadow: var(--shadow);
}
.fab-note:empty { display: none; }
@media (prefers-reduced-motion: reduce) { *, ::before, ::after { transition: none !important; animation: none !important; } }
@media print { :host { display: none; } }
`;

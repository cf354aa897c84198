/** Colours and the button: all the CSS that a page pays for before the palette is first opened. */
export const shellStyles = `
:host {
  all: initial; position: fixed; top: 0; left: 0; width: 0; height: 0; z-index: 2147483646;
  --bg: #fff; --raise: #fafbfc; --hover: #f0f1f4; --press: #e6e8ed; --line: #e4e6eb; --edge: #d3d7df;
  --ink: #16181d; --dim: #5c6373; --faint: #9aa1ae;
  --accent: #5b5bd6; --accent-hover: #5151c9; --accent-ink: #fff; --accent-soft: #eeeefd; --accent-text: #4a4abf;
  --ok: #218358; --ok-text: #1b6e4a; --ok-soft: #e6f6ec; --ok-strong: #c0e8d0;
  --bad: #ce2c31; --bad-text: #b8262b; --bad-soft: #feebec; --bad-strong: #fbcfd1;
  --warn: #c77700; --warn-text: #8a5000; --warn-soft: #fff4d5;
  --shadow: 0 0 0 1px rgb(15 20 40 / .07), 0 2px 4px rgb(15 20 40 / .05), 0 18px 48px -8px rgb(15 20 40 / .22);
  --sans: ui-sans-serif, system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", sans-serif;
  --mono: ui-monospace, SFMono-Regular, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace;
  --ease: cubic-bezier(.2, .8, .2, 1);
  color-scheme: light; font: 13px/1.45 var(--sans); color: var(--ink);
  -webkit-font-smoothing: antialiased; text-align: start;
}
:host([data-theme=dark]) {
  --bg: #18191d; --raise: #1d1f24; --hover: #272930; --press: #31343d; --line: #2b2e36; --edge: #3b3f4a;
  --ink: #eceef2; --dim: #a3a9b7; --faint: #6b7280;
  --accent: #6661de; --accent-hover: #5a55d4; --accent-ink: #fff; --accent-soft: #272750; --accent-text: #b1b0ff;
  --ok: #3dd68c; --ok-text: #4cc38a; --ok-soft: #12281d; --ok-strong: #1d5038;
  --bad: #ff6369; --bad-text: #ff8589; --bad-soft: #33171a; --bad-strong: #6a2429;
  --warn: #f1a10d; --warn-text: #f1a93b; --warn-soft: #341f04;
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

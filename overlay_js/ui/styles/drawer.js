/** The drawers: versions as a timeline, history as a conversation. */
export const drawer = `
.drawer {
  --star: var(--warn); --quiet: color-mix(in srgb, var(--dim) 72%, var(--bg));
  position: fixed; top: 16px; right: 16px; bottom: 16px; width: min(344px, calc(100vw - 20px)); display: flex; flex-direction: column;
  overflow: hidden; animation: slide .16s var(--ease);
}
@keyframes slide { from { opacity: 0; transform: translateX(16px); } }
.drawer:focus-visible { outline: none; }
.drawer > header { flex: none; padding: 11px 10px 10px 16px; border-bottom: 1px solid var(--line); gap: 7px; }
.drawer h2 { font-size: 14px; }
.drawer header em { color: var(--dim); font-variant-numeric: tabular-nums; }
.drawer-body { flex: 1; min-height: 0; overflow: auto; overscroll-behavior: contain; scrollbar-width: thin; scrollbar-color: var(--edge) transparent; }
.drawer ol { list-style: none; }
.drawer time { color: var(--dim); font-size: 12px; font-variant-numeric: tabular-nums; white-space: nowrap; }
.drawer .empty { padding: 28px 32px; color: var(--dim); text-align: center; text-wrap: balance; }
.drawer p { overflow-wrap: anywhere; }
.drawer li:focus-visible { outline-offset: -2px; }
.tools { flex: none; padding: 8px 10px; border-bottom: 1px solid var(--line); background: var(--raise); gap: 8px; position: relative; z-index: 1; }
.switcher { flex: 1; min-width: 0; }
.switch {
  display: inline-flex; align-items: center; gap: 7px; max-width: 100%; height: 28px; padding: 0 8px; border-radius: 7px;
  font-size: 12.5px; transition: background .12s;
}
.switch svg { color: var(--dim); }
.switch .cut { white-space: nowrap; }
.switch:hover, .switch[aria-expanded=true] { background: var(--hover); }
.tools .menu { top: calc(100% - 2px); bottom: auto; left: 8px; right: 8px; width: auto; max-width: none; animation-name: fade; }
.tools .item { display: grid; grid-template-columns: 14px minmax(0, 1fr); gap: 0 8px; padding: 6px 8px; }
.tools .item .detail { grid-column: 2; max-width: none; text-align: start; font-variant-numeric: tabular-nums; }
.tools .item[aria-checked=true] .item-label { font-weight: 600; }
.tools .seg { flex: none; }
.tools .seg button { display: inline-flex; align-items: center; gap: 5px; font-variant-numeric: tabular-nums; }
.tools .seg svg { color: var(--star); }

.more-rows { margin: 12px auto; display: flex; }

.ver { position: relative; padding: 11px 16px 12px 42px; font-size: 12.5px; }
.ver + .ver::after { content: ""; position: absolute; top: 0; left: 42px; right: 0; border-top: 1px solid var(--line); }
.ver::before { content: ""; position: absolute; left: 21px; top: 0; bottom: 0; width: 1.5px; background: var(--line); }
.ver:first-child::before { top: 20px; }
.ver:last-child::before { bottom: auto; height: 20px; }
.ver:only-child::before { display: none; }
.ver > .row:first-child::before {
  content: ""; position: absolute; left: 16px; top: 15px; width: 11px; height: 11px; border-radius: 50%; background: var(--bg);
  border: 2px solid var(--faint); box-shadow: 0 0 0 3px var(--bg);
}
.ver.now > .row:first-child::before { background: var(--accent); border-color: var(--accent); box-shadow: 0 0 0 4px var(--accent-soft); }
.ver.fail > .row:first-child::before { border-color: var(--bad); }
.ver b { font-variant-numeric: tabular-nums; }
.ver > .row:first-child { gap: 6px; }
.mark { display: grid; place-items: center; width: 24px; height: 24px; margin: -3px 0; border-radius: 6px; color: var(--quiet); transition: background .12s, color .12s, opacity .12s; }
.mark:focus-visible { outline-offset: -2px; }
.mark:hover { background: var(--hover); color: var(--ink); }
.mark.edit { margin-inline-start: -3px; }
.mark.star { margin-inline: -3px -5px; }
.mark[aria-pressed=true], .mark[aria-pressed=true]:hover { color: var(--star); }
@media (hover: hover) {
  .mark.edit { opacity: 0; }
  .ver:hover .mark.edit, .ver:focus-within .mark.edit { opacity: 1; }
}
.ver.star > .row:first-child::before { border-color: var(--star); }
.ver.now > .row:first-child::before { border-color: var(--accent); }
.ver .name { font-weight: 600; font-size: 13px; line-height: 18px; }
.prompt.dim { color: var(--dim); }
.naming { margin: 2px 0 3px -8px; }
.name-field {
  width: 100%; height: 28px; padding: 0 7px; border: 1px solid var(--accent); border-radius: 7px; background: var(--bg); color: inherit;
  font: 600 13px/18px var(--sans); box-shadow: 0 0 0 3px var(--accent-soft);
}
.name-field:focus-visible { outline: none; }
.name-field::placeholder { font-weight: 400; color: var(--dim); }
.name-problem { padding: 3px 8px 0; color: var(--bad-text); font-size: 12px; }
.name-problem:empty { display: none; }
.ver .prompt { margin-top: 1px; display: -webkit-box; -webkit-line-clamp: 3; -webkit-box-orient: vertical; overflow: hidden; }
.ver .foot { margin-top: 2px; gap: 12px; align-items: flex-start; }
.ver .foot .link { line-height: 18px; flex: none; }
.ver .fate { flex: 1; min-width: 0; color: var(--dim); font-size: 12px; line-height: 18px; }
.ver.fail .fate { color: var(--bad-text); }
.ver.found { animation: found 1.2s ease-out; }
@keyframes found { from { background: var(--accent-soft); } }
.inline-diff:not(:empty) { margin: 8px 0 2px; }
.inline-diff .line .no { width: 28px; padding-right: 8px; }
.tag { font-size: 11px; line-height: 18px; padding: 0 8px; border-radius: 20px; background: var(--hover); color: var(--dim); white-space: nowrap; }
.tag.cur { background: var(--accent-soft); color: var(--accent-text); font-weight: 600; }
.tag.bad { background: var(--bad-soft); color: var(--bad-text); font-weight: 600; }

.turn { padding: 12px 16px 13px; font-size: 12.5px; display: grid; gap: 5px; }
.turn + .turn { border-top: 1px solid var(--line); }
.turn b { color: var(--dim); font-weight: 500; }
.turn .you span { font-weight: 600; }
.turn .ai span { white-space: pre-wrap; }
.turn .failed, .turn .failed b { color: var(--bad-text); }
.turn .failed { display: flex; gap: 6px; }
.turn .failed b { white-space: nowrap; }
.turn .failed svg { margin-top: 3px; }
.spent { font-size: 11.5px; color: var(--dim); font-variant-numeric: tabular-nums; }
.drawer-body > .spent { padding: 10px 16px; border-bottom: 1px solid var(--line); }

@media (max-width: 720px) { .drawer { top: 10px; right: 10px; bottom: 10px; } }
`;

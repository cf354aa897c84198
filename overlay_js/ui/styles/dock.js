/** The dock: context, field, notices and the bar; and the small parts that everything shares. */
export const dock = `
.dock {
  position: fixed; bottom: 16px; max-height: calc(100vh - 32px); max-height: calc(100dvh - 32px);
  display: flex; flex-direction: column; gap: 10px; container-type: inline-size;
  animation: rise .15s var(--ease);
}
@keyframes rise { from { opacity: 0; transform: translateY(8px); } }
@keyframes fade { from { opacity: 0; } }
@keyframes pulse { 50% { opacity: .35; } }
.card { background: var(--bg); border-radius: 14px; box-shadow: var(--shadow); }
.panel { flex: none; }
.row { display: flex; align-items: center; gap: 8px; min-width: 0; }
.grow { flex: 1; min-width: 0; }
.sr { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
h2 { font: 600 13px/1.45 var(--sans); }
b { font-weight: 600; }
i, em { font-style: normal; }
kbd {
  font: 600 10.5px/1 var(--sans); color: var(--dim); white-space: nowrap; margin: 0 1px 0 4px; padding: 3px 5px 2px;
  border: 1px solid var(--line); border-bottom-width: 2px; border-radius: 5px; background: var(--bg);
}
.btn {
  display: inline-flex; align-items: center; justify-content: center; gap: 6px; height: 28px; padding: 0 8px; border-radius: 7px;
  font-size: 12.5px; white-space: nowrap; transition: background .12s, color .12s;
}
.btn svg { color: var(--dim); }
.btn em { color: var(--dim); font-variant-numeric: tabular-nums; }
.btn em:empty { display: none; }
.btn[data-action=proposals] em { padding: 0 5px; min-width: 16px; border-radius: 8px; background: var(--accent); color: var(--accent-ink); font-size: 10.5px; line-height: 16px; font-weight: 600; text-align: center; }
.btn:hover:enabled, .btn[aria-expanded=true] { background: var(--hover); }
.btn:active:enabled, .btn[aria-busy]:enabled { background: var(--press); transition: none; }
.btn:disabled, .btn:disabled svg { color: var(--faint); }
.btn.square { width: 26px; height: 26px; padding: 0; }
.btn.line { box-shadow: inset 0 0 0 1px var(--edge); padding: 0 11px; }
.btn.main, .btn.danger { padding: 0 12px; font-weight: 600; color: var(--accent-ink); background: var(--accent); }
.btn.main:hover:enabled { background: var(--accent-hover); }
.btn.danger, .btn.danger:hover:enabled { color: #fff; background: #ce2c31; }
.link { color: var(--accent-text); font-weight: 600; font-size: 12px; border-radius: 4px; }
.link:hover { text-decoration: underline; text-underline-offset: 2px; }
.link:disabled { color: var(--faint); text-decoration: none; }

.chip {
  display: inline-flex; align-items: center; gap: 6px; height: 24px; padding: 0 8px; min-width: 0; border-radius: 7px;
  background: var(--hover); font-size: 12px; white-space: nowrap;
}
.chip i { color: var(--dim); }
.chip svg { color: var(--dim); }
.chip.mono { font: 11.5px var(--mono); }
.chip.soft, .chip.soft svg { background: var(--accent-soft); color: var(--accent-text); }
.chip.soft { font-variant-numeric: tabular-nums; gap: 4px; flex: none; }
.chip.note, .chip.note svg { background: var(--warn-soft); color: var(--warn-text); }
button.chip:hover:enabled { background: var(--press); }
.cut { overflow: hidden; text-overflow: ellipsis; }
.slot { display: inline-flex; min-width: 0; position: relative; }

.ctx { padding: 10px 12px 0; gap: 6px; color: var(--dim); font-size: 12px; }
.ctx .picker { flex-shrink: 6; }
.ctx .chip { color: var(--ink); }
.ctx .chip.note { color: var(--warn-text); flex: none; }
.chip.component { padding-right: 6px; flex: 0 1 auto; }
.chip.component :is(b, i) { overflow: hidden; text-overflow: ellipsis; }
.chip.component b { flex: none; max-width: calc(100% - 18px); }
.chip.component:disabled { color: var(--dim); }
.chip.component:disabled b { font-weight: 500; }
.chip.loading { animation: pulse 1.2s ease-in-out infinite; }
.chip.off { background: none; box-shadow: inset 0 0 0 1px var(--line); color: var(--dim) !important; }
.chip-x { display: grid; place-items: center; width: 16px; height: 16px; margin-right: -4px; border-radius: 5px; }
.chip-x:hover { background: var(--edge); }
.store { display: inline-flex; align-items: center; gap: 6px; flex: none; padding-right: 2px; white-space: nowrap; }
.store .dot { width: 7px; height: 7px; border-radius: 50%; background: var(--ok); }
.ctx:has(.chip.note:not([hidden])) .store.ok span + span { display: none; }
.store.warn { color: var(--warn-text); }
.store.warn .dot { background: var(--warn); }
.pulse { animation: pulse 1.2s ease-in-out infinite; }

.field { display: flex; align-items: flex-end; gap: 10px; padding: 6px 12px 10px 14px; }
textarea {
  flex: 1; min-width: 0; resize: none; border: 0; background: none; color: inherit; overflow: hidden; caret-color: var(--accent);
  font: 16px/24px var(--sans); letter-spacing: -.005em; padding: 7px 0 5px; max-height: 168px; scrollbar-width: thin;
}
textarea.full { overflow: auto; }
textarea:focus-visible { outline: none; }
textarea::placeholder { color: var(--dim); opacity: .85; }
textarea::selection { background: var(--accent-soft); }
.send {
  display: inline-flex; align-items: center; gap: 6px; flex: none; height: 30px; margin-bottom: 2px; padding: 0 10px 0 12px;
  border-radius: 8px; background: var(--accent); color: var(--accent-ink); font-weight: 600; font-size: 12.5px;
  transition: background .12s, color .12s, transform .12s;
}
.send:hover:enabled { background: var(--accent-hover); }
.send:active:enabled { transform: scale(.97); }
.send:disabled { background: var(--hover); color: var(--faint); }

.under { display: grid; gap: 10px; padding: 0 14px 12px; font-size: 12.5px; }
.examples { flex-wrap: wrap; gap: 6px; }
.examples .lead { color: var(--dim); margin-right: 2px; }
.chip.ask { height: 26px; padding: 0 10px; border-radius: 13px; background: none; box-shadow: inset 0 0 0 1px var(--line); color: var(--ink); transition: background .12s; }
.chip.ask:hover { background: var(--accent-soft) !important; color: var(--accent-text); box-shadow: none; }
.understood { display: flex; align-items: center; gap: 5px; height: 26px; padding: 0 16px 8px; color: var(--dim); font-size: 12px; }
.understood span { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.understood svg { flex: none; }
.hint { display: flex; align-items: center; gap: 6px; color: var(--dim); font-size: 12px; }
.notice { display: flex; gap: 10px; padding: 10px 12px; border-radius: 10px; background: var(--hover); animation: fade .14s; overflow-wrap: anywhere; }
.notice > svg { margin-top: 1px; color: var(--dim); }
.notice .grow { display: grid; gap: 9px; }
.notice p b { display: block; }
.notice.warn { background: var(--warn-soft); }
.notice.warn > svg { color: var(--warn-text); }
.notice.bad { background: var(--bad-soft); }
.notice.bad > svg { color: var(--bad-text); }
.notice .chip.ask, .notice .btn.line { background: var(--bg); }
.notice .lead { color: inherit; }

.signed { gap: 12px; padding: 0 14px 11px; font-size: 12px; color: var(--dim); }
.signed label { gap: 8px; flex: none; }
.signed .hint { flex: 1; min-width: 0; justify-content: flex-end; text-align: end; }
.line-field {
  height: 26px; width: 150px; min-width: 0; padding: 0 8px; border: 0; border-radius: 7px; background: none; color: var(--ink); font: inherit;
  box-shadow: inset 0 0 0 1px var(--line);
}
.line-field:hover { box-shadow: inset 0 0 0 1px var(--edge); }
.line-field:focus-visible { outline: none; box-shadow: inset 0 0 0 1px var(--accent), 0 0 0 3px var(--accent-soft); }
.line-field::placeholder { color: var(--dim); opacity: .85; }
.dock.pointing > :not(.point-bar) { display: none; }
.point-bar:focus-visible { outline: none; }
.point-bar { align-self: center; gap: 10px; padding: 7px 8px 7px 14px; font-size: 12.5px; }
.point-bar > svg { color: var(--accent-text); }
.point-bar span span { color: var(--dim); }
.bar { padding: 6px 8px; gap: 2px; border-top: 1px solid var(--line); background: var(--raise); border-radius: 0 0 14px 14px; }
.seg { display: inline-flex; padding: 2px; border-radius: 8px; background: var(--hover); }
.seg button { padding: 0 10px; height: 24px; border-radius: 6px; font-size: 12px; color: var(--dim); transition: background .12s; }
.seg [aria-checked=true] { background: var(--bg); color: var(--ink); font-weight: 600; box-shadow: 0 0 0 1px var(--line), 0 1px 2px rgb(0 0 0 / .06); }

.menu {
  position: absolute; bottom: calc(100% + 6px); left: 0; z-index: 2; width: max-content; min-width: 230px; max-width: min(400px, 84vw);
  max-height: min(360px, 60vh); overflow: auto; padding: 5px; border-radius: 12px; background: var(--bg); box-shadow: var(--shadow);
  animation: rise .12s var(--ease);
}
.menu [role=group] + [role=group] { margin-top: 5px; padding-top: 5px; border-top: 1px solid var(--line); }
.menu .heading { padding: 4px 8px; font-size: 11px; font-weight: 600; color: var(--dim); }
.item { display: flex; align-items: center; gap: 8px; width: 100%; min-height: 30px; padding: 4px 8px; border-radius: 7px; font-size: 12.5px; color: var(--ink); }
.item:hover, .item:focus-visible { background: var(--hover); outline: none; }
.item-label { flex: 1; min-width: 0; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.item .detail { color: var(--dim); font-size: 11.5px; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; max-width: 190px; }
.tick { width: 14px; color: var(--accent-text); }

.toasts { display: flex; justify-content: center; }
.toast {
  padding: 6px 14px; border-radius: 20px; background: var(--ink); color: var(--bg); font-size: 12.5px; font-weight: 500;
  box-shadow: var(--shadow); animation: rise .15s var(--ease);
}
.offer { margin-inline: 10px -4px; font-weight: 600; text-decoration: underline; text-underline-offset: 2px; border-radius: 4px; }
.toasts:not(:has(.toast:not([hidden]))) { margin-bottom: -10px; }

.veil { position: fixed; inset: 0; display: grid; place-items: center; background: rgb(10 12 20 / .28); animation: fade .12s; }
:host([data-theme=dark]) .veil { background: rgb(0 0 0 / .5); }
.dialog { width: min(380px, calc(100vw - 32px)); padding: 18px 18px 14px; animation: rise .15s var(--ease); }
.dialog h2 { font-size: 15px; }
.dialog p { margin: 4px 0 16px; color: var(--dim); }

@container (max-width: 620px) { kbd { display: none; } }
@container (min-width: 640px) { .ctx .target { flex: none; max-width: 45%; } }
@container (max-width: 700px) { .bar .label { display: none; } .bar .btn { padding: 0 7px; gap: 4px; } }
@container (max-width: 560px) { .store span + span, .chip.component i { display: none; } }
@container (max-width: 640px) { .signed .hint { display: none; } }
@container (max-width: 480px) { .signed label, .signed .line-field { flex: 1; } }
@container (max-width: 420px) {
  .bar { flex-wrap: wrap; row-gap: 4px; column-gap: 0; }
  .bar .btn { padding: 0 4px; gap: 2px; }
  .bar .btn em { font-size: 10.5px; letter-spacing: -.02em; }
  .seg button { padding: 0 8px; }
  .bar:has([data-mode=plan]:not([hidden])) .seg { flex: 1 0 100%; }
  .bar:has([data-mode=plan]:not([hidden])) .seg button { flex: 1; text-align: center; }
  .bar:has([data-mode=plan]:not([hidden])) > .grow { display: none; }
  .bar:has([data-mode=plan]:not([hidden])) { justify-content: space-between; }
  .chip.note { display: none; }
}
`;

/** The proposals: their list, their forms, and the sheets for what needs room. */
export const proposals = `
.prop-tools { flex: none; display: grid; gap: 8px; padding: 8px 10px; border-bottom: 1px solid var(--line); background: var(--raise); }
.prop-tools .seg { min-width: 0; }
.prop-tools .seg button { display: inline-flex; align-items: center; gap: 6px; min-width: 0; }
.prop-tools .seg em, .strip .seg em { color: var(--dim); font-variant-numeric: tabular-nums; font-weight: 500; }
.prop-tools .link { padding: 0 4px; text-decoration: none; white-space: nowrap; }
.prop-tools .link:hover { text-decoration: underline; }
.prop-tools > .btn, .process .btn { width: 100%; }
.process .btn svg { color: inherit; }
.running { display: grid; gap: 6px; padding: 2px 4px 3px; }
.doing { font-size: 12px; color: var(--dim); font-variant-numeric: tabular-nums; }
.share { height: 3px; border-radius: 2px; background: var(--hover); overflow: hidden; }
.share i { display: block; height: 100%; width: max(8%, var(--share, 0%)); border-radius: 2px; background: var(--accent); transition: width .16s; animation: pulse 1.1s ease-in-out infinite; }

.prop { display: grid; gap: 7px; padding: 12px 16px 13px; font-size: 12.5px; }
.prop + .prop { border-top: 1px solid var(--line); }
.prop.now { box-shadow: inset 3px 0 0 var(--accent); }
.prop .number { display: grid; place-items: center; min-width: 18px; height: 18px; padding: 0 4px; border-radius: 9px; background: var(--ink); color: var(--bg); font-size: 11px; font-variant-numeric: tabular-nums; }
.prop a, .prop a time { color: var(--dim); text-decoration: none; }
.prop a:hover time { color: var(--accent-text); text-decoration: underline; text-underline-offset: 2px; }
.by { display: inline-flex; align-items: center; gap: 3px; color: var(--dim); font-size: 11.5px; white-space: nowrap; }
.of { justify-self: start; font-weight: 600; border-radius: 4px; }
.of:hover { color: var(--accent-text); text-decoration: underline; text-underline-offset: 2px; }
.tag.ok { background: var(--ok-soft); color: var(--ok-text); font-weight: 600; }
.tag.warn { background: var(--warn-soft); color: var(--warn-text); font-weight: 600; }
.answers { display: grid; gap: 7px; list-style: none; }
.answers li { padding-inline-start: 10px; border-inline-start: 2px solid var(--edge); }
.answers b { display: block; color: var(--dim); font-weight: 500; font-size: 11.5px; line-height: 16px; overflow-wrap: anywhere; }
.answers p { white-space: pre-wrap; overflow-wrap: anywhere; max-height: 8.7em; overflow: auto; scrollbar-width: thin; scrollbar-color: var(--edge) transparent; font-weight: 500; }
.answers .no { border-color: var(--bad-strong); }
.answers .no p:not(.why) { color: var(--dim); }
.answers .why { color: var(--dim); font-size: 12px; font-weight: 400; padding: 0; }
.answers .why em { color: var(--bad-text); font-weight: 600; }
.message { color: var(--dim); overflow-wrap: anywhere; max-height: 8.7em; overflow: auto; }
.remark { display: flex; gap: 7px; padding: 7px 10px; border-radius: 8px; background: var(--hover); overflow-wrap: anywhere; }
.remark svg { margin-top: 2px; }
.remark.warn { background: var(--warn-soft); color: var(--warn-text); }
.remark.bad { background: var(--bad-soft); color: var(--bad-text); }
.acts { gap: 6px; flex-wrap: wrap; row-gap: 8px; }
.acts .link, .form .link { padding: 4px; white-space: nowrap; }
.prop .inline-diff { min-width: 0; margin: 0; }
.prop .inline-diff:empty { display: none; }
.prop .diffs { min-width: 0; }

.form { display: grid; gap: 8px; }
.form.busy { opacity: .6; pointer-events: none; }
.form label { font-size: 12px; color: var(--dim); cursor: pointer; gap: 7px; }
.form input { accent-color: var(--accent); margin: 0; }
textarea.say {
  min-height: 56px; max-height: 40vh; padding: 7px 9px; border: 1px solid var(--edge); border-radius: 8px; background: var(--bg);
  font: 13px/1.45 var(--sans); letter-spacing: 0; resize: vertical; overflow: auto; field-sizing: content; width: 100%;
}
textarea.say:focus-visible { border-color: var(--accent); box-shadow: 0 0 0 3px var(--accent-soft); }
.problem { color: var(--bad-text); font-size: 12px; overflow-wrap: anywhere; }
.problem:empty:not(.grow) { display: none; }

.sheet {
  position: fixed; inset: 0; margin: auto; width: min(1180px, calc(100vw - 48px)); height: min(760px, calc(100dvh - 48px));
  display: flex; flex-direction: column; padding: 0; border: 0; overflow: hidden; color: var(--ink); font-size: 13px; animation: rise .15s var(--ease);
}
.sheet:not([open]) { display: none; }
.sheet::backdrop { background: rgb(10 12 20 / .38); animation: fade .12s; }
.sheet > header { flex: none; padding: 11px 10px 11px 18px; border-bottom: 1px solid var(--line); }
.sheet h2 { font-size: 14px; }
.sheet > footer { flex: none; padding: 10px 14px; gap: 8px; border-top: 1px solid var(--line); background: var(--raise); }
.sheet-body { flex: 1; min-height: 0; display: flex; flex-direction: column; }
.sheet .files { flex: none; padding: 8px 14px; border-bottom: 1px solid var(--line); background: var(--raise); overflow-x: auto; }
textarea.code-area { width: 100%; max-height: none; overflow: auto; padding: 12px 18px; font: 12.5px/20px var(--mono); letter-spacing: 0; tab-size: 2; white-space: pre; }
.columns { flex: 1; min-height: 0; display: grid; grid-auto-flow: column; grid-auto-columns: minmax(300px, 1fr); overflow: auto; }
.column { display: flex; flex-direction: column; gap: 10px; min-width: 0; padding: 14px 16px; }
.column + .column { border-inline-start: 1px solid var(--line); }
.column time { color: var(--dim); font-size: 12px; font-variant-numeric: tabular-nums; white-space: nowrap; }
.column > .grow { flex: 1 0 auto; min-width: 0; }
.column > .actions { position: sticky; bottom: 0; justify-content: flex-end; padding: 10px 0 0; background: var(--bg); }
@media (max-width: 720px) { .sheet { width: calc(100vw - 20px); height: calc(100dvh - 20px); } .columns { grid-auto-columns: 86%; } }
`;

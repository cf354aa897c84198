/** The result card: prompt, answer, diff, progress and receipt. */
export const card = `
.result { display: flex; flex-direction: column; min-height: 0; overflow: hidden; animation: rise .15s var(--ease); }
.card-head { flex: none; padding: 10px 8px 8px 14px; }
.card-head:has(.btn[hidden]) { padding-right: 12px; }
.asked { flex: 1; min-width: 0; overflow: hidden; display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 3; overflow-wrap: anywhere; }
.card-body { min-height: 0; overflow: auto; overscroll-behavior: contain; padding: 0 14px; scrollbar-width: thin; scrollbar-color: var(--edge) transparent; }
.card-body > :not([hidden]):not(:empty) { margin-bottom: 10px; }
.answer { white-space: pre-wrap; overflow-wrap: anywhere; line-height: 1.55; }
.affects { display: flex; gap: 7px; align-items: center; font-size: 12px; color: var(--dim); }
.affects b { color: var(--ink); font-weight: 500; }
.affects.warning { color: var(--warn-text); }

.diffs { display: grid; gap: 8px; }
.diff { border: 1px solid var(--line); border-radius: 9px; overflow: hidden; }
.diff summary {
  display: flex; align-items: center; gap: 8px; height: 30px; padding: 0 10px; background: var(--raise); cursor: pointer;
  list-style: none; font-size: 12px; border-radius: 8px; user-select: none;
}
.diff[open] summary { border-bottom: 1px solid var(--line); border-radius: 8px 8px 0 0; }
.diff summary::-webkit-details-marker { display: none; }
.diff summary::before { content: ""; width: 5px; height: 5px; margin: 0 3px 0 1px; border: solid var(--dim); border-width: 0 1.5px 1.5px 0; transform: rotate(-45deg); transition: transform .12s; }
.diff[open] summary::before { transform: translateY(-1px) rotate(45deg); }
.diff summary:focus-visible, .code:focus-visible { outline-offset: -2px; }
.path { flex: 1; display: flex; min-width: 0; white-space: nowrap; }
.path :is(i, b) { overflow: hidden; text-overflow: ellipsis; }
.path i { color: var(--dim); }
.path b { flex: none; max-width: 100%; }
.counts { display: flex; gap: 7px; font-weight: 600; font-variant-numeric: tabular-nums; }
.counts ins { text-decoration: none; color: var(--ok-text); }
.counts del { text-decoration: none; color: var(--bad-text); }
.code { font: 12px/20px var(--mono); tab-size: 2; }
.lines { padding: 3px 0; }
.line { display: flex; padding-right: 12px; white-space: pre-wrap; }
.line .text { min-width: 0; overflow-wrap: anywhere; }
.line .no { width: 38px; padding-right: 10px; text-align: right; color: var(--dim); opacity: .75; font-size: 10.5px; font-variant-numeric: tabular-nums; user-select: none; flex: none; }
.line .sign { width: 14px; flex: none; user-select: none; color: var(--dim); }
.line.add { background: var(--ok-soft); }
.line.add .sign { color: var(--ok-text); }
.line.add mark { background: var(--ok-strong); }
.line.del { background: var(--bad-soft); }
.line.del .sign { color: var(--bad-text); }
.line.del mark { background: var(--bad-strong); }
.line.same { color: var(--dim); }
.line.gap { color: var(--dim); background: var(--raise); line-height: 16px; }
mark { color: inherit; border-radius: 3px; padding: 1px 0; }
.swatch { display: inline-block; width: 10px; height: 10px; margin-right: 4px; border-radius: 3px; background: var(--color); box-shadow: inset 0 0 0 1px rgb(127 127 127 / .45); vertical-align: -1px; }
.more { display: block; width: 100%; padding: 6px 10px; border-top: 1px solid var(--line); background: var(--raise); color: var(--accent-text); font: 600 12px var(--sans); text-align: center; }
.more:hover { background: var(--hover); }

.progress { flex: none; padding: 0 8px 8px 14px; }
.progress .stage { flex: 1; min-width: 0; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; font-size: 12.5px; color: var(--dim); }
.progress .stage b { color: var(--ink); }
.progress .clock { font-size: 12px; color: var(--dim); font-variant-numeric: tabular-nums; }
.segments { display: flex; gap: 4px; margin: 2px 6px 6px 0; }
.segments i { flex: 1; height: 3px; border-radius: 2px; background: var(--hover); transition: background .14s; }
.segments .past { background: var(--accent); }
.segments .now { background: var(--accent); animation: pulse 1.1s ease-in-out infinite; }
.segments.lost i { background: var(--warn); }

.card-foot { flex: none; border-top: 1px solid var(--line); background: var(--raise); padding: 9px 12px 9px 14px; display: grid; gap: 8px; }
.receipt { display: flex; align-items: center; gap: 14px; font-size: 12px; color: var(--dim); }
.steps { display: flex; align-items: center; flex: 1; min-width: 0; list-style: none; font-variant-numeric: tabular-nums; }
.step { display: flex; align-items: center; gap: 6px; white-space: nowrap; }
.step b { color: var(--ink); }
.step i { margin-left: 5px; }
.step .dot { width: 16px; height: 16px; display: grid; place-items: center; border-radius: 50%; color: var(--bg); flex: none; }
.step.ok .dot { background: var(--ok); }
.step.bad .dot { background: var(--bad); }
.step.none .dot { box-shadow: inset 0 0 0 1.5px var(--edge); }
.step.none b { color: var(--dim); font-weight: 500; }
.steps .link { flex: 1; min-width: 10px; height: 1.5px; margin: 0 10px; border-radius: 1px; background: var(--line); }
.steps .link.ok { background: var(--ok); opacity: .45; }
.steps .link.bad { background: var(--bad); opacity: .45; }
.pill { flex: none; padding: 2px 10px; border-radius: 20px; font-weight: 600; font-size: 12px; background: var(--hover); }
.receipt.ok .pill { background: var(--ok-soft); color: var(--ok-text); }
.receipt.bad .pill { background: var(--bad-soft); color: var(--bad-text); }
.receipt.warn .pill { background: var(--warn-soft); color: var(--warn-text); }
.help { align-items: flex-start; flex-wrap: wrap; gap: 6px 12px; }
.help .actions { margin-inline-start: auto; }
.why { flex: 1 1 auto; min-width: 0; color: var(--ink); font-size: 12.5px; line-height: 18px; padding: 5px 0; overflow-wrap: anywhere; }
.why:empty { display: none; }
.result.away .diffs { opacity: .62; }
.result .actions { gap: 6px; }

.strip { flex: none; display: flex; flex-wrap: wrap; align-items: center; gap: 8px; padding: 8px 8px 8px 12px; animation: rise .15s var(--ease); }
.strip .told { flex: 1 1 200px; font-size: 12.5px; }
.strip .told .tag { flex: none; font-size: 11px; line-height: 18px; padding: 0 8px; border-radius: 20px; background: var(--accent-soft); color: var(--accent-text); font-weight: 600; }
.strip .told .cut { white-space: nowrap; }
.strip .seg button { min-width: 30px; }
.strip.working .seg [aria-checked=true] { animation: pulse 1.1s ease-in-out infinite; }
.strip .state { flex: 1 0 100%; color: var(--warn-text); font-size: 12px; }
.strip .state:empty { display: none; }

@container (max-width: 560px) {
  .steps .link { margin: 0 6px; }
  .receipt, .help { flex-wrap: wrap; row-gap: 8px; }
  .receipt { gap: 10px; }
  .steps { flex: 1 0 100%; }
  .help .actions { margin: 0; }
  .why { padding: 0; }
  .pill { order: -1; }
  .card-head { flex-wrap: wrap; }
  .asked { flex: 1 0 60%; }
  .credit { order: 1; }
  .step { gap: 4px; }
}
@container (max-width: 480px) { .strip .told { flex: 1 0 100%; } .strip .btn.main { margin-inline-start: auto; } }
@container (max-width: 400px) { .step:not(:last-child) i { display: none; } .step b { font-weight: 500; } .step { font-size: 11px; } .steps .link { margin: 0 4px; } }
`;

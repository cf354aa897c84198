/** The comments' drawer: threads, and the list of the whole Storybook. */
export const comments = `
.tools:has(.more-menu) { position: relative; }
.tools .seg { min-width: 0; }
.tools .seg button { min-width: 0; white-space: nowrap; }
.tools .seg em { color: var(--dim); font-weight: 500; }
.more-menu { flex: none; }

.thread { padding: 12px 16px 11px; font-size: 12.5px; display: grid; gap: 4px; }
.thread + .thread { border-top: 1px solid var(--line); }
.thread.found { animation: found 1.6s ease-out; }
.who { gap: 7px; min-height: 24px; }
.who b { min-width: 0; white-space: nowrap; }
.who time { font-size: 11.5px; }
.num {
  flex: none; display: grid; place-items: center; width: 22px; height: 22px; border-radius: 50% 50% 50% 4px; background: var(--hover); color: var(--dim);
  font: 700 11px/1 var(--sans); font-variant-numeric: tabular-nums;
}
.num.cur { background: var(--accent); color: #fff; }
.num.work { background: #b45f06; color: #fff; }
.num:disabled { opacity: .8; }
.said { white-space: pre-wrap; overflow-wrap: anywhere; line-height: 1.5; unicode-bidi: plaintext; }
.said.long { max-height: 15em; overflow: auto; scrollbar-width: thin; scrollbar-color: var(--edge) transparent; }
.thread.done .said, .entry.done .said { color: var(--dim); }
.where { display: flex; align-items: center; gap: 7px; min-width: 0; color: var(--dim); font-size: 11.5px; }
.where .cut { white-space: nowrap; min-width: 0; }
.where .link { flex: none; font-size: 11.5px; }
.where.lost, .where.lost svg { color: var(--warn-text); }
.reason { color: var(--dim); }
.reason b { font-weight: 500; color: var(--bad-text); }
.replies { margin: 3px 0 1px 10px; padding-left: 12px; border-left: 2px solid var(--line); display: grid; gap: 8px; }
.thread .foot { gap: 12px; margin-top: 2px; }
.tag.ok { background: var(--ok-soft); color: var(--ok-text); font-weight: 600; }
.tag.work { background: var(--warn-soft); color: var(--warn-text); font-weight: 600; }
.mark.resolve { color: var(--quiet); }
.mark.resolve:hover { color: var(--ok-text); }
.mark.resolve[aria-pressed=true] { color: var(--ok-text); }
.thread .mark { margin: -3px -4px -3px 0; }
.mark.delete:hover { color: var(--bad-text); }
@media (hover: hover) {
  .thread .mark { opacity: 0; }
  .thread:hover > .who .mark, .thread:focus-within > .who .mark, .reply:hover .mark, .reply:focus-within .mark, .thread .mark.resolve { opacity: 1; }
}

.writer { margin: 3px 0 2px; display: grid; gap: 6px; }
.writer textarea {
  width: 100%; max-height: 180px; padding: 7px 9px; border-radius: 8px; font: 12.5px/18px var(--sans); letter-spacing: 0; overflow: auto;
  box-shadow: inset 0 0 0 1px var(--accent), 0 0 0 3px var(--accent-soft);
}
.writer .row { gap: 6px; }
.writer .line-field { flex: 1 1 90px; width: 90px; }
.writer .name-problem { padding: 0 2px; }

.settled summary { padding: 10px 16px; font-size: 12.5px; font-weight: 500; color: var(--dim); cursor: pointer; border-top: 1px solid var(--line); background: var(--raise); }
.settled:first-child summary { border-top: 0; }
.settled summary:hover { color: var(--ink); }
.settled summary:focus-visible { outline-offset: -2px; }
.settled[open] summary { border-bottom: 1px solid var(--line); }

.component h3 {
  position: sticky; top: 0; display: flex; align-items: center; gap: 8px; padding: 9px 16px 8px; font: 12px/1.4 var(--sans); background: var(--raise);
  border-bottom: 1px solid var(--line);
}
.component + li .entry { border-top: 0; }
.component:not(:first-child) h3 { border-top: 1px solid var(--line); }
.component h3 b { font-size: 12.5px; }
.component h3 i { flex: 1; min-width: 0; color: var(--dim); white-space: nowrap; font-size: 11.5px; direction: rtl; text-align: left; }
.component h3 em { color: var(--dim); }
.entry { display: grid; gap: 3px; width: 100%; padding: 10px 16px 11px; font-size: 12.5px; border-top: 1px solid var(--line); }
.entry:hover { background: var(--hover); }
.entry:focus-visible { outline-offset: -2px; }
.said.brief { display: -webkit-box; -webkit-line-clamp: 2; -webkit-box-orient: vertical; overflow: hidden; white-space: normal; }
`;

/** The comments' drawer. */
export const comments = `
.thread { padding: 12px 16px; font-size: 12.5px; }
.thread + .thread { border-top: 1px solid var(--line); }
.said { white-space: pre-wrap; overflow-wrap: anywhere; }
.tag.ok { background: var(--ok-soft); color: var(--ok-text); }
.tag.work { background: var(--warn-soft); color: var(--warn-text); }
`;

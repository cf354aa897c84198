/** The markers on a story, and what shows which element is meant. */
export const pinStyles = `
:host { pointer-events: none; z-index: 2147483640; }
.outline {
  position: fixed; top: 0; left: 0; border-radius: 5px; pointer-events: none;
  box-shadow: 0 0 0 2px var(--accent), 0 0 0 3px rgb(255 255 255 / .55), inset 0 0 0 1px rgb(255 255 255 / .35);
}
.pin {
  position: fixed; top: 0; left: 0; width: 26px; height: 26px; display: grid; place-items: center; pointer-events: auto;
  border-radius: 50% 50% 50% 4px; background: var(--accent); color: #fff; font: 700 12px/1 var(--sans); font-variant-numeric: tabular-nums;
  box-shadow: 0 0 0 1.5px #fff, 0 3px 10px rgb(10 15 40 / .32); user-select: none; animation: drop .15s var(--ease);
}
.pin::before { content: ""; position: absolute; inset: -3px; border-radius: inherit; }
.pin span { transition: transform .12s var(--ease); }
.pin:hover, .pin.on { background: var(--accent-hover); box-shadow: 0 0 0 1.5px #fff, 0 0 0 4px color-mix(in srgb, var(--accent) 35%, transparent), 0 3px 10px rgb(10 15 40 / .32); }
.pin:focus-visible { outline-offset: 3px; }
.pin[data-status=processing] { background: #b45f06; }
.pin[data-status=done] { background: #60687a; }
@keyframes drop { from { opacity: 0; scale: .6; } }
.bubble {
  position: fixed; top: 0; left: 0; width: max-content; max-width: min(280px, calc(100vw - 16px)); padding: 9px 12px 10px; border-radius: 10px;
  background: var(--bg); color: var(--ink); font-size: 12.5px; box-shadow: var(--shadow); pointer-events: none; animation: show .12s;
}
@keyframes show { from { opacity: 0; } }
.bubble b { font-weight: 600; display: block; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.bubble p { display: -webkit-box; -webkit-line-clamp: 4; -webkit-box-orient: vertical; overflow: hidden; overflow-wrap: anywhere; white-space: pre-wrap; }
.bubble i { font-style: normal; display: block; margin-top: 4px; color: var(--dim); font-size: 11.5px; }
`;

export const pickStyles = `
:host { z-index: 2147483645; }
.veil { position: fixed; inset: 0; pointer-events: auto; cursor: crosshair; background: transparent; }
.veil:focus-visible { outline: none; }
.outline {
  position: fixed; top: 0; left: 0; border-radius: 4px; pointer-events: none; background: color-mix(in srgb, var(--accent) 14%, transparent);
  box-shadow: 0 0 0 2px var(--accent), 0 0 0 3px rgb(255 255 255 / .6);
}
.name {
  position: fixed; top: 0; left: 0; max-width: calc(100vw - 16px); height: 22px; padding: 0 7px; border-radius: 6px; pointer-events: none;
  background: var(--accent); color: #fff; font: 600 11px/22px var(--mono); white-space: nowrap; overflow: hidden; text-overflow: ellipsis;
}
.name i { font: 500 11px/22px var(--sans); opacity: .85; margin-left: 6px; }
`;

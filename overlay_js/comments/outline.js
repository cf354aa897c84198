/** A frame around an element of the page. */

const GAP = 3; // px

/**
 * @param {HTMLElement} frame
 * @param {Element | null} target null hides it
 */
export function outline(frame, target) {
  frame.hidden = !target;
  if (!target) return;
  const { left, top, width, height } = target.getBoundingClientRect();
  frame.style.translate = `${left - GAP}px ${top - GAP}px`;
  frame.style.width = `${width + 2 * GAP}px`;
  frame.style.height = `${height + 2 * GAP}px`;
}

/** The code of a proposal, to be changed by hand: a file at a time, saved together. */

import { ApiError } from "../client.js";
import { Choices } from "./choices.js";
import { button, h } from "./dom.js";
import { basename } from "./format.js";
import { componentName } from "./proposal-words.js";
import { Sheet } from "./sheet.js";
import { parseUnified } from "./unified.js";

/**
 * @param {object} parts
 * @param {ShadowRoot} parts.root
 * @param {import("../proposals.d.ts").Proposal} parts.proposal
 * @param {(files: Record<string, string>) => Promise<unknown>} parts.onSave
 * @returns {Sheet}
 */
export function codeSheet({ root, proposal, onSave }) {
  const texts = new Map(Object.entries(proposal.files));
  const paths = [...texts.keys()];
  let shown = paths[0] ?? "";
  /** @type {HTMLTextAreaElement} */
  const area = h("textarea", {
    ...{ class: "code-area", wrap: "off", spellcheck: "false", autocomplete: "off", autocapitalize: "off" },
    oninput: () => texts.set(shown, area.value),
  });
  const problem = h("p", { class: "problem grow", role: "alert", dir: "auto" });
  const save = button({ class: "btn main", onclick: () => void submit() }, "Save the proposal");
  const cancel = button({ class: "btn line", onclick: () => sheet.close() }, "Cancel");
  const files = new Choices({ label: "File", onChoose: (path) => show(path) });

  /** @param {string} path */
  function show(path) {
    shown = path;
    area.value = texts.get(path) ?? "";
    area.setAttribute("aria-label", path);
    files.update(
      paths.map((id) => ({ id, label: basename(id), title: id })),
      path,
    );
  }

  async function submit() {
    save.disabled = true;
    problem.textContent = "";
    try {
      await onSave(Object.fromEntries([...texts].filter(([path, text]) => text !== proposal.files[path])));
      sheet.close();
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      problem.textContent = error.message;
    } finally {
      save.disabled = false;
    }
  }

  /** Where the proposal begins to differ. */
  function toFirstChange() {
    const lines = parseUnified(proposal.diff.find(({ path }) => path === shown)?.diff ?? "");
    const first = (lines.find(({ kind }) => kind === "add")?.line ?? 1) - 1;
    const at = area.value.split("\n", first).join("\n").length + (first > 0 ? 1 : 0);
    area.setSelectionRange(at, at);
    area.scrollTop = Math.max(0, first - 5) * parseFloat(getComputedStyle(area).lineHeight);
  }

  show(shown);
  const title = `Code of the proposal for ${componentName(proposal.componentPath)}`;
  const foot = h("footer", { class: "row" }, problem, cancel, save);
  const sheet = new Sheet({ root, title, content: [h("div", { class: "row files" }, files.element), area], foot });
  area.focus();
  toFirstChange();
  return sheet;
}

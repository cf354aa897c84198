/** The versions of the open session as far as they are loaded, and what people call them. */

/** @typedef {import("../wire.d.ts").Version} Version */

export class VersionList {
  /** Pages before the last 50, and starred ones of further back. @type {{sessionId: string, versions: Version[]}} */
  #older = { sessionId: "", versions: [] };

  /** @param {{session: import("./session.js").Session, client: import("../client.js").Client}} parts */
  constructor({ session, client }) {
    this.session = session;
    this.client = client;
    session.addEventListener("marked", (event) => this.#change(/** @type {CustomEvent} */ (event).detail));
  }

  /** Every loaded version since the last that is missing, the newest first. */
  get versions() {
    const all = this.#all();
    const gap = all.findIndex(({ versionId }, at) => versionId !== (all[0]?.versionId ?? 0) - at);
    return gap < 0 ? all : all.slice(0, gap);
  }

  /** The starred ones, the newest first. */
  get starred() {
    const stars = new Set(this.session.answer?.starred);
    return this.#all().filter(({ versionId }) => stars.has(versionId));
  }

  /** How many starred ones `loadStarred` would bring. */
  get missingStars() {
    return (this.session.answer?.starred.length ?? 0) - this.starred.length;
  }

  /** @param {number} versionId */
  find(versionId) {
    return this.#all().find((version) => version.versionId === versionId);
  }

  /** The page below the versions. */
  loadOlder() {
    return this.#load({ before: this.versions.at(-1)?.versionId });
  }

  /** All starred ones, page by page. */
  async loadStarred() {
    let known = -1;
    while (this.missingStars > 0 && this.missingStars !== known) {
      known = this.missingStars;
      const stars = new Set(this.session.answer?.starred);
      for (const { versionId } of this.#all()) stars.delete(versionId);
      await this.#load({ starred: 1, before: Math.max(...stars) + 1 });
    }
  }

  /**
   * Name a version or star it; what is not given stays.
   *
   * @param {number} versionId
   * @param {{label?: string, starred?: boolean}} mark an empty label takes the name away
   */
  async mark(versionId, mark) {
    const { answer } = this.session;
    if (!answer) return;
    const { version, starred } = await this.client.post("/__ai-version", {
      ...{ sessionId: answer.sessionId, versionId },
      ...mark,
    });
    if (this.session.answer?.sessionId !== answer.sessionId) return;
    this.#change(version);
    const versions = this.session.answer.versions.map((each) => (each.versionId === versionId ? version : each));
    this.session.patch({ versions, starred });
  }

  /** @param {Record<string, number | undefined>} query */
  async #load(query) {
    const sessionId = this.session.answer?.sessionId;
    const { versions } = await this.client.get("/__ai-versions", { sessionId, ...query });
    if (this.session.answer?.sessionId !== sessionId || !sessionId) return;
    this.#older = { sessionId, versions: [...this.#pages(), ...versions] };
  }

  /** @returns {Version[]} what was loaded of the open session besides its newest versions */
  #pages() {
    return this.#older.sessionId === this.session.answer?.sessionId ? this.#older.versions : [];
  }

  /** @returns {Version[]} each once, the newest first; what the session says last counts */
  #all() {
    const newest = this.session.answer?.versions ?? [];
    const all = new Map([...this.#pages(), ...newest].map((version) => [version.versionId, version]));
    return [...all.values()].sort((a, b) => b.versionId - a.versionId);
  }

  /** Versions of the session's own page come anew with it. @param {Pick<Version, "versionId" | "label" | "starred">} mark */
  #change({ versionId, label, starred }) {
    for (const each of this.#pages()) {
      if (each.versionId === versionId) Object.assign(each, { label: label ?? undefined, starred });
    }
  }
}

/** What the browser remembers: which session belongs to which component, the draft, and a change on its way. */

/** @typedef {{requestId: string, kind: import("../wire.d.ts").Kind, payload: Record<string, any>}} JourneyNote */

const COMPONENTS = "sidestory:components";
const DRAFT = "sidestory:draft";
const AUTHOR = "sidestory:author";
const PINS = "sidestory:pins";
const JOURNEY = "sidestory:journey"; // host.js reads it too, to open the palette again after a reload
const LIMIT = 500; // stories whose component we keep in mind

export class Memory {
  /**
   * @param {Storage | null} [lasting] survives the browser's end
   * @param {Storage | null} [passing] survives a reload, one per tab
   */
  constructor(lasting = store("localStorage"), passing = store("sessionStorage")) {
    this.lasting = lasting;
    this.passing = passing;
  }

  /** @param {string} componentPath */
  sessionOf(componentPath) {
    return read(this.lasting, sessionKey(componentPath));
  }

  /**
   * @param {string} componentPath
   * @param {string | null} sessionId null forgets
   */
  keepSession(componentPath, sessionId) {
    write(this.lasting, sessionKey(componentPath), sessionId);
  }

  /**
   * @param {string} storyId
   * @returns {{componentPath: string, chosen: boolean} | null} `chosen`: a person corrected it
   */
  componentOf(storyId) {
    const entry = this.#components().find(([id]) => id === storyId);
    return entry ? { componentPath: entry[1], chosen: entry[2] } : null;
  }

  /**
   * @param {string} storyId
   * @param {string | null} componentPath null forgets
   * @param {boolean} [chosen]
   */
  keepComponent(storyId, componentPath, chosen = false) {
    const others = this.#components().filter(([id]) => id !== storyId);
    const entries = componentPath ? [...others, [storyId, componentPath, chosen]] : others;
    write(this.lasting, COMPONENTS, JSON.stringify(entries.slice(-LIMIT)));
  }

  /** Who leaves comments here. */
  get author() {
    return read(this.lasting, AUTHOR) ?? "";
  }

  set author(name) {
    write(this.lasting, AUTHOR, name || null);
  }

  /** Whether comments are shown on the story, as pins. */
  get pins() {
    return read(this.lasting, PINS) !== "off";
  }

  set pins(on) {
    write(this.lasting, PINS, on ? null : "off");
  }

  get draft() {
    return read(this.passing, DRAFT) ?? "";
  }

  set draft(text) {
    write(this.passing, DRAFT, text || null);
  }

  /** @returns {JourneyNote | null} */
  get journey() {
    return parse(read(this.passing, JOURNEY));
  }

  set journey(note) {
    write(this.passing, JOURNEY, note && JSON.stringify(note));
  }

  /** @returns {[string, string, boolean][]} storyId, componentPath and chosen, the oldest first */
  #components() {
    const known = parse(read(this.lasting, COMPONENTS));
    return Array.isArray(known) ? known : [];
  }
}

/** The key is part of the product: others read it. @param {string} componentPath */
export const sessionKey = (componentPath) => `storybook-ai-session:${componentPath}`;

/** @param {'localStorage' | 'sessionStorage'} name */
function store(name) {
  try {
    return globalThis[name];
  } catch {
    return null; // the browser blocks storage: everything works, nothing is remembered
  }
}

/** @param {Storage | null} storage @param {string} key */
function read(storage, key) {
  return storage?.getItem(key) ?? null;
}

/** @param {Storage | null} storage @param {string} key @param {string | null} value */
function write(storage, key, value) {
  try {
    if (value === null) storage?.removeItem(key);
    else storage?.setItem(key, value);
  } catch (error) {
    console.warn("Sidestory: the browser keeps nothing", error); // its quota is used up
  }
}

/** @param {string | null} text @returns {any} */
function parse(text) {
  try {
    return text && JSON.parse(text);
  } catch {
    return null; // somebody else wrote there
  }
}

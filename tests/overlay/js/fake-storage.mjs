/** A Storage in memory; `full` refuses to keep anything. */
export class FakeStorage {
  items = new Map();
  full = false;
  getItem(key) {
    return this.items.get(key) ?? null;
  }
  setItem(key, value) {
    if (this.full) throw new DOMException("quota", "QuotaExceededError");
    this.items.set(key, value);
  }
  removeItem(key) {
    this.items.delete(key);
  }
}

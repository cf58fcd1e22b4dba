/** Numbers by keys, apart from what they were taken from. */
export interface Values {
  keys: Uint32Array;
  values: Float32Array;
}

/**
 * Numbers by small keys, most of them 0. Those that are not are listed in `keys`, as far as `count`, in the order they
 * came, so that loops touch nothing else. Kept between queries: `clear` before the next one.
 */
export class SparseSums {
  readonly values: Float32Array;
  keys = new Uint32Array(256);
  count = 0;

  constructor(size: number) {
    this.values = new Float32Array(size);
  }

  /** @param value above 0; 0 only once for a key, to list it */
  add(key: number, value: number): void {
    const known = this.values[key] as number;
    if (known === 0) this.#list(key);
    this.values[key] = known + value;
  }

  /** @param value above 0 */
  raise(key: number, value: number): void {
    const known = this.values[key] as number;
    if (known === 0) this.#list(key);
    if (value > known) this.values[key] = value;
  }

  /** Raise each to what it is in another. */
  raiseAll(other: SparseSums): void {
    for (let i = 0; i < other.count; i++) {
      const key = other.keys[i] as number;
      this.raise(key, other.values[key] as number);
    }
  }

  clear(): void {
    for (let i = 0; i < this.count; i++) this.values[this.keys[i] as number] = 0;
    this.count = 0;
  }

  /** All of them; none are left. */
  take(): Values {
    const keys = this.keys.slice(0, this.count);
    const values = new Float32Array(this.count);
    for (let i = 0; i < keys.length; i++) values[i] = this.values[keys[i] as number] as number;
    this.clear();
    return { keys, values };
  }

  #list(key: number): void {
    if (this.count === this.keys.length) {
      const longer = new Uint32Array(this.count * 4);
      longer.set(this.keys);
      this.keys = longer;
    }
    this.keys[this.count++] = key;
  }
}

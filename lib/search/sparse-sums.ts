/** Numbers by small keys, most of them 0: added to or raised, then taken out together. */
export class SparseSums {
  private readonly values: Float32Array;
  private readonly keys: number[] = [];

  constructor(size: number) {
    this.values = new Float32Array(size);
  }

  get(key: number): number {
    return this.values[key] as number;
  }

  add(key: number, value: number): void {
    const known = this.values[key] as number;
    if (known === 0) this.keys.push(key);
    this.values[key] = known + value;
  }

  raise(key: number, value: number): void {
    const known = this.values[key] as number;
    if (known === 0) this.keys.push(key);
    if (value > known) this.values[key] = value;
  }

  each(use: (key: number, value: number) => void): void {
    for (const key of this.keys) use(key, this.values[key] as number);
  }

  largest(): number {
    let largest = 0;
    for (const key of this.keys) largest = Math.max(largest, this.values[key] as number);
    return largest;
  }

  /** All back to 0, after a last use of each. */
  drain(use?: (key: number, value: number) => void): void {
    for (const key of this.keys) {
      const value = this.values[key] as number;
      this.values[key] = 0;
      use?.(key, value);
    }
    this.keys.length = 0;
  }
}

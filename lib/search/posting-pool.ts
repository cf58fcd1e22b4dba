/** Data bytes of a block; four more hold the place of the next one. */
const blockSize = 12;
const stride = blockSize + 4;

/**
 * Lists of numbers by term that grow by turns, in blocks of one array: a number takes two or three bytes, where an array
 * for each term would take ten times as much.
 */
export class PostingPool {
  private readonly numbers = new Map<string, number>();
  private bytes = new Uint8Array(1 << 14);
  private view = new DataView(this.bytes.buffer);
  private used = 0;
  /** By number of the term: its first block, where its next byte goes, its last value, and how many there are. */
  private firsts = new Uint32Array(1 << 8);
  private ends = new Uint32Array(1 << 8);
  private lasts = new Uint32Array(1 << 8);
  private counts = new Uint32Array(1 << 8);

  terms(): Iterable<string> {
    return this.numbers.keys();
  }

  /** @param values ascending, from 0 to 2^32 - 1, not below those added before */
  add(term: string, values: readonly number[]): void {
    const number = this.numbers.get(term) ?? this.open(term);
    for (const value of values) {
      let step = value - (this.lasts[number] as number);
      while (step > 127) {
        this.write(number, (step & 127) | 128);
        step >>>= 7;
      }
      this.write(number, step);
      this.lasts[number] = value;
    }
    this.counts[number] = (this.counts[number] as number) + values.length;
  }

  /** All values of a term, ascending; `undefined` if it was never added. */
  get(term: string): number[] | undefined {
    const number = this.numbers.get(term);
    if (number === undefined) return undefined;
    const values: number[] = [];
    let at = this.firsts[number] as number;
    let value = 0;
    for (let left = this.counts[number] as number; left > 0; left--) {
      let step = 0;
      let shift = 0;
      for (;;) {
        if (at % stride === blockSize) at = this.view.getUint32(at);
        const byte = this.bytes[at++] as number;
        step |= (byte & 127) << shift;
        if (byte < 128) break;
        shift += 7;
      }
      value += step >>> 0;
      values.push(value);
    }
    return values;
  }

  private open(term: string): number {
    const number = this.numbers.size;
    this.numbers.set(term, number);
    if (number === this.firsts.length) {
      this.firsts = doubled(this.firsts);
      this.ends = doubled(this.ends);
      this.lasts = doubled(this.lasts);
      this.counts = doubled(this.counts);
    }
    const block = this.newBlock();
    this.firsts[number] = block;
    this.ends[number] = block;
    return number;
  }

  private write(number: number, byte: number): void {
    let at = this.ends[number] as number;
    if (at % stride === blockSize) {
      const next = this.newBlock();
      this.view.setUint32(at, next);
      at = next;
    }
    this.bytes[at] = byte;
    this.ends[number] = at + 1;
  }

  private newBlock(): number {
    const block = this.used;
    this.used += stride;
    if (this.used > this.bytes.length) {
      const larger = new Uint8Array(this.bytes.length * 2);
      larger.set(this.bytes);
      this.bytes = larger;
      this.view = new DataView(larger.buffer);
    }
    return block;
  }
}

function doubled(array: Uint32Array): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(array.length * 2);
  larger.set(array);
  return larger;
}

const encoder = /* @__PURE__ */ new TextEncoder();
const decoder = new TextDecoder();

/** Text from UTF-8; what is no UTF-8 becomes U+FFFD. */
export function decodeText(bytes: Uint8Array): string {
  return decoder.decode(bytes);
}

/** Bytes that grow as they are written: variable-length whole numbers and strings. */
export class ByteWriter {
  private bytes = new Uint8Array(1 << 12);
  length = 0;

  byte(value: number): void {
    if (this.length === this.bytes.length) this.grow(1);
    this.bytes[this.length++] = value;
  }

  /** @param value whole number from 0 to 2^32 - 1; small ones take one byte */
  number(value: number): void {
    let rest = value;
    while (rest > 127) {
      this.byte((rest & 127) | 128);
      rest >>>= 7;
    }
    this.byte(rest);
  }

  string(value: string): void {
    const encoded = encoder.encode(value);
    this.number(encoded.length);
    this.append(encoded);
  }

  append(bytes: Uint8Array): void {
    if (this.length + bytes.length > this.bytes.length) this.grow(bytes.length);
    this.bytes.set(bytes, this.length);
    this.length += bytes.length;
  }

  /** What was written so far; the writer starts again from nothing. */
  take(): Uint8Array {
    const taken = this.bytes.slice(0, this.length);
    this.length = 0;
    return taken;
  }

  private grow(by: number): void {
    const larger = new Uint8Array(Math.max(this.bytes.length * 2, this.length + by));
    larger.set(this.bytes.subarray(0, this.length));
    this.bytes = larger;
  }
}

/** Reads what a `ByteWriter` wrote, in the same order. */
export class ByteReader {
  constructor(
    private readonly bytes: Uint8Array,
    public position = 0,
  ) {}

  get done(): boolean {
    return this.position >= this.bytes.length;
  }

  byte(): number {
    if (this.position >= this.bytes.length) throw new RangeError('Unexpected end of a search file');
    return this.bytes[this.position++] as number;
  }

  number(): number {
    let value = 0;
    let shift = 0;
    for (;;) {
      const byte = this.byte();
      value |= (byte & 127) << shift;
      if (byte < 128) return value >>> 0;
      shift += 7;
    }
  }

  string(): string {
    const length = this.number();
    const start = this.position;
    this.position += length;
    if (this.position > this.bytes.length) throw new RangeError('Unexpected end of a search file');
    let text = '';
    for (let i = start; i < this.position; i++) {
      const byte = this.bytes[i] as number;
      if (byte > 127) return decodeText(this.bytes.subarray(start, this.position));
      text += String.fromCharCode(byte);
    }
    return text;
  }
}

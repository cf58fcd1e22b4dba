import { promisify } from 'node:util';
import { crc32, deflate } from 'node:zlib';

const compress = promisify(deflate);
const signature = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]);

/**
 * Encode opaque pixels of at most 256 colours as PNG with a palette: text on one ground needs a third of the bytes of
 * full colour.
 *
 * @param pixels four bytes each: red, green, blue, and alpha, which is ignored
 * @throws {RangeError} if there are more colours
 */
export async function encodeIndexedPng(pixels: Uint8Array, width: number, height: number): Promise<Buffer> {
  const colours = new Map<number, number>();
  const view = new DataView(pixels.buffer, pixels.byteOffset, pixels.byteLength);
  // Each row begins with the number of its filter: none, which is best for flat colours.
  const rows = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const colour = view.getUint32((y * width + x) * 4) >>> 8;
      let index = colours.get(colour);
      if (index === undefined) {
        index = colours.size;
        colours.set(colour, index);
      }
      rows[y * (width + 1) + 1 + x] = index;
    }
  }
  if (colours.size > 256) throw new RangeError(`Cannot index ${colours.size} colours, expected at most 256`);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3, 0, 0, 0], 8);
  const palette = Buffer.from(
    [...colours.keys()].flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255]),
  );
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('PLTE', palette),
    chunk('IDAT', await compress(rows, { level: 8 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, check]);
}

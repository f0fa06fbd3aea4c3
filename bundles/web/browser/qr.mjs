import jsQR from 'jsqr';
import { inflateSync } from 'node:zlib';

const DOTS = 6;
const QUIET = 4;

/** What the QR codes in a PDF say. A paper draws its code as filled squares; they are drawn again as dots, and read like a photo. */
export function qrCodes(pdf) {
  const found = [];
  const text = pdf.toString('latin1');
  for (const match of text.matchAll(/stream\r?\n/g)) {
    const end = text.indexOf('endstream', match.index);
    let content;
    try {
      content = inflateSync(pdf.subarray(match.index + match[0].length, end), { finishFlush: 2 }).toString('latin1');
    } catch {
      continue;
    }
    for (const [run] of content.matchAll(/(?:(?:-?[\d.]+ ){4}re\s+){60,}/g)) {
      const code = read([...run.matchAll(/(-?[\d.]+) (-?[\d.]+) (-?[\d.]+) (-?[\d.]+) re/g)].map((one) => one.slice(1).map(Number)));
      if (code) found.push(code);
    }
  }
  return found;
}

function read(squares) {
  const module = Math.min(...squares.map(([, , width, height]) => Math.min(width, Math.abs(height))));
  const left = Math.min(...squares.map(([x]) => x));
  const top = Math.max(...squares.map(([, y]) => y));
  const at = (length) => Math.round(length / module);
  const size = (Math.max(...squares.map(([x, , width]) => at(x + width - left))) + 2 * QUIET) * DOTS;
  const dots = new Uint8ClampedArray(size * size * 4).fill(255);
  for (const [x, y, width, height] of squares) {
    for (let row = (at(top - y) + QUIET) * DOTS; row < (at(top - y) + at(Math.abs(height)) + QUIET) * DOTS; row++) {
      for (let column = (at(x - left) + QUIET) * DOTS; column < (at(x - left + width) + QUIET) * DOTS; column++) {
        dots.fill(0, (row * size + column) * 4, (row * size + column) * 4 + 3);
      }
    }
  }
  return jsQR(dots, size, size)?.data;
}

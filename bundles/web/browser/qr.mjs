import jsQR from 'jsqr';
import { inflateSync } from 'node:zlib';

/** What the QR codes in a PDF say: its images are unpacked and read. */
export function qrCodes(pdf) {
  const text = pdf.toString('latin1');
  const found = [];
  for (const match of text.matchAll(/<<([^]*?)>>\s*stream\r?\n/g)) {
    const head = match[1];
    if (!/\/Subtype\s*\/Image/.test(head) || !/FlateDecode/.test(head)) continue;
    const number = (name) => Number(new RegExp(`/${name}\\s+(\\d+)`).exec(head)?.[1] ?? 0);
    const [width, height, bits, length] = [number('Width'), number('Height'), number('BitsPerComponent') || 8, number('Length')];
    const colours = /DeviceRGB|ICCBased/.test(head) || number('Colors') === 3 ? 3 : 1;
    const start = match.index + match[0].length;
    let raw;
    try {
      raw = inflateSync(pdf.subarray(start, length ? start + length : undefined));
    } catch {
      continue;
    }
    for (const per of [colours, 1, 3]) {
      const rgba = pixels(raw, width, height, bits, per, number('Predictor') >= 10);
      const code = rgba && jsQR(rgba, width, height);
      if (code) {
        found.push(code.data);
        break;
      }
    }
  }
  return found;
}

function pixels(raw, width, height, bits, colours, predicted) {
  const bytes = Math.ceil((width * bits * colours) / 8);
  const stride = bytes + (predicted ? 1 : 0);
  if (raw.length < stride * height) return null;
  const step = Math.max(1, (bits * colours) >> 3);
  const plain = Buffer.alloc(bytes * height);
  for (let y = 0; y < height; y++) {
    const filter = predicted ? raw[y * stride] : 0;
    for (let x = 0; x < bytes; x++) {
      const value = raw[y * stride + x + (predicted ? 1 : 0)];
      const left = x >= step ? plain[y * bytes + x - step] : 0;
      const up = y > 0 ? plain[(y - 1) * bytes + x] : 0;
      const corner = x >= step && y > 0 ? plain[(y - 1) * bytes + x - step] : 0;
      const paeth = () => {
        const p = left + up - corner;
        const [a, b, c] = [Math.abs(p - left), Math.abs(p - up), Math.abs(p - corner)];
        return a <= b && a <= c ? left : b <= c ? up : corner;
      };
      plain[y * bytes + x] = (value + [0, left, up, (left + up) >> 1, filter === 4 ? paeth() : 0][filter]) & 255;
    }
  }
  const rgba = new Uint8ClampedArray(width * height * 4).fill(255);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      for (let c = 0; c < 3; c++) {
        const at = x * colours + Math.min(c, colours - 1);
        rgba[(y * width + x) * 4 + c] = bits === 8 ? plain[y * bytes + at] : ((plain[y * bytes + ((at * bits) >> 3)] >> (8 - bits - ((at * bits) & 7))) & ((1 << bits) - 1)) * (255 / ((1 << bits) - 1));
      }
    }
  }
  return rgba;
}

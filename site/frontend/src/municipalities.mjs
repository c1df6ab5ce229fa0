// Denmark's 98 municipalities out of react-denmark-map (MIT, © 2022 Martin Polley) as {code: SVG path}.
// At this size its curves are shorter than a pixel: their ends alone, in whole pixels, draw the same map.
import { readFile } from "node:fs/promises";

const WIDTH = 800;
const SOURCE = { file: "node_modules/react-denmark-map/dist/esm/index.js", width: 10116 };
const ENTRY = /\{id:"[^"]+",name:"[^"]+",en_name:"[^"]*",display_name:"[^"]+",code:"(\d+)",d:"([^"]+)"\}/g;
const LENGTHS = { M: 2, m: 2, L: 2, l: 2, c: 6, Z: 0, z: 0 };

export async function municipalities() {
  const text = await readFile(SOURCE.file, "utf8");
  const paths = {};
  // The package draws regions too; a municipality's code has at most three digits.
  for (const [, code, d] of text.matchAll(ENTRY)) {
    if (Number(code) < 1000) paths[code.padStart(4, "0")] ??= drawn(rings(d));
  }
  if (Object.keys(paths).length !== 98) throw new Error("react-denmark-map has changed");
  return paths;
}

function rings(d) {
  const found = [];
  let [x, y] = [0, 0];
  for (const [, command, rest] of d.matchAll(/([a-zA-Z])([^a-zA-Z]*)/g)) {
    const length = LENGTHS[command];
    if (length === undefined) throw new Error(`the map has a command ${command}`);
    if (length === 0) [x, y] = found.at(-1)[0];
    const numbers = (rest.match(/-?[\d.]+(?:e-?\d+)?/g) ?? []).map(Number);
    for (let i = 0; i < numbers.length; i += length) {
      const [dx, dy] = numbers.slice(i + length - 2, i + length);
      [x, y] = command === command.toUpperCase() ? [dx, dy] : [x + dx, y + dy];
      if (/m/i.test(command) && i === 0) found.push([]);
      found.at(-1).push([x, y]);
    }
  }
  return found;
}

// Islands smaller than a pixel are left out, except where there is nothing else.
function drawn(all) {
  const scale = WIDTH / SOURCE.width;
  const rounded = all.map((ring) => simple(ring.map((point) => point.map((n) => Math.round(n * scale)))));
  const seen = rounded.filter((ring) => ring.length > 3);
  return (seen.length ? seen : rounded.slice(0, 1)).map(ringPath).join("");
}

// Without a point that stands twice, and without one between two others on a straight line.
function simple(ring) {
  const kept = [];
  for (const point of ring) {
    const [a, b] = kept.slice(-2);
    if (kept.length && same(kept.at(-1), point)) continue;
    if (b && (b[0] - a[0]) * (point[1] - b[1]) === (b[1] - a[1]) * (point[0] - b[0])) kept.pop();
    kept.push(point);
  }
  return kept;
}

const same = (a, b) => a[0] === b[0] && a[1] === b[1];

function ringPath([[x, y], ...rest]) {
  let [lastX, lastY] = [x, y];
  const steps = rest.map(([nextX, nextY]) => {
    const step = [nextX - lastX, nextY - lastY];
    [lastX, lastY] = [nextX, nextY];
    return step.join(" ").replace(" -", "-");
  });
  return `M${x} ${y}l${steps.join(" ").replaceAll(" -", "-")}z`;
}

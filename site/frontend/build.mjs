// Bundles src/ into static/frontend/dist/. Names of bundles are fixed (Django's manifest hashes them);
// what they point to (fonts, wasm) is hashed here. No source maps: the manifest storage trips over their comments.
import { context, build } from "esbuild";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { municipalities } from "./src/municipalities.mjs";

const outdir = "static/frontend/dist";
const options = {
  entryPoints: ["app.css", "door.css", "sheet.css", "wall.css", "week.css", "app.js", "door.js", "sheet.js", "wall.js", "week.js", "letter_editor.js", "worker.js", "sheet_worker.js"].map((name) => `src/${name}`),
  outdir,
  bundle: true,
  minify: true,
  format: "esm",
  target: ["es2022", "safari16.4", "chrome111", "firefox115"],
  loader: { ".wasm": "file", ".woff2": "file" },
  assetNames: "[name]-[hash]",
  legalComments: "none",
  logLevel: "warning",
};

// The chosen icons of lucide (ISC) as one {name: inner SVG} file that the {% icon %} tag reads.
async function icons() {
  const names = (await readFile("src/icons.txt", "utf8")).split(/\s+/).filter(Boolean);
  const entries = await Promise.all(
    names.map(async (name) => {
      const svg = await readFile(`node_modules/lucide-static/icons/${name}.svg`, "utf8");
      const inner = svg.slice(svg.indexOf(">", svg.indexOf("<svg")) + 1, svg.lastIndexOf("</svg>"));
      return [name, inner.replace(/\s+/g, " ").replace(/> </g, "><").replace(/ \/>/g, "/>").trim()];
    }),
  );
  await writeFile(`${outdir}/icons.json`, JSON.stringify(Object.fromEntries(entries)));
}

await rm(outdir, { recursive: true, force: true });
await mkdir(outdir, { recursive: true });
await icons();
await writeFile(`${outdir}/municipalities.json`, JSON.stringify(await municipalities()));
if (process.argv.includes("--watch")) await (await context(options)).watch();
else await build(options);

// One camera for the whole page: the stream stays open as long as it is used, because some phones ask for leave at
// every start.
import { prepareZXingModule, readBarcodes } from "zxing-wasm/reader";
import wasmUrl from "zxing-wasm/reader/zxing_reader.wasm";
import { part } from "./page.js";

const SIDE = 640; // the centre square is scaled to this before it is read
const PAUSE_MS = 100; // about eight looks a second: quick enough, and it spares the battery
const SAME_CODE_MS = 5000;

// Without this the library would fetch its wasm from a public address.
const locateFile = (path, prefix) => (path.endsWith(".wasm") ? new URL(wasmUrl, import.meta.url).href : prefix + path);
let stream;

export class Camera {
  // `side` is the camera that looks: away from the helper, or at the guest who scans themselves.
  constructor(prefix, onCode, side = "environment") {
    Object.assign(this, { prefix, onCode, side });
    this.part("torch").addEventListener("click", () => this.toggleTorch());
  }

  // Throws when there is no camera or no leave to use it.
  async start() {
    const video = this.part("video");
    [stream] = await Promise.all([openStream(this.side), prepareZXingModule({ overrides: { locateFile }, fireImmediately: true })]);
    video.srcObject = stream;
    await video.play();
    this.part("box").dataset.running = "";
    this.part("camera").hidden = true;
    this.part("torch").hidden = !track()?.getCapabilities?.().torch;
    keepAwake();
    this.watch(video, stream);
  }

  // Calls onCode once for each code held before the camera; while it stays in view it is not read again.
  async watch(video, watched) {
    const canvas = Object.assign(document.createElement("canvas"), { width: SIDE, height: SIDE });
    const context = canvas.getContext("2d", { willReadFrequently: true });
    const seen = new Map();
    while (watched.active && video.srcObject === watched) {
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
      if (document.hidden || !video.videoWidth || !video.offsetParent) continue;
      const code = await look(video, context);
      if (!code) continue;
      const isNew = !(performance.now() - seen.get(code) < SAME_CODE_MS);
      seen.set(code, performance.now());
      if (isNew) await this.onCode(code);
    }
    this.rest();
  }

  async toggleTorch() {
    const torch = this.part("torch").getAttribute("aria-pressed") !== "true";
    await track()?.applyConstraints({ advanced: [{ torch }] }).catch(console.warn);
    this.part("torch").setAttribute("aria-pressed", String(torch));
  }

  // The stream goes on for the next view of the page.
  rest() {
    this.part("video").srcObject = null;
    delete this.part("box").dataset.running;
    this.part("camera").hidden = false;
    this.part("torch").hidden = true;
  }

  part(name) {
    return part(this.prefix + name);
  }
}

export function closeCamera() {
  for (const track of stream?.getTracks() ?? []) track.stop();
  stream = null;
}

export const isFilming = () => Boolean(stream?.active);

const track = () => stream?.getVideoTracks()[0];

async function openStream(facingMode) {
  if (stream?.active) return stream;
  return navigator.mediaDevices.getUserMedia({
    audio: false,
    video: { facingMode, width: { ideal: 1280 }, height: { ideal: 720 } },
  });
}

async function look(video, context) {
  const side = Math.min(video.videoWidth, video.videoHeight);
  const [left, top] = [(video.videoWidth - side) / 2, (video.videoHeight - side) / 2];
  context.drawImage(video, left, top, side, side, 0, 0, SIDE, SIDE);
  const image = context.getImageData(0, 0, SIDE, SIDE);
  const [hit] = await readBarcodes(image, { formats: ["QRCode"], maxNumberOfSymbols: 1 });
  return hit?.text;
}

// A phone that sleeps scans nothing; the lock is lost whenever the page is out of sight.
function keepAwake() {
  if (document.hidden || !isFilming()) return;
  navigator.wakeLock?.request("screen").catch(console.warn);
}
document.addEventListener("visibilitychange", keepAwake);

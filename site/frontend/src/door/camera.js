import { prepareZXingModule, readBarcodes } from "zxing-wasm/reader";
import wasmUrl from "zxing-wasm/reader/zxing_reader.wasm";

const SIDE = 640; // the centre square is scaled to this before it is read
const PAUSE_MS = 100; // about eight looks a second: quick enough, and it spares the battery
const SAME_CODE_MS = 5000;

// Without this the library would fetch its wasm from a public address.
const locateFile = (path, prefix) => (path.endsWith(".wasm") ? new URL(wasmUrl, import.meta.url).href : prefix + path);

export function loadReader() {
  return prepareZXingModule({ overrides: { locateFile }, fireImmediately: true });
}

export async function openCamera(video) {
  const stream = await navigator.mediaDevices.getUserMedia({
    audio: false,
    video: { facingMode: "environment", width: { ideal: 1280 }, height: { ideal: 720 } },
  });
  video.srcObject = stream;
  await video.play();
  return stream;
}

export function closeCamera(video) {
  for (const track of video.srcObject?.getTracks() ?? []) track.stop();
  video.srcObject = null;
}

// Calls onCode once for each code held before the camera; while it stays in view it is not read again.
export async function watch(video, stream, onCode) {
  const canvas = Object.assign(document.createElement("canvas"), { width: SIDE, height: SIDE });
  const context = canvas.getContext("2d", { willReadFrequently: true });
  const seen = new Map();
  while (stream.active) {
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    if (document.hidden || !video.videoWidth) continue;
    const code = await look(video, context);
    if (!code) continue;
    const isNew = !(performance.now() - seen.get(code) < SAME_CODE_MS);
    seen.set(code, performance.now());
    if (isNew) await onCode(code);
  }
}

async function look(video, context) {
  const side = Math.min(video.videoWidth, video.videoHeight);
  const [left, top] = [(video.videoWidth - side) / 2, (video.videoHeight - side) / 2];
  context.drawImage(video, left, top, side, side, 0, 0, SIDE, SIDE);
  const image = context.getImageData(0, 0, SIDE, SIDE);
  const [hit] = await readBarcodes(image, { formats: ["QRCode"], maxNumberOfSymbols: 1 });
  return hit?.text;
}

// A sound and a buzz, so that the helper can keep looking at the guest.
import { part, say, words } from "./page.js";

const TONES = { good: [660, 880], warn: [440, 440], bad: [220, 160], neutral: [520] };
const BUZZ = { good: [60], warn: [60, 80, 60], bad: [250], neutral: [30] };
const MUTED = "haandslag-door-muted";
let audio;

// Browsers only let a page sound after a touch.
export function allowSound() {
  audio ??= new AudioContext();
  if (audio.state === "suspended") audio.resume();
}

export function signal(tone) {
  navigator.vibrate?.(BUZZ[tone]);
  if (!audio || isMuted()) return;
  TONES[tone].forEach((frequency, step) => {
    const from = audio.currentTime + step * 0.12;
    const volume = new GainNode(audio, { gain: 0.12 });
    volume.gain.setTargetAtTime(0, from + 0.08, 0.02);
    const oscillator = new OscillatorNode(audio, { frequency });
    oscillator.connect(volume).connect(audio.destination);
    oscillator.start(from);
    oscillator.stop(from + 0.15);
  });
}

const isMuted = () => localStorage.getItem(MUTED) === "yes";

export function muteButton() {
  const show = () => {
    part("mute").setAttribute("aria-pressed", String(isMuted()));
    say("mute-text", isMuted() ? words.screen.sound_off : words.screen.sound_on);
  };
  part("mute").addEventListener("click", () => {
    localStorage.setItem(MUTED, isMuted() ? "" : "yes");
    show();
  });
  show();
}

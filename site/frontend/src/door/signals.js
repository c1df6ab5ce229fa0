// A sound and a buzz, so that the helper can keep looking at the guest.
const TONES = { good: [660, 880], warn: [440, 440], bad: [220, 160], neutral: [520] };
const BUZZ = { good: [60], warn: [60, 80, 60], bad: [250], neutral: [30] };
let audio;

// Browsers only let a page sound after a touch.
export function allowSound() {
  audio ??= new AudioContext();
}

export function signal(tone) {
  navigator.vibrate?.(BUZZ[tone]);
  if (!audio) return;
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

// How wrong this phone's clock is: told by every answer, and kept right when somebody sets the clock meanwhile.
const JUMP_MS = 2000;

export class Clock {
  // `offset` is the server's time minus the phone's, in milliseconds; null until an answer told it.
  constructor(offset = null) {
    this.offset = offset;
    this.seen = difference();
    this.slept = false;
    document.addEventListener("visibilitychange", () => document.hidden && (this.slept = true));
  }

  hear(serverTime, sentAt, receivedAt) {
    this.check();
    this.offset = Math.round(Date.parse(serverTime) - (sentAt + receivedAt) / 2);
  }

  // The two clocks of a phone part when somebody sets one of them, and also when it sleeps; it sleeps only unseen,
  // and never backwards.
  check() {
    const jump = difference() - this.seen;
    this.seen = difference();
    const wasSet = jump < -JUMP_MS || (jump > JUMP_MS && !this.slept);
    if (wasSet && this.offset !== null) this.offset -= Math.round(jump);
    if (!document.hidden) this.slept = false;
    return wasSet;
  }

  now() {
    this.check();
    return Date.now() + (this.offset ?? 0);
  }
}

const difference = () => Date.now() - performance.now();

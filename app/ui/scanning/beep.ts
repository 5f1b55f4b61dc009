let sound: AudioContext | undefined;

/** A tone of so many hertz and milliseconds, so many ms from now. Where a browser gives none the page says it all the same. */
function tone(hertz: number, length: number, after = 0) {
  try {
    sound ??= new AudioContext();
    const [oscillator, volume] = [sound.createOscillator(), sound.createGain()];
    const begins = sound.currentTime + after / 1000;
    oscillator.frequency.value = hertz;
    volume.gain.value = 0.2;
    oscillator.connect(volume).connect(sound.destination);
    oscillator.start(begins);
    oscillator.stop(begins + length / 1000);
  } catch {
    sound = undefined;
  }
}

/** In ms: longer than a scanner takes for the code that it has begun. */
const QUIET_FOR = 1000;

/**
 * Browsers let a page sound once somebody pressed a key. A phone takes a fifth of a second to make its first sound ready: that
 * is spent after the first scan was shown, or while nobody types.
 */
export function makeSoundReady() {
  if (sound?.state === "suspended") void sound.resume();
  else if (!sound) setTimeout(made, QUIET_FOR);
}

function made() {
  try {
    sound ??= new AudioContext();
  } catch {
    sound = undefined;
  }
}

/** High and short: it counted. */
export const soundCounted = () => tone(1320, 60);

/** Low and twice, with a shake where the device has one: look at the screen. */
export function soundAlarm() {
  tone(220, 180);
  tone(220, 260, 240);
  navigator.vibrate?.([120, 60, 200]);
}

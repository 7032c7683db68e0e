/** Keeps the loudness: fast down, slow up, with a limit to the gain. */
export class Agc {
  private level = 0
  private readonly attack: number
  private readonly decay: number

  constructor(
    rate: number,
    private readonly target = 0.25,
    private readonly maxGain = 10_000,
    attackSeconds = 0.005,
    decaySeconds = 0.8,
  ) {
    this.attack = 1 - Math.exp(-1 / (rate * attackSeconds))
    this.decay = 1 - Math.exp(-1 / (rate * decaySeconds))
  }

  push(sample: number): number {
    const size = Math.abs(sample)
    this.level += (size - this.level) * (size > this.level ? this.attack : this.decay)
    const gain = Math.min(this.maxGain, this.target / Math.max(this.level, 1e-9))
    return Math.max(-1, Math.min(1, sample * gain))
  }
}

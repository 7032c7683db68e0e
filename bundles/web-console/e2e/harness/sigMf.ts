import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'vitest'

export interface SigMf {
  global: { 'core:datatype': string; 'core:sample_rate': number; 'core:description': string }
  captures: [{ 'core:sample_start': number; 'core:frequency': number; 'core:datetime': string }]
}

/** Unpacks an archive as anybody does, with tar. The samples are I and Q in turn. */
export function readSigMf(archive: string): { meta: SigMf; samples: Int16Array } {
  const folder = mkdtempSync(join(tmpdir(), 'challengectl-sigmf-'))
  try {
    execFileSync('tar', ['-xf', archive, '-C', folder])
    const names = readdirSync(folder, { recursive: true }) as string[]
    const bytes = (end: string) => {
      const found = names.filter((name) => name.endsWith(end))
      expect(found, names.join()).toHaveLength(1)
      return readFileSync(join(folder, found[0] as string))
    }
    const data = bytes('.sigmf-data')
    expect(data.length % 4).toBe(0)
    return {
      meta: JSON.parse(bytes('.sigmf-meta').toString()) as SigMf,
      samples: new Int16Array(data.buffer.slice(data.byteOffset, data.byteOffset + data.length)),
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The highest level, in dB, of any 20 ms at a frequency from the centre, in a band of 50 Hz. */
export function strongest(samples: Int16Array, rate: number, offsetHz: number): number {
  const length = Math.round(rate / 50)
  const turn = (-2 * Math.PI * offsetHz) / rate
  const cos = Float64Array.from({ length }, (_, n) => Math.cos(turn * n))
  const sin = Float64Array.from({ length }, (_, n) => Math.sin(turn * n))
  let most = 0
  for (let from = 0; from + 2 * length <= samples.length; from += 2 * length) {
    let real = 0
    let imaginary = 0
    for (let n = 0; n < length; n++) {
      const i = samples[from + 2 * n] as number
      const q = samples[from + 2 * n + 1] as number
      real += i * (cos[n] as number) - q * (sin[n] as number)
      imaginary += i * (sin[n] as number) + q * (cos[n] as number)
    }
    most = Math.max(most, real * real + imaginary * imaginary)
  }
  return 10 * Math.log10(most)
}

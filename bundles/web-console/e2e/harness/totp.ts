import { createHmac } from 'node:crypto'

const STEP_SECONDS = 30
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

function base32(text: string): Buffer {
  const bits = [...text.replace(/[\s=]/g, '').toUpperCase()]
    .map((letter) => ALPHABET.indexOf(letter).toString(2).padStart(5, '0'))
    .join('')
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)))
}

/** The code of a moment (RFC 6238 with SHA-1, six digits, 30 s). */
export function totp(secret: string, atMs: number = Date.now()): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(Math.floor(atMs / 1000 / STEP_SECONDS)))
  const digest = createHmac('sha1', base32(secret)).update(counter).digest()
  const offset = (digest.at(-1) as number) & 15
  return String((digest.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0')
}

const used = new Map<string, Set<string>>()

/**
 * A code that was not used yet. Each works once, and so does that of the next step, which the server
 * takes from clocks that are fast; after both this waits.
 */
export async function freshTotp(secret: string): Promise<string> {
  const before = used.get(secret) ?? new Set()
  used.set(secret, before)
  for (;;) {
    const codes = [totp(secret), totp(secret, Date.now() + STEP_SECONDS * 1000)]
    const fresh = codes.find((code) => !before.has(code))
    if (fresh) {
      before.add(fresh)
      return fresh
    }
    await new Promise((resolve) => setTimeout(resolve, 500))
  }
}

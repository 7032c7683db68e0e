import { expect, it } from 'vitest'
import { totp } from './harness/totp'

// RFC 6238, appendix B, the last six of the eight digits.
it.each([
  [59, '287082'],
  [1111111109, '081804'],
  [20000000000, '353130'],
])('the code at %d s is that of the RFC', (seconds, code) => {
  expect(totp('GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ', seconds * 1000)).toBe(code)
})

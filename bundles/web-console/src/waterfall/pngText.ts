const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
const HEADER_BYTES = 8
const CRC_BYTES = 4
const latin1 = new TextDecoder('latin1')

/** The texts that a PNG says of itself by their keywords (ISO/IEC 15948, tEXt). */
export function pngTexts(bytes: Uint8Array): Map<string, string> {
  const texts = new Map<string, string>()
  if (SIGNATURE.some((byte, index) => bytes[index] !== byte)) return texts
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let at = SIGNATURE.length
  while (at + HEADER_BYTES <= bytes.length) {
    const length = view.getUint32(at)
    const type = latin1.decode(bytes.subarray(at + 4, at + 8))
    const data = bytes.subarray(at + HEADER_BYTES, at + HEADER_BYTES + length)
    if (type === 'IEND') break
    if (type === 'tEXt') {
      const end = data.indexOf(0)
      if (end > 0) texts.set(latin1.decode(data.subarray(0, end)), latin1.decode(data.subarray(end + 1)))
    }
    at += HEADER_BYTES + length + CRC_BYTES
  }
  return texts
}

/** Frames as the server sends them, for tests. */

export interface HeadFields {
  version?: number
  kind: number
  channel?: number
  sequence?: number
  timeMs?: number
  centreHz?: number
  rateHz?: number
  scale?: number
  offset?: number
  count?: number
}

export function frameBytes(fields: HeadFields, payload: Uint8Array): ArrayBuffer {
  const buffer = new ArrayBuffer(40 + payload.length)
  const view = new DataView(buffer)
  view.setUint8(0, fields.version ?? 1)
  view.setUint8(1, fields.kind)
  view.setUint16(2, fields.channel ?? 0, true)
  view.setUint32(4, fields.sequence ?? 0, true)
  view.setFloat64(8, fields.timeMs ?? 0, true)
  view.setFloat64(16, fields.centreHz ?? 145e6, true)
  view.setUint32(24, fields.rateHz ?? 500_000, true)
  view.setFloat32(28, fields.scale ?? 0.5, true)
  view.setFloat32(32, fields.offset ?? -140, true)
  view.setUint32(36, fields.count ?? payload.length / (fields.kind === 2 ? 4 : 1), true)
  new Uint8Array(buffer, 40).set(payload)
  return buffer
}

/*
 * A row of a bucket: 24 of the 26 bits of its number (3 bytes, the lowest first), a text (8), then its stamp, the slice in which the article was written
 * (12 bits) and the turn in which it was inserted (4 bits), the lowest byte first.
 */
export const ROW_BYTES = 13
/** Bytes of a row before its text. */
export const NUMBER_BYTES = 3
/** A table has so many groups at least: the group of a row says the two lowest bits of its number. */
export const LEAST_GROUPS = 4

/** The bits of a row's number that a row holds. */
export function heldBits(number: number): number {
  return number >>> 2
}

/** The group that a row is in, by linear hashing: the first groups are split already, the others not yet. */
export function groupOf(number: number, groups: number): number {
  const power = 2 ** Math.floor(Math.log2(groups))
  const group = number % (2 * power)
  return group < groups ? group : group - power
}

export function writeRow(
  bytes: Buffer,
  at: number,
  { number, text, slice, turn }: { number: number; text: string; slice: number; turn: number },
): void {
  bytes.writeUIntLE(heldBits(number), at, NUMBER_BYTES)
  bytes.write(text, at + NUMBER_BYTES, 'hex')
  // Slices of before 1970 are negative.
  bytes.writeUInt16LE((slice & 0xff) | (turn << 8) | ((slice & 0xf00) << 4), at + ROW_BYTES - 2)
}

/** How many slices apart two articles were written, by the 12 bits that are held of one: the later of 4,096 slices is taken for now. */
export function slicesApart(stamp: number, slice: number): number {
  const held = (stamp & 0xff) | ((stamp >> 4) & 0xf00)
  const apart = (held - slice) & 0xfff
  return Math.min(apart, 0x1000 - apart)
}

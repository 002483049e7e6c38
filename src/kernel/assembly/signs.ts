import { DOUBLE_W_SIGN } from '../../text/signs.js'
import { TEXT } from '../layout.js'

// By the low four bits of a byte, and by the high four: the signs (see `text/signs.ts`) of which a byte may be. The byte is
// that of a sign where both tables agree: & is 0x26, < 0x3c, : 0x3a, @ 0x40, \\ and ] 0x5c and 0x5d; of UTF-8, 0xc3 begins À to
// ÿ, 0xce and 0xcf Greek, 0xd0 to 0xd4 Cyrillic.
const BY_LOW: usize = memory.data<u8>([
  4 | 64, 64, 64, 16 | 64, 64, 0, 1, 0, 0, 0, 128, 0, 2 | 8, 8, 32, 32,
])
const BY_HIGH: usize = memory.data<u8>([
  0, 0, 1, 2 | 128, 4, 8, 0, 0, 0, 0, 0, 0, 16 | 32, 64, 0, 0,
])

/** Which signs the text of `bytes` bytes holds, after `classify` has put spaces behind it. */
export function findSigns(bytes: u32): u32 {
  const byLow = v128.load(BY_LOW)
  const byHigh = v128.load(BY_HIGH)
  const low = i8x16.splat(0x0f)
  const w = i8x16.splat(0x77)
  let signs = i8x16.splat(0)
  let doubled = i8x16.splat(0)
  for (let at: u32 = 0; at < bytes; at += 16) {
    const text = v128.load(at, TEXT)
    const ofLow = i8x16.swizzle(byLow, v128.and(text, low))
    const ofHigh = i8x16.swizzle(byHigh, i8x16.shr_u(text, 4))
    signs = v128.or(signs, v128.and(ofLow, ofHigh))
    doubled = v128.or(doubled, v128.and(i8x16.eq(text, w), i8x16.eq(v128.load(at, TEXT + 1), w)))
  }
  signs = v128.or(signs, i8x16.shuffle(signs, signs, 8, 9, 10, 11, 12, 13, 14, 15, 0, 1, 2, 3, 4, 5, 6, 7))
  let eight = i64x2.extract_lane(signs, 0)
  eight |= eight >>> 32
  eight |= eight >>> 16
  eight |= eight >>> 8
  return (<u32>eight & 0xff) | (v128.any_true(doubled) ? DOUBLE_W_SIGN : 0)
}

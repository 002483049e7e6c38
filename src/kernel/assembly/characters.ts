// The character at `at`, decoded from UTF-8 that the runtime's own encoder wrote, so that nothing need be checked.
import { FOLDS, KINDS } from '../layout'

export const LETTER: u32 = 1
export const UPPERCASE: u32 = 2
export const MARK: u32 = 4
export const DIGIT: u32 = 8
export const DENSE: u32 = 16
export const NEEDS_NORMALIZING: u32 = 32
export const JOINER: u32 = 96
export const IGNORED: u32 = 64
export const SPACE: u32 = 128
export const UNKNOWN: u32 = 192
export const MAY_GO_ON: u32 = 64
export const LETTERS: u32 = LETTER | UPPERCASE
export const WORD: u32 = LETTERS | MARK | DIGIT
export const STARTS_WORD: u32 = LETTERS | DIGIT | DENSE

// @ts-ignore: decorator
@inline
export function sizeAt(at: usize): u32 {
  const byte = <u32>load<u8>(at)
  return byte < 0x80 ? 1 : byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4
}

/** How many UTF-16 units a character of so many bytes has. */
// @ts-ignore: decorator
@inline
export function unitsOf(size: u32): u32 {
  return size === 4 ? 2 : 1
}

// @ts-ignore: decorator
@inline
export function codeAt(at: usize, size: u32): u32 {
  const first = <u32>load<u8>(at)
  if (size === 1) return first
  const second = <u32>load<u8>(at, 1) & 63
  if (size === 2) return ((first & 31) << 6) | second
  const third = <u32>load<u8>(at, 2) & 63
  if (size === 3) return ((first & 15) << 12) | (second << 6) | third
  return ((first & 7) << 18) | (second << 12) | (third << 6) | (<u32>load<u8>(at, 3) & 63)
}

// @ts-ignore: decorator
@inline
export function kindOf(code: u32): u32 {
  return <u32>load<u8>(KINDS + <usize>code)
}

/** The fold of a UTF-16 unit. */
// @ts-ignore: decorator
@inline
export function foldOf(unit: u32): u32 {
  return <u32>load<u16>(FOLDS + (<usize>unit << 1))
}

/** Small letters for the ASCII capitals among sixteen bytes. */
// @ts-ignore: decorator
@inline
export function lowered(bytes: v128): v128 {
  const capitals = i8x16.le_u(i8x16.sub(bytes, i8x16.splat(0x41)), i8x16.splat(25))
  return v128.or(bytes, v128.and(capitals, i8x16.splat(0x20)))
}

// Decodes characters from UTF-8 that the runtime's own encoder wrote, so that nothing need be checked.
import { CHARACTER_KINDS, FOLDS } from '../layout.js'

/** The number of bytes of the character at an address. */
// @ts-ignore: decorator
@inline
export function sizeAt(at: usize): u32 {
  const byte = <u32>load<u8>(at)
  return byte < 0x80 ? 1 : byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4
}

/** How many UTF-16 units a character of this many bytes has. */
// @ts-ignore: decorator
@inline
export function unitsOf(size: u32): u32 {
  return size === 4 ? 2 : 1
}

/** The code point of the character of `size` bytes at an address. */
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

/** The kind of a code point; see `text/character-kinds.ts`. */
// @ts-ignore: decorator
@inline
export function kindOf(code: u32): u32 {
  return <u32>load<u8>(CHARACTER_KINDS + <usize>code)
}

/** The fold of a UTF-16 unit. */
// @ts-ignore: decorator
@inline
export function foldOf(unit: u32): u32 {
  return <u32>load<u16>(FOLDS + (<usize>unit << 1))
}

/** Sixteen bytes with their ASCII capitals in lower case. */
// @ts-ignore: decorator
@inline
export function lowered(bytes: v128): v128 {
  const capitals = i8x16.le_u(i8x16.sub(bytes, i8x16.splat(0x41)), i8x16.splat(25))
  return v128.or(bytes, v128.and(capitals, i8x16.splat(0x20)))
}

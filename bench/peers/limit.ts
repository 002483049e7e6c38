/**
 * The least that any way from raw text to shingles must do: encode the text into WebAssembly memory as UTF-8 and find its
 * words there, one pass, no branch within it. Every byte of a longer UTF-8 sequence counts as a letter. As a second step on the way, each
 * word hashed as well (FNV-1a of its lower-case bytes).
 */
export type Kept = 'ends' | 'hashes'

// The types of Node lack it.
declare const WebAssembly: {
  instantiate(bytes: Uint8Array): Promise<{ instance: { exports: Exports } }>
}
interface Exports {
  readonly memory: { readonly buffer: ArrayBuffer; grow(pages: number): void }
  scan(at: number, end: number, out: number): number
}

// Where things stand in memory: the class of each byte, then the text, then what is kept of each word.
const [CLASSES, TEXT, PAGE] = [0, 256, 65_536]

/*
 * (func (export "scan") (param $at i32) (param $end i32) (param $out i32) (result i32) (local $class i32) (local $last i32)
 *   (loop
 *     (local.set $class (i32.load8_u (i32.load8_u (local.get $at))))
 *     ;; Stored at every byte, kept (by moving $out) at a word's end only: no branch for words of all lengths to mispredict.
 *     (i32.store (local.get $out) (local.get $at))    ;; or $last, where hashes are kept
 *     (local.set $out (i32.add (local.get $out)
 *       (i32.shl (i32.and (i32.eqz (local.get $class)) (i32.ne (local.get $last) (i32.const 0))) (i32.const 2))))
 *     (local.set $last (local.get $class))            ;; or $class == 0 ? 0 : ($last ^ $class) * 16777619
 *     (br_if 0 (i32.lt_u (local.tee $at (i32.add (local.get $at) (i32.const 1))) (local.get $end))))
 *   (local.get $out))
 */
const [AT, END, OUT, CLASS, LAST] = [0, 1, 2, 3, 4]
const [I32, EMPTY_BLOCK] = [0x7f, 0x40]
const [LOOP, CLOSE, BRANCH_IF, SELECT] = [0x03, 0x0b, 0x0d, 0x1b]
const [EQZ, NOT_EQUAL, LESS, ADD, MULTIPLY, AND, XOR, SHIFT_LEFT] = [0x45, 0x47, 0x49, 0x6a, 0x6c, 0x71, 0x73, 0x74]
const LOAD_BYTE = [0x2d, 0, 0]
const STORE = [0x36, 2, 0]
// 16,777,619 as LEB128.
const FNV_PRIME = [0x41, 0x93, 0x83, 0x80, 0x08]
const get = (local: number): number[] => [0x20, local]
const set = (local: number): number[] => [0x21, local]
const tee = (local: number): number[] => [0x22, local]
const constant = (small: number): number[] => [0x41, small]

function bodyFor(kept: Kept): number[] {
  const hash = [...get(LAST), ...get(CLASS), XOR, ...FNV_PRIME, MULTIPLY, ...constant(0), ...get(CLASS), SELECT]
  const atEnd = [...get(CLASS), EQZ, ...get(LAST), ...constant(0), NOT_EQUAL, AND]
  return [
    ...[1, 2, I32], // two locals beside the parameters
    ...[LOOP, EMPTY_BLOCK],
    ...[...get(AT), ...LOAD_BYTE, ...LOAD_BYTE, ...set(CLASS)],
    ...[...get(OUT), ...get(kept === 'ends' ? AT : LAST), ...STORE],
    ...[...get(OUT), ...atEnd, ...constant(2), SHIFT_LEFT, ADD, ...set(OUT)],
    ...[...(kept === 'ends' ? get(CLASS) : hash), ...set(LAST)],
    ...[...get(AT), ...constant(1), ADD, ...tee(AT), ...get(END), LESS, BRANCH_IF, 0, CLOSE],
    ...[...get(OUT), CLOSE],
  ]
}

function moduleFor(kept: Kept): Uint8Array {
  const section = (id: number, content: readonly number[]): number[] => [id, content.length, ...content]
  const name = (text: string): number[] => [text.length, ...Buffer.from(text)]
  const body = bodyFor(kept)
  return Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, [1, 0x60, 3, I32, I32, I32, 1, I32]), // one type
    ...section(3, [1, 0]), // one function of that type
    ...section(5, [1, 0, 1]), // one memory, of a page to begin with
    ...section(7, [2, ...name('scan'), 0, 0, ...name('memory'), 2, 0]),
    ...section(10, [1, body.length, ...body]),
  ])
}

/** Gives the function that scans a text: for each word where it ends in memory, or its hash, in a view that the next call writes over. */
export async function createScanner(kept: Kept): Promise<(text: string) => Uint32Array> {
  const { instance } = await WebAssembly.instantiate(moduleFor(kept))
  const { memory, scan } = instance.exports
  const encoder = new TextEncoder()
  let bytes = new Uint8Array(memory.buffer)
  bytes.set(CLASS_OF, CLASSES)
  return (text) => {
    const longest = 3 * text.length + 1
    const out = Math.ceil((TEXT + longest) / 4) * 4
    // Each word takes two bytes of text or more, with what separates it, and leaves four.
    const needed = out + 2 * longest + 8
    if (needed > bytes.length) {
      memory.grow(Math.ceil((needed - bytes.length) / PAGE))
      bytes = new Uint8Array(memory.buffer)
    }
    const { written } = encoder.encodeInto(text, bytes.subarray(TEXT))
    // A space behind the last word ends it.
    bytes[TEXT + written] = 0x20
    const end = scan(TEXT, TEXT + written + 1, out)
    return new Uint32Array(memory.buffer, out, (end - out) / 4)
  }
}

/** 0 for what separates words, else the byte that is hashed. */
const CLASS_OF = Uint8Array.from({ length: 256 }, (_, byte) => {
  if (byte >= 0x80) return byte
  const character = String.fromCharCode(byte)
  return /[a-z0-9]/i.test(character) ? character.toLowerCase().charCodeAt(0) : 0
})

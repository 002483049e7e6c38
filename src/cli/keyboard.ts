import type { Terminal } from './terminal.js'

/** What Ctrl-C and Ctrl-D send where every key is read. */
export const [CTRL_C, CTRL_D] = ['\u0003', '\u0004']

// Arrow keys and others that send several characters (ECMA-48, 5.4; SS3), and the escape key alone.
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the keys
const SEQUENCE = /\u001b(?:\[[0-?]*[ -/]*[@-~]|O.)?/g

// What was typed before anything was asked is no answer; the terminal hands it over at once.
const TYPED_AHEAD_MILLISECONDS = 100

/** Whether keys can be read one by one, and a person sees what is asked. */
export function hasKeyboard({ stdin, interactive }: Terminal): boolean {
  return interactive && stdin.isTTY === true && stdin.setRawMode !== undefined
}

/** Each key as it is pressed, small, without what arrow keys send; ends with the input. Without echo, and Ctrl-C is a key too. */
export async function* readKeys({ stdin }: Terminal): AsyncGenerator<string> {
  stdin.setRawMode?.(true)
  const started = Date.now()
  try {
    for await (const bytes of stdin) {
      if (Date.now() - started < TYPED_AHEAD_MILLISECONDS) continue
      yield* new TextDecoder().decode(bytes).replace(SEQUENCE, '').toLowerCase()
    }
  } finally {
    stdin.setRawMode?.(false)
  }
}

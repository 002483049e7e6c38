/*
 * Whole numbers from 0 on as printable ASCII, for the tables in the source. It is shorter than base64 once a page's scripts are packed
 * with gzip, as they are on their way: a small number is one character, so what recurs in the numbers recurs in the text. The characters
 * need no escape in a string of either kind, nor in a page.
 */

const CHARACTERS = Array.from({ length: 126 - 32 }, (_, i) => String.fromCharCode(i + 33)).filter(
  (character) => !'"\'\\`<'.includes(character),
)
/** Characters from 0 to here end a number; the others are higher digits of one. */
const ENDS = 79
const HIGHER = CHARACTERS.length - ENDS

/** The numbers of a text that {@link textOfNumbers} wrote. */
export function numbersOfText(text: string): number[] {
  const digits = new Uint8Array(127)
  CHARACTERS.forEach((character, digit) => {
    digits[character.charCodeAt(0)] = digit
  })
  const numbers: number[] = []
  let higher = 0
  for (let at = 0; at < text.length; at++) {
    const digit = digits[text.charCodeAt(at)]!
    if (digit < ENDS) {
      numbers.push(higher * ENDS + digit)
      higher = 0
    } else higher = higher * HIGHER + digit - ENDS + 1
  }
  return numbers
}

/** The text of whole numbers from 0 to 2^31. */
export function textOfNumbers(numbers: Iterable<number>): string {
  let text = ''
  for (const number of numbers) {
    let written = CHARACTERS[number % ENDS]!
    // Every count of higher digits stands for numbers of its own, so each number has one text.
    for (let higher = Math.floor(number / ENDS); higher > 0; higher = Math.floor((higher - 1) / HIGHER)) {
      written = CHARACTERS[ENDS + ((higher - 1) % HIGHER)]! + written
    }
    text += written
  }
  return text
}

/** Numbers of either sign as numbers from 0 on: 0, -1, 1, -2, 2 become 0, 1, 2, 3, 4. */
export const zigzag = (number: number): number => (number < 0 ? -2 * number - 1 : 2 * number)

export const unzigzag = (number: number): number => (number & 1 ? -(number + 1) / 2 : number / 2)

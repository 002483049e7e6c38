import { bytesKey, equalBytes } from './same-texts.js'

/** The versions of one id that are stored as `id#2`, `id#3`, …. */
interface Versions {
  /** No number from here on was given or met yet. */
  next: number
  /** By hash of the stored bytes: their numbers. */
  readonly numbersOf: Map<number, number[]>
}

/** The stored bytes of the text of an article. */
export type BytesOf = (id: string) => Uint8Array | undefined

/**
 * The names under which texts are stored whose id was taken. A feed may send one id with ten thousand texts: to know a text again,
 * or to give it a name, takes the same time however many there are. A name that was given once is not given to another text.
 */
export class VersionNames {
  readonly #bytesOf: BytesOf
  readonly #versionsOf = new Map<string, Versions>()

  constructor(bytesOf: BytesOf) {
    this.#bytesOf = bytesOf
  }

  /** The name of a text under an id that another text has, and whether the text is stored under that name already. */
  resolve(id: string, bytes: Uint8Array): { id: string; known: boolean } {
    const versions = this.#versionsOf.get(id) ?? { next: 2, numbersOf: new Map() }
    this.#versionsOf.set(id, versions)
    const known = this.#known(id, versions, bytes)
    if (known !== undefined) return { id: known, known: true }
    while (true) {
      const name = `${id}#${versions.next}`
      // An article may have been given such a name by the caller.
      const other = this.#bytesOf(name)
      if (other === undefined) return { id: name, known: false }
      addTo(versions, versions.next++, other)
      if (equalBytes(other, bytes)) return { id: name, known: true }
    }
  }

  /** An article was stored under a name: is to be told of all of them, whether or not they are versions. */
  added(name: string, bytes: Uint8Array): void {
    const found = this.#find(name)
    if (found && found.number < found.versions.next) addTo(found.versions, found.number, bytes)
    else if (found && found.number === found.versions.next) addTo(found.versions, found.versions.next++, bytes)
  }

  #known(id: string, { numbersOf }: Versions, bytes: Uint8Array): string | undefined {
    const key = bytesKey(bytes)
    for (const number of numbersOf.get(key) ?? []) {
      const name = `${id}#${number}`
      const other = this.#bytesOf(name)
      if (other && equalBytes(other, bytes)) return name
      // The article of that name was removed since, or its text has but the same hash.
      if (!other) numbersOf.set(key, numbersOf.get(key)!.filter((one) => one !== number)) // biome-ignore format: one line says it
    }
    return undefined
  }

  #find(name: string): { versions: Versions; number: number } | undefined {
    const mark = name.lastIndexOf('#')
    const versions = mark < 0 ? undefined : this.#versionsOf.get(name.slice(0, mark))
    const digits = name.slice(mark + 1)
    return versions && /^[1-9]\d{0,14}$/.test(digits) ? { versions, number: Number(digits) } : undefined
  }
}

function addTo({ numbersOf }: Versions, number: number, bytes: Uint8Array): void {
  const key = bytesKey(bytes)
  const numbers = numbersOf.get(key)
  if (!numbers) numbersOf.set(key, [number])
  else if (!numbers.includes(number)) numbers.push(number)
}

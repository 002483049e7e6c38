/** Two text fields, compared as one types; index.html says how to bundle it. Nothing leaves the page. */
import { createFingerprinter, explain, isCopy } from 'doppelwire'

const fingerprintOf = await createFingerprinter()
const [first, second] = [field('a'), field('b')]

function show(): void {
  const articles = [first, second].map(({ value }) => fingerprintOf({ text: value }))
  const { relation, score, reasons, passages } = explain(articles[0], articles[1])
  element('relation').textContent = `${relation} (${Math.round(100 * score)} %)${isCopy(relation) ? ', a copy' : ''}`
  list('reasons', reasons)
  // Offsets into the texts as given.
  list(
    'passages',
    passages.map(({ a }) => first.value.slice(a.start, a.end)),
  )
}

function list(id: string, lines: readonly string[]): void {
  const items = lines.map((line) => Object.assign(document.createElement('li'), { textContent: line }))
  element(id).replaceChildren(...items)
}

function element(id: string): HTMLElement {
  const found = document.getElementById(id)
  if (!found) throw new Error(`the page has no element ${id}`)
  return found
}

function field(id: string): HTMLTextAreaElement {
  return element(id) as HTMLTextAreaElement
}

for (const one of [first, second]) one.addEventListener('input', show)
show()

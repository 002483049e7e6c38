import { isCopy, RELATIONS, type Relation } from '../compare/relation.js'

// What people and data sets call what is no copy, beside the relations.
const OTHER_NO_COPIES = ['independent', 'other']
const UNSURE = 'unsure'

/** The labels that a pair may have. */
export const LABELS: readonly string[] = ['copy', ...RELATIONS, ...OTHER_NO_COPIES, UNSURE]

/** Whether a label says copy; undefined where nobody knows yet, and null for what is no label. */
export function readLabel(text: string): boolean | undefined | null {
  const label = text.trim().toLowerCase()
  if (label === '' || label === UNSURE) return undefined
  if (label === 'copy') return true
  if (OTHER_NO_COPIES.includes(label)) return false
  return RELATIONS.includes(label as Relation) ? isCopy(label as Relation) : null
}

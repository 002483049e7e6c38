import { Comparable } from '../compare/comparable.js'
import { assessComparables, explainAssessment } from '../compare/compare.js'
import type { Measures } from '../compare/features/features.js'
import type { Passage } from '../compare/passages.js'
import type { Fingerprint } from '../fingerprint/fingerprint.js'
import type { ClusterDetail, ComparedMembers } from './page-data.js'
import { relationPlace, roundScore } from './page-index.js'
import type { ReportMember, ReportText } from './report-input.js'

/** How much of a cluster is compared, and held. */
export interface DetailLimits {
  /** Of so many members, every pair is compared for the heat map. */
  readonly scored: number
  /** In a cluster of so many members, every pair is explained; in a larger one, pairs that were verified, and those of the first article. */
  readonly explained: number
  /** Longest text, in UTF-16 code units. */
  readonly textUnits: number
}

/** What a page holds of a cluster. */
export async function detailOf(
  members: readonly ReportMember[],
  texts: readonly (ReportText | undefined)[],
  first: number,
  fingerprintOf: (id: string) => Fingerprint | undefined,
  threshold: number,
  limits: DetailLimits,
  pause: () => Promise<void>,
): Promise<ClusterDetail> {
  const comparables = new Map<number, Comparable | undefined>()
  const comparable = (member: number): Comparable | undefined => {
    if (comparables.has(member)) return comparables.get(member)
    const fingerprint = fingerprintOf(members[member]!.id)
    const made = fingerprint && new Comparable(fingerprint)
    comparables.set(member, made)
    return made
  }
  const explains = explainedPairs(members, first, limits)
  const scored = Math.min(members.length, limits.scored)
  const pairs: ComparedMembers[] = []
  const scores: number[] = []
  for (let b = 1; b < members.length; b++) {
    for (let a = 0; a < b; a++) {
      const isExplained = explains(a, b)
      if (b >= scored && !isExplained) continue
      const [one, other] = [comparable(a), comparable(b)]
      const assessment = one && other && assessComparables(one, other, threshold)
      if (b < scored) scores.push(assessment ? roundScore(assessment.comparison.score) : -1)
      if (!assessment || !isExplained) continue
      const { relation, score, reasons, measures, passages } = explainAssessment(one, other, assessment)
      pairs.push({
        ...{ a, b, relation: relationPlace(relation), score: roundScore(score), reasons },
        measures: toldMeasures(measures),
        passages: passages.flatMap((passage) => numbersOf(passage, limits.textUnits)),
      })
    }
    await pause()
  }
  return {
    texts: texts.map((given) => (given ? given.text.slice(0, limits.textUnits) : null)),
    cut: texts.flatMap((given, member) => (given && given.text.length > limits.textUnits ? [member] : [])),
    urls: texts.map((given) => linkOf(given?.url)),
    pairs,
    scores,
  }
}

function explainedPairs(
  members: readonly ReportMember[],
  first: number,
  { explained }: DetailLimits,
): (a: number, b: number) => boolean {
  if (members.length <= explained) return () => true
  return (a, b) => a === first || b === first || members[b]!.of === members[a]!.id || members[a]!.of === members[b]!.id
}

function numbersOf({ a, b, similarity }: Passage, most: number): number[] {
  // A passage may lie where the text is cut.
  if (a.end > most || b.end > most) return []
  return [a.start, a.end, b.start, b.end, Math.round(similarity * 100)]
}

function toldMeasures({
  wording,
  copied,
  orderedOverlap,
  facts,
  otherContent,
  lead,
  ownFactCount,
}: Measures): number[] {
  const shares = [wording, copied.shorter, orderedOverlap, facts.shorter, otherContent, lead]
  return [...shares.map((share) => Math.round(share * 100)), ownFactCount]
}

/** An address that may stand in a link: of the web, and nothing that runs. */
function linkOf(url: string | undefined): string | null {
  return url !== undefined && url.length <= 2000 && /^https?:\/\/[^\s]+$/i.test(url) ? url : null
}

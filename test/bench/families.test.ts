import { describe, expect, it } from 'vitest'
import { measureAgreement } from '../../bench/scale/families.js'

const of = (family: number, excerpt = false) => ({ family, excerpt })

describe('agreement of clusters with families', () => {
  const memberships = [of(0), of(0), of(0), of(3), of(0, true)]

  it('is perfect for the families themselves, with or without the excerpt', () => {
    expect(measureAgreement([[0, 1, 2], [3], [4]], memberships)).toMatchObject({
      recall: 1,
      precision: 1,
      truePairs: 3,
    })
    expect(measureAgreement([[0, 1, 2, 4], [3]], memberships)).toMatchObject({ recall: 1, precision: 1, foundPairs: 3 })
  })

  it('counts a stranger against every member of the cluster', () => {
    expect(measureAgreement([[0, 1, 2, 3], [4]], memberships)).toMatchObject({
      recall: 1,
      falsePairs: 3,
      precision: 0.5,
    })
  })

  it('counts every pair that is missed', () => {
    expect(measureAgreement([[0, 1], [2], [3], [4]], memberships).recall).toBeCloseTo(1 / 3)
  })
})

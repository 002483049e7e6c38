import type { ReportedCase } from './cases.js'
import { feedCases } from './markup.js'
import { pageCases } from './pages.js'
import { scriptCases } from './scripts.js'

/** Cases of our own, three or more for each of the 18 kinds of fault that were reported in public of tools and readers like this one. */
export function reportedCases(): ReportedCase[] {
  return [...pageCases(), ...feedCases(), ...scriptCases()]
}

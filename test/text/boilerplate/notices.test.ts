import { describe, expect, it } from 'vitest'
import { analyze } from '../../../src/text/analyze.js'

const STORY =
  'The ferry to Saltholm was cancelled on Monday because ice had closed the strait, the harbour master said. Two hundred ' +
  'passengers spent the night in a school.'

const WALL =
  'We value your privacy. We and our 311 partners store information on a device, such as cookies, and process personal data ' +
  'for advertising and content. You may click to consent to our processing, or change your preferences before you do. Your ' +
  'preferences apply to this website only. You can withdraw your consent at any time by returning to this site.'
const POLICY =
  'Join in. Our paper welcomes comments from readers. Please keep your remarks civil. Comments that contain threats or ' +
  'advertising will be removed, and who offends again will be banned. We ask that you use your real name. If you see a ' +
  'comment that breaks these rules, flag it and our moderators will review it.'
const OFFER =
  'If you enjoyed this article, join our members. You get unlimited access to all of our content, a newsletter in your inbox ' +
  'each morning, and no advertisements. Subscribe today, or log in to your account if you are a subscriber.'

const removedFrom = (text: string) => analyze(text).removed.map(({ start, end }) => text.slice(start, end))
const withoutLastMark = (text: string) => text.replace(/\.$/, '')

describe('a paragraph in which the page speaks to its reader', () => {
  it.each([WALL, POLICY, OFFER])('is left out before and after a story: %s', (notice) => {
    for (const text of [`${notice}\n\n${STORY}`, `${STORY}\n\n${notice}`]) {
      expect(removedFrom(text).map(withoutLastMark)).toEqual([withoutLastMark(notice)])
    }
  })

  it('is kept where it is all there is but a title', () => {
    expect(removedFrom(WALL)).toEqual([])
    expect(removedFrom(`The Saltholm Post\n\n${WALL}`)).toEqual([])
  })

  it.each([
    // What is reported of a page, or said to somebody else.
    '"We recognise that we have fallen short of what you expect of our site, of your privacy and of the security of your data," he wrote. "We ask you to change your password, and our partners to delete your account."',
    'Regulators want websites to ask for consent before they store cookies on a device. Browsers would have to offer a setting by which users accept or reject advertising on all sites, and partners that process personal data would need permission.',
    'We must protect our children, and you must protect yours. Our schools need your help, our teachers need our thanks, and we need you to vote in the spring, when your council decides what we spend.',
  ])('is not news of pages, and no speech: %s', (paragraph) => {
    expect(removedFrom(`${STORY}\n\n${paragraph}`)).toEqual([])
  })
})

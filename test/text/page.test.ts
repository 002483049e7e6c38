import { beforeAll, describe, expect, it } from 'vitest'
import { compare } from '../../src/compare/compare.js'
import { createFingerprinter, type Fingerprinter } from '../../src/fingerprint/fingerprint.js'

let fingerprint: Fingerprinter
beforeAll(async () => {
  fingerprint = await createFingerprinter()
})

const STORY =
  'The ferry to Saltholm was cancelled on Monday because ice had closed the strait, the harbour master said. Two hundred ' +
  'passengers spent the night in a school. The next boat is to leave on Wednesday at noon if the wind turns.'

describe('a page without a story', () => {
  const pages = [
    'Access Denied\nYou don\'t have permission to access "/news/a" on this server. Reference #18.2a',
    'Please enable JavaScript and cookies in your browser to view this site.',
    '404. The page you are looking for could not be found. Check the address or go back to our home page.',
    'We value your privacy. We and our 311 partners store information on a device, such as cookies. You may change your preferences at any time. Your consent applies to this website only.',
    'Subscribe to continue reading. Already a subscriber? Log in to your account.',
    'Sorry, something went wrong on our side. The page cannot be shown. Try again in a few minutes and give the reference 12.',
    'Are you a robot? Complete the security check to access this site.',
    'Seite nicht gefunden. Diese Seite gibt es nicht mehr.',
    '<html><body><h1>502 Bad Gateway</h1><hr>nginx error 502</body></html>',
  ]

  it.each(pages)('is %s', (text) => {
    expect(fingerprint({ text }).kind).toBe('page')
  })

  it.each([
    STORY,
    `${STORY} Subscribe to continue reading.`,
    `We use cookies.\n\n${STORY}`,
    'Regulators fined the firm on Tuesday. It had tracked readers without their consent for two years, and sold what it learned to brokers in three countries. The firm will appeal to the high court in spring.',
    'Access to the valley was denied on Monday. Snow closed both passes and the road below the dam, police said. Food came by helicopter.',
    // About a page, with what all pages say at its end.
    'Trendwatch scans the internet for what many people share. The website you are looking at has no human editors at all: links to stories are posted automatically from what it picked up. If you want to use it for your own projects, write to us. Trendwatch is owned by Harbour Stories. This site uses cookies to track what readers do on this site, without linking to personal data.',
    'Harbour said on Wednesday that it declined to comment on unusual activity in its shares. The shares of Harbour were up 33.7 percent in Friday trading.',
    'Ferry.example said it would bring its booking service to telephones, where subscribers can register and log in to view their tickets. The service will be available to subscribers in nine countries. Some 15 million registered users have an account on the website.',
    'The court found that the bank had no right to the house. The family moved back on Friday.',
    '',
  ])('is not %s', (text) => {
    expect(fingerprint({ text }).kind).toBe('story')
  })

  it('is no copy of a story that stands below the same words', () => {
    const wall = pages[3]!
    expect(compare(fingerprint({ text: wall }), fingerprint({ text: `${wall}\n\n${STORY} ${STORY}` })).relation).toBe(
      'unrelated',
    )
  })

  it('is a copy of one that differs in its reference, and not of another', () => {
    const denied = (reference: string) =>
      `Access denied. You do not have permission to access the page that you asked for on this server. Write to the administrator if you think that this is an error, and give the reference ${reference}.`
    const [one, other] = [fingerprint({ text: denied('a1-77') }), fingerprint({ text: denied('99081') })]
    expect(compare(one, other).relation).toBe('reprint')
    expect(compare(one, fingerprint({ text: pages[3]! })).relation).toBe('unrelated')
  })
})

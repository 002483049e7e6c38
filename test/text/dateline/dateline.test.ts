import { describe, expect, it } from 'vitest'
import { analyze } from '../../../src/text/analyze.js'

const BODY = 'The ministers of the two countries met on Friday.'

describe('datelines', () => {
  it.each<[string, string | undefined, string[]]>([
    ['TOKYO/WASHINGTON (Reuters) –', 'reuters', ['tokyo', 'washington']],
    ['TOKYO / WASHINGTON, Jan. 7 (Reuters) –', 'reuters', ['tokyo', 'washington']],
    ['Tokyo, Jan 7 (EFE).-', 'efe', ['tokyo']],
    ['WASHINGTON (AP) —', 'ap', ['washington']],
    ['AUSTIN, Texas (AP) —', 'ap', ['austin']],
    ['(Reuters) -', 'reuters', []],
    ['PARIS, March 3 (Xinhua) --', 'xinhua', ['paris']],
    ['Paris, 3 mars 2022 (AFP) -', 'afp', ['paris']],
    ['New Delhi, Jan 7 (PTI)', 'pti', ['new delhi']],
    ['Rio de Janeiro, 7 jan (Lusa) -', 'lusa', ['rio de janeiro']],
    ['LONDON —', undefined, ['london']],
    ['LONDON—', undefined, ['london']],
    ['ST. LOUIS, Mo. –', undefined, ['st. louis']],
    ['Seoul, March 3 -', undefined, ['seoul']],
    ['BERLIN (dpa) -', 'dpa', ['berlin']],
    ['WIEN (dpa-AFX) -', 'dpa', ['wien']],
    ['МОСКВА, 7 января. /ТАСС/.', 'tass', ['москва']],
    ['МОСКВА, 7 янв - РИА Новости.', 'ria', ['москва']],
    ['ニューデリー（AP通信）－', 'ap', ['ニューデリー']],
    ['【ワシントン共同】', 'kyodo', ['ワシントン']],
    ['［東京　７日　ロイター］', 'reuters', ['東京']],
    ['新华社北京1月7日电', 'xinhua', ['北京']],
  ])('%s is read', (dateline, agency, places) => {
    const text = `A headline of the day\n\n${dateline} ${BODY}`
    const found = analyze(text).dateline
    expect(found?.agency).toBe(agency)
    expect(found?.places).toEqual(places)
    expect(text.slice(found?.start, found?.end)).toBe(dateline)
  })

  it('is read where a hyphen joins it to the first word', () => {
    const { dateline } = analyze('PARIS, March 3-The ministers of the two countries met on Friday.')
    expect(dateline?.places).toEqual(['paris'])
  })

  it.each([
    'The Palestinian Authority (PA) said it would not come.',
    'Some analysts (Reuters polled ten) see a rise.',
    'On Jan. 7 – a Friday – they met.',
    'Washington - long a friend - agreed.',
    'COVID-19 cases rose in Tokyo.',
    'BREAKING — The ministers met.',
    'HEADLINE IN CAPITALS GOES ON AND ON — and on.',
    'A rise of 5 (five) - no more.',
    '',
  ])('%j is none', (line) => expect(analyze(`${line}\n\n${BODY}`).dateline).toBeUndefined())

  it('keeps its words in the text', () => {
    expect(analyze(`PARIS (AFP) - ${BODY}`).words.count).toBe(11)
  })

  it('stands in one of the first four lines that are kept', () => {
    const removed = 'Advertisement\n'.repeat(9)
    expect(analyze(`${removed}One\nTwo\nThree\nPARIS (AFP) - ${BODY}`).dateline?.agency).toBe('afp')
    expect(analyze(`One\nTwo\nThree\nFour\nPARIS (AFP) - ${BODY}`).dateline).toBeUndefined()
  })
})

import { describe, expect, it } from 'vitest'
import { analyze, BREAK } from '../../../src/text/analyze.js'

const STORY = 'The ministers met on Friday.'

describe('boilerplate', () => {
  it.each([
    ['sign-up', 'Sign up now to get free unlimited access to'],
    ['sign-up', 'Sign Up'],
    ['sign-up', 'Register now for FREE and unlimited access to Reuters.com'],
    ['sign-up', 'Subscribe to our newsletter'],
    ['sign-up', 'Sign up for Daily Newsletters Manage Newsletters'],
    ['sign-up', 'Get breaking news delivered to your inbox.'],
    ['sign-up', 'Already a subscriber? Log in'],
    ['sign-up', 'Thank you for subscribing!'],
    ['sign-up', 'Newsletter Sign-up'],
    ['share', 'Share this'],
    ['share', 'Share on Facebook'],
    ['share', 'Facebook Twitter Email'],
    ['share', 'Tweet'],
    ['share', 'SHARE THIS ARTICLE Share Tweet Post Email'],
    ['follow', 'Follow us on Twitter'],
    ['follow', 'Like us on Facebook.'],
    ['follow', 'Follow @someone'],
    ['comments', 'Leave a Comment'],
    ['comments', '23 Comments'],
    ['comments', 'Join the conversation'],
    ['click here', 'Click here to read the report.'],
    ['app', 'Get the News App'],
    ['related', 'See also  Pidcock is back from last to pole'],
    ['related', 'Read more: What the ministers want'],
    ['related', 'RELATED: What the ministers want'],
    ['related', 'Related Articles'],
    ['related', 'More like this'],
    ['related', 'Read More'],
    ['related', 'You may also like'],
    ['related', 'Most Popular'],
    ['related', 'Lesen Sie auch: Was die Minister wollen'],
    ['related', 'Lire aussi : Ce que veulent les ministres'],
    ['related', '関連記事'],
    ['continue', 'Story Continued Below'],
    ['continue', 'Continue reading'],
    ['top', 'Back to top button'],
    ['advertisement', 'Advertisement'],
    ['advertisement', 'ADVERTISEMENT:'],
    ['advertisement', 'Anzeige'],
    ['advertisement', 'Publicité'],
    ['advertisement', '広告'],
    ['standards', 'Our Standards: Thomson Reuters Trust Principles.'],
    ['standards', 'Our criteria: Thomson Reuters Trust Principles.'],
    ['copyright', 'Copyright © 2019 The Daily, LLC. Click here for reprint permission.'],
    ['copyright', '© 2022 The Daily'],
    ['copyright', '(c) 2022 The Daily. All rights reserved.'],
    ['copyright', 'All rights reserved.'],
    ['cookies', 'This website uses cookies to improve your experience.'],
    ['terms', 'By signing up, you agree to our Privacy Policy'],
    ['licensing', 'Purchase Licensing Rights'],
    ['picture', '(Photo: Jane Doe)'],
    ['picture', 'Photo: Jane Doe/Getty Images'],
    ['picture', 'Jane Doe/Getty Images'],
    ['picture', 'Image copyright Getty Images'],
    ['picture', '(AP Photo/Jane Doe)'],
    ['picture', 'Slideshow (2 Images)'],
    ['listen', 'Listen to this article'],
    ['reading time', '3 min read'],
    ['share', 'Print'],
    ['button', 'Loading...'],
    ['date', 'Thursday, July 25, 2024'],
    ['date', '7 January 2022'],
    ['date', '2022-01-07'],
    ['date', 'Published: Jan. 7, 2022 at 10:30 a.m. EST'],
    ['age', 'Updated 3 hours ago'],
    ['age', 'This article is more than 2 years old'],
    ['credits', 'Reporting by Jane Doe and John Roe; Editing by Max Moe'],
    ['credits', 'The Associated Press contributed to this report.'],
    ['tags', 'Tags: Japan, defence'],
  ])('%s: %j is left out', (rule, line) => {
    const text = `${STORY}\n\n${line}\n\n${STORY}`
    const { words, removed } = analyze(text)
    expect(removed.map((found) => [found.rule, text.slice(found.start, found.end)])).toEqual([[rule, line]])
    expect(words.count).toBe(10)
    expect(words.flags[5]! & BREAK).toBe(BREAK)
    expect([...words.flags.subarray(0, words.count)].filter((flags) => (flags & BREAK) !== 0)).toHaveLength(1)
  })

  it.each([
    'Share prices fell on Friday after the talks.',
    'Related industries said they would follow.',
    'Advertisement spending rose 5 percent, the company said.',
    'Follow the money, said the prosecutor.',
    'Follow-up talks on Facebook and Twitter were held in Tokyo.',
    'Sign up rates for the health plan rose, officials said.',
    'Register officials opened the access road to the village on Monday.',
    'Comments by the minister were not welcome.',
    'Read more books, the minister told the children.',
    'See also what he said in March.',
    'Print media lost ground.',
    'Copyright law changed in 2019, and all rights reserved to authors were cut.',
    'Photo identification is needed to vote.',
    'Cookies were served at the reception.',
    'Our standards are higher than theirs, he said.',
    'Listen to this article of faith, he told them, and weep.',
    'Click here, the fake message said, and it took the money.',
    'Reporting by the newspaper showed that the minister had known.',
    'Tweets by the president moved markets.',
    'Updated figures were published 3 hours ago by the ministry.',
    'May 7, 2022 was the day it all began.',
    'July 25, 2024, will be remembered.',
    'Back to top form, the champion won again.',
    'More like this will follow, the minister said.',
    'Thank you for coming, she told them.',
    'X marks the spot.',
    'Advertisers left.',
    'The report on your inbox habits, he said, is wrong.',
    'By using cookies from Grandma, the boys won the contest.',
    'In 2022 the ministers met again.',
    '2022 was a good year.',
    'Search teams found the plane.',
    'Date palms grow there.',
  ])('%j is kept', (line) => {
    const { words, removed } = analyze(`${STORY}\n\n${line}`)
    expect(removed).toEqual([])
    expect([...words.flags.subarray(0, words.count)].some((flags) => (flags & BREAK) !== 0)).toBe(false)
  })

  it('takes only the beginning of a line where only that is false', () => {
    const text = ' date 2022-01-07 TOKYO (Reuters) – The ministers met.'
    const { words, removed, dateline } = analyze(text)
    expect(removed).toEqual([{ rule: 'date', start: 1, end: 16 }])
    expect(text.slice(words.starts[0], words.ends[0])).toBe('TOKYO')
    expect(words.flags[0]! & BREAK).toBe(BREAK)
    expect(dateline?.agency).toBe('reuters')
  })

  it('empties no text', () => {
    expect(analyze('Advertisement\n\nShare this')).toMatchObject({ words: { count: 3 }, removed: [] })
    const names = Array.from({ length: 20 }, (_, n) => `Ostrania Valmora Berg ${'ABCDEFGHIJKLMNOPQRST'[n]}`).join(' ')
    expect(analyze(`${names}\n\nShare this`).words.count).toBe(80)
  })

  it('leaves long lines alone', () => {
    expect(analyze(`Sign up for our newsletter ${'and more '.repeat(50)}`).removed).toEqual([])
    // Long by what stands before its one word.
    expect(analyze(`It rained.\n${'*'.repeat(292)} Advertisement`).removed).toEqual([])
    expect(analyze(`It rained.\n${'*'.repeat(286)} Advertisement`).removed).toHaveLength(1)
  })
})

import { casesOf, changeWord, firstWords, paragraphs, type ReportedCase, story, withoutLast } from './cases.js'
import { FOOTERS, WALLS } from './stories.js'

/** What sites do with a story: cut it, page it, put walls, rules and other stories around it. */
export function pageCases(): ReportedCase[] {
  return [...truncations(), ...pagesAndLiveblogs(), ...walls(), ...errorPages(), ...followUps(), ...introductions()]
}

function truncations(): ReportedCase[] {
  const draw = casesOf('paywall-truncation')
  return [300, 900, 2400].flatMap((words, number) => {
    const whole = story(number, words)
    const head = paragraphs(whole).slice(0, 2).join('\n\n')
    return [
      draw(`two paragraphs of ${words} words`, whole, head, 'copy'),
      draw(`teaser of 40 words of ${words}`, whole, `${firstWords(whole, 40)} [...]`, 'copy'),
      draw(
        `two paragraphs of ${words} words and a notice`,
        whole,
        `${head}\n\nThe rest of this story is open to members. Join today or log in.`,
        'copy',
      ),
    ]
  })
}

function pagesAndLiveblogs(): ReportedCase[] {
  const draw = casesOf('paginated-liveblog')
  const whole = story(10, 500)
  const entries = paragraphs(story(11, 600)).map(
    (entry, place) => `${8 + Math.floor(place / 6)}:${10 + (place % 6) * 8}\n${entry}`,
  )
  const newest = (from: number, to: number): string => entries.slice(from, to).reverse().join('\n\n')
  const half = Math.ceil(paragraphs(whole).length / 2)
  return [
    draw('second page', whole, paragraphs(whole).slice(half).join('\n\n'), 'copy'),
    draw('first page', whole, paragraphs(whole).slice(0, half).join('\n\n'), 'copy'),
    draw('liveblog of 5 entries, then of 8', newest(0, 5), newest(0, 8), 'copy'),
    draw('liveblog of 6 entries, then of 10', newest(0, 6), newest(0, 10), 'copy'),
  ]
}

function walls(): ReportedCase[] {
  const draw = casesOf('boilerplate-wall')
  return WALLS.flatMap((wall, number) =>
    [40, 90, 240].flatMap((words) => {
      const [one, other] = [story(20 + number, words), story(30 + number, words)]
      return [
        draw(
          `wall ${number} before stories of ${words} words`,
          `${wall}\n\n${one}`,
          `${wall}\n\n${other}`,
          'independent',
        ),
        draw(
          `wall ${number} after stories of ${words} words`,
          `${one}\n\n${wall}`,
          `${other}\n\n${wall}`,
          'independent',
        ),
      ]
    }),
  )
}

function errorPages(): ReportedCase[] {
  const draw = casesOf('error-pages')
  const page = (reference: string): string =>
    `Sorry, something went wrong on our side. The page cannot be shown at present. Please try again in a few minutes, and if the fault goes on, write to the help desk and give the reference ${reference}.`
  return [
    draw('other reference', page('7f3a-90c1-bb2e'), page('01de-5c77-9a40'), 'copy'),
    draw('other numeric reference', page('9920147731'), page('4410088325'), 'copy'),
    draw('with a time', `${page('A1')} 10:42:07`, `${page('A1')} 11:03:55`, 'copy'),
  ]
}

function followUps(): ReportedCase[] {
  const draw = casesOf('followups-digests')
  const old = paragraphs(story(40, 520))
  const fresh = story(41, 160)
  const corrected = changeWord(story(42), 'eleven')
  return [
    ...[2, 3, 4].map((count) =>
      draw(
        `new lead and ${count} old paragraphs`,
        old.join('\n\n'),
        `${fresh}\n\n${old.slice(-count).join('\n\n')}`,
        'independent',
      ),
    ),
    draw(
      'correction at the top',
      corrected,
      `Correction: an earlier version of this story gave a wrong figure.\n\n${story(42)}`,
      'copy',
    ),
  ]
}

function introductions(): ReportedCase[] {
  const draw = casesOf('site-intro-outro')
  const text = story(50, 200)
  const intro =
    'Readers have followed this matter with us since the spring. What follows was sent by an agency and is printed here with small cuts, for the record and for those who asked.'
  const points = paragraphs(story(51, 160)).map((paragraph) => withoutLast(paragraph) || paragraph)
  const linked = text.replace(/(\w{6,}) (\w{4,})/g, (whole, first, second, at: number) =>
    at % 5 === 0 ? `${first} (https://paper.example/t/${at}) ${second}` : whole,
  )
  return [
    draw('introduction on one', text, `${intro}\n\n${text}`, 'copy'),
    draw('introduction and footer on one', text, `${intro}\n\n${text}\n\n${FOOTERS[0]}`, 'copy'),
    draw('a footer on each', `${text}\n\n${FOOTERS[0]}`, `${text}\n\n${FOOTERS[1]}`, 'copy'),
    draw('addresses of links in the text', text, linked, 'copy'),
    draw(
      'points, then numbers',
      points.map((point) => `• ${point}`).join('\n'),
      points.map((point, place) => `${place + 1}) ${point}`).join('\n'),
      'copy',
    ),
    draw('points, then one paragraph', points.map((point) => `- ${point}`).join('\n'), points.join(' '), 'copy'),
    draw('quoted as a whole', text, `“${text.replace(/[“”"]/g, '')}”`, 'copy'),
  ]
}

import { casesOf, changeWord, formCases, paragraphs, type ReportedCase, sprinkle, story } from './cases.js'
import { STORIES } from './stories.js'

/** What feeds hand over in place of text, and items of recurring form. */
export function feedCases(): ReportedCase[] {
  return [
    ...formCases('market-and-data-templates', ['earnings', 'market', 'fuel', 'release'], 3),
    ...formCases('sports-lottery-tv-horoscope', ['sport', 'lottery', 'tv', 'horoscope'], 3),
    ...formCases('notices', ['weather', 'quake', 'court', 'obituary'], 3),
    ...alerts(),
    ...html(),
    ...entities(),
    ...headlines(),
    ...languageTags(),
  ]
}

function alerts(): ReportedCase[] {
  const draw = casesOf('notices')
  const alert =
    'FLOOD WATCH for the lower Ottersea valley until Friday 6 a.m. Water may rise quickly at Corwen Bay and Millport. Keep away from the banks, move cattle to higher ground and do not drive through water on the road. Next notice at noon.'
  return [draw('alert sent again with one word more', alert, alert.replace('cattle', 'all cattle'), 'copy')]
}

function html(): ReportedCase[] {
  const draw = casesOf('html-in-description')
  const text = story(60, 220)
  const tagged = paragraphs(text)
    .map(
      (paragraph, place) =>
        `<p class="body" data-n="${place}"><a href="https://paper.example/news/${place}?from=feed&amp;id=77" rel="nofollow">${paragraph}</a></p>`,
    )
    .join('\n')
  const picture = (name: string): string =>
    `<img src="https://images.paper.example/m/${name}.jpg?w=620&h=372&fit=crop&s=0f3c" alt="" width="620" height="372"/><br/>`
  const teaser = (of: string): string =>
    `${firstSentence(of)} <a href="https://paper.example/read/${of.length}" class="more">Continue reading…</a>`
  const forum = (user: string, link: string): string =>
    `<div class="item"><p>posted by <a href="https://board.example/people/${user}">${user}</a> <br/><span><a href="https://${link}">[link]</a></span> <span><a href="https://board.example/t/${user}9">[replies]</a></span></p></div>`
  const [one, other, third] = [story(61, 60), story(62, 60), story(63, 60)]
  return [
    draw('tags and links', text, tagged, 'copy'),
    draw('teasers with links, two stories', teaser(one), teaser(other), 'independent'),
    draw(
      'teasers with pictures, two stories',
      picture('harbour') + teaser(other),
      picture('garden') + teaser(third),
      'independent',
    ),
    draw(
      'forum items without text',
      forum('marlow', 'one.example/bridge-opens'),
      forum('tansy', 'two.example/rates-fall'),
      'independent',
    ),
    draw(
      'same footer of links, two stories',
      `${one}\n\n${shareLinks(1)}`,
      `${third}\n\n${shareLinks(2)}`,
      'independent',
    ),
  ]
}

const firstSentence = (text: string): string => text.slice(0, text.indexOf('. ') + 1 || undefined)
const shareLinks = (number: number): string =>
  ['mail', 'post', 'pin', 'print']
    .map(
      (way) =>
        `<a href="https://share.example/${way}?u=https%3A%2F%2Fpaper.example%2F${number}">${way} this story to a friend</a>`,
    )
    .join(' | ')

function entities(): ReportedCase[] {
  const draw = casesOf('entities-mojibake')
  const text = story(70, 200)
  const numeric = (of: string): string => of.replace(/[^\p{ASCII}]/gu, (letter) => `&#${letter.codePointAt(0)};`)
  const named = (of: string): string =>
    of.replace(
      /[äöüßÄÖÜ]/g,
      (letter) =>
        ({ ä: '&auml;', ö: '&ouml;', ü: '&uuml;', ß: '&szlig;', Ä: '&Auml;', Ö: '&Ouml;', Ü: '&Uuml;' })[letter]!,
    )
  return [
    draw('wrapped at 60 letters', text, text.replace(/(.{40,60}) /g, '$1\n'), 'copy'),
    draw('in capitals', text, text.toUpperCase(), 'copy'),
    draw('&nbsp; escaped twice', text, text.replace(/ (?=\w{5})/g, '&amp;nbsp;'), 'copy'),
    draw('soft hyphens', text, text.replace(/(\p{L}{4})(?=\p{L}{3})/gu, '$1\u00ad'), 'copy'),
    draw('German as named entities', STORIES.de, named(STORIES.de), 'copy'),
    draw('Russian as numeric entities', STORIES.ru, numeric(STORIES.ru), 'copy'),
    draw('German read as Latin-1', STORIES.de, misread(STORIES.de), 'copy'),
    draw('Russian read as Latin-1', STORIES.ru, misread(STORIES.ru), 'copy'),
    draw(
      'escapes of JSON',
      text,
      JSON.stringify(text)
        .slice(1, -1)
        .replace(/[“”]/g, (mark) => (mark === '“' ? '\\u201c' : '\\u201d')),
      'copy',
    ),
    draw(
      'links of Markdown',
      text,
      text.replace(/(\w{7,})/g, (word, _, at: number) =>
        at % 7 === 0 ? `[${word}](https://paper.example/${at})` : word,
      ),
      'copy',
    ),
    draw('no blanks between sentences', text, text.replace(/\. /g, '.').replace(/\n\n/g, ''), 'copy'),
    draw('zero-width blanks', text, sprinkle(text, /\p{L}/gu, ['\u200b'], 0.2), 'copy'),
  ]
}

/** UTF-8 bytes read as Latin-1. */
const misread = (text: string): string => Buffer.from(text, 'utf8').toString('latin1')

function headlines(): ReportedCase[] {
  const draw = casesOf('titles-headlines')
  return [
    draw(
      'suffix of the outlet',
      'Ferry to Saltholm cancelled as ice closes the Ottersea strait - Coast Daily',
      'Ferry to Saltholm cancelled as ice closes the Ottersea strait | The Morning Wire',
      'copy',
    ),
    draw(
      'prefix of the section',
      'Opinion: Why the valley should keep its narrow railway after all',
      'Why the valley should keep its narrow railway after all',
      'copy',
    ),
    draw(
      'two events',
      'Ferry to Saltholm cancelled as ice closes the Ottersea strait',
      'Trains to Hartwick cancelled as snow closes the Brantley pass',
      'independent',
    ),
  ]
}

function languageTags(): ReportedCase[] {
  const text = story(80, 220)
  const draw = casesOf('language-tags')
  return [
    ['en', 'fr'],
    ['en', 'eng'],
    ['en', 'EN'],
    ['en', 'xx'],
    ['english', 'english'],
    ['en', 'zh'],
  ].map(([first, second]) =>
    draw(
      `${first} and ${second}`,
      { text, lang: first! },
      { text: changeWord(text, 'lantern'), lang: second! },
      'copy',
    ),
  )
}

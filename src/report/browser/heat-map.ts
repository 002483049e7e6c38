import { element, shape } from './element.js'
import type { Member } from './page-reader.js'
import { showScore, showTime } from './wording.js'

const DRAWING = 360

/** The scores of all pairs, as a square of cells: the darker, the more alike. A click chooses a pair. */
export function heatMap(
  members: readonly Member[],
  scores: readonly number[],
  choose: (left: number, right: number) => void,
): { readonly element: HTMLElement; readonly mark: (left: number, right: number) => void } {
  const compared = Math.round((1 + Math.sqrt(1 + 8 * scores.length)) / 2)
  // In the order of time, so that later versions stand together.
  const order = members
    .slice(0, compared)
    .sort((a, b) => (a.time ?? Infinity) - (b.time ?? Infinity) || a.place - b.place)
  const cell = Math.min(28, DRAWING / compared)
  const side = cell * compared
  const drawing = shape('svg', {
    viewBox: `0 0 ${side} ${side}`,
    width: side,
    height: side,
    class: 'heat',
    role: 'img',
    'aria-label': `Scores of all pairs of ${compared} articles, in the order of time`,
  })
  for (const [row, one] of order.entries()) {
    for (const [column, other] of order.entries()) {
      const [low, high] = one.place < other.place ? [one.place, other.place] : [other.place, one.place]
      const score = low === high ? 1 : scores[(high * (high - 1)) / 2 + low]!
      const rect = shape(
        'rect',
        {
          x: column * cell,
          y: row * cell,
          width: cell - (cell > 6 ? 1 : 0),
          height: cell - (cell > 6 ? 1 : 0),
          'data-pair': `${other.place} ${one.place}`,
          'fill-opacity': low === high ? 0 : depth(score),
        },
        low !== high && shape('title', {}, `${showScore(score)}\n${nameOf(other)}\n${nameOf(one)}`),
      )
      drawing.append(rect)
    }
  }
  drawing.addEventListener('click', (event) => {
    const pair = (event.target as Element).getAttribute('data-pair')?.split(' ').map(Number)
    if (pair && pair[0] !== pair[1]) choose(pair[0]!, pair[1]!)
  })
  const note =
    compared < members.length
      ? ` Of ${members.length} articles the first ${compared} were compared with each other.`
      : ''
  const mark = (left: number, right: number) => {
    for (const one of drawing.querySelectorAll('.chosen')) one.classList.remove('chosen')
    drawing.querySelector(`[data-pair="${left} ${right}"]`)?.classList.add('chosen')
  }
  return {
    element: element(
      'div',
      {},
      drawing,
      element(
        'p',
        { class: 'soft' },
        `Each cell is a pair, judged by itself, in the order of time: the darker, the surer a copy. Choose one to see it side by side.${note}`,
      ),
    ),
    mark,
  }
}

/** How dark a cell is: by log odds, since most scores are near 1. */
function depth(score: number): number {
  const logOdds = Math.log(Math.max(score, 0.01) / (1 - Math.min(score, 0.9999)))
  return 0.05 + 0.95 * Math.max(0, (logOdds + 4.6) / 13.8)
}

function nameOf({ source, time, title, id }: Member): string {
  return [source, showTime(time), title || id].filter(Boolean).join(' · ')
}

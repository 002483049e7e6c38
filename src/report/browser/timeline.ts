import { element, shape } from './element.js'
import type { Member } from './page-reader.js'
import { relationName, showScore, showTime } from './wording.js'

const [WIDTH, LANE, TOP, RADIUS] = [800, 22, 8, 6]
const MOST_LANES = 12
const LABEL = 170

/** The dated members of a cluster on a time line, a lane for each source; undefined where they have less than two dates. */
export function timeline(members: readonly Member[], choose: (member: Member) => void): HTMLElement | undefined {
  const dated = members.filter(({ time }) => time !== null).sort((a, b) => a.time! - b.time!)
  if (dated.length < 2) return undefined
  const [from, to] = [dated[0]!.time!, dated.at(-1)!.time!]
  if (from === to) return undefined
  const names = [...new Set(dated.map(({ source }) => source || 'no source'))]
  const lanes = names.slice(0, MOST_LANES)
  const others = names.length > MOST_LANES
  if (others) lanes[MOST_LANES - 1] = `${names.length - MOST_LANES + 1} more sources`
  const laneOf = (source: string) => Math.min(names.indexOf(source || 'no source'), lanes.length - 1)
  const xOf = (time: number) => LABEL + RADIUS + ((time - from) / (to - from)) * (WIDTH - LABEL - 2 * RADIUS - 4)
  const height = TOP + lanes.length * LANE
  const drawing = shape('svg', {
    viewBox: `0 0 ${WIDTH} ${height + 22}`,
    class: 'timeline',
    role: 'img',
    'aria-label': `Time line from ${showTime(from)} to ${showTime(to)}`,
  })
  for (const [lane, name] of lanes.entries()) {
    const y = TOP + lane * LANE + LANE / 2
    drawing.append(
      shape('line', { x1: LABEL, x2: WIDTH, y1: y, y2: y, class: 'lane' }),
      shape(
        'text',
        { x: LABEL - 10, y: y + 4, 'text-anchor': 'end' },
        name.length > 24 ? `${name.slice(0, 23)}…` : name,
      ),
    )
  }
  for (const member of [...dated].reverse()) {
    const dot = shape(
      'circle',
      {
        cx: xOf(member.time!),
        cy: TOP + laneOf(member.source) * LANE + LANE / 2,
        r: RADIUS,
        class: `dot is-${relationName(member.relation)}${member === dated[0] ? ' earliest' : ''}`,
      },
      shape(
        'title',
        {},
        `${showTime(member.time)} · ${member.source} · ${member.title}\n${relationName(member.relation)} ${showScore(member.score)}`,
      ),
    )
    dot.addEventListener('click', () => choose(member))
    drawing.append(dot)
  }
  drawing.append(
    shape('text', { x: LABEL, y: height + 16, 'text-anchor': 'start' }, showTime(from)),
    shape('text', { x: WIDTH, y: height + 16, 'text-anchor': 'end' }, showTime(to)),
  )
  const relations = [...new Set(dated.map(({ relation }) => relationName(relation)))]
  const key = relations.map((name) => element('span', { class: `relation is-${name}` }, name))
  return element(
    'div',
    {},
    element('p', { class: 'key' }, ...key, element('span', { class: 'soft' }, 'the first print is ringed')),
    element('div', { class: 'scrolls', tabindex: 0, role: 'region', 'aria-label': 'Time line' }, drawing),
  )
}

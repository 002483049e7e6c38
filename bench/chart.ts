/** Charts as plain SVG without script, for light and dark backgrounds: bars by group, bars and lines over logarithmic scales, said against true. */

export interface Series {
  readonly name: string
  /** One value for each group or position; NaN leaves a gap. */
  readonly values: readonly number[]
}

const COLOURS = ['#2563eb', '#f59e0b', '#10b981', '#ef4444', '#8b5cf6', '#64748b']
const [WIDTH, HEIGHT, LEFT, TOP, BOTTOM] = [960, 420, 64, 72, 110]
const PLOT = { width: WIDTH - LEFT - 24, height: HEIGHT - TOP - BOTTOM }

/** Bars from 0 to `max` side by side, a group for each label. */
export function barChart(title: string, labels: readonly string[], series: readonly Series[], max = 1): string {
  const slot = PLOT.width / labels.length
  const width = (slot * 0.8) / series.length
  const bars = series.flatMap(({ name, values }, row) =>
    values.map((value, index) => {
      if (!Number.isFinite(value)) return ''
      const height = (PLOT.height * Math.min(value, max)) / max
      const x = LEFT + slot * (index + 0.1) + width * row
      return `<rect x="${round(x)}" y="${round(TOP + PLOT.height - height)}" width="${round(width)}" height="${round(height)}" fill="${colour(row)}"><title>${escapeXml(`${labels[index]}, ${name}: ${value}`)}</title></rect>`
    }),
  )
  const names = labels.map((label, index) => {
    const [x, y] = [round(LEFT + slot * (index + 0.5)), TOP + PLOT.height + 14]
    return `<text x="${x}" y="${y}" text-anchor="end" transform="rotate(-30 ${x} ${y})">${escapeXml(label)}</text>`
  })
  const ticks = [0, 0.25, 0.5, 0.75, 1].map((share) => ({ share, label: String(round(share * max)) }))
  return page(title, series, [...grid(ticks), ...bars, ...names])
}

/** One long bar a label over a logarithmic scale, with its value behind it: for figures of several decades. */
export function logBarChart(title: string, unit: string, bars: readonly { label: string; value: number }[]): string {
  const [low, high] = decades(bars.map(({ value }) => value))
  const [left, line, room] = [290, 24, WIDTH - 290 - 80]
  const x = (value: number): number => round(left + (room * (Math.log10(value) - low)) / (high - low))
  const rows = bars.map(({ label, value }, row) => {
    const y = TOP + line * row
    return [
      `<text x="${left - 8}" y="${y + 15}" text-anchor="end">${escapeXml(label)}</text>`,
      `<rect x="${left}" y="${y + 3}" width="${round(x(value) - left)}" height="${line - 6}" fill="${colour(0)}"/>`,
      `<text x="${x(value) + 6}" y="${y + 15}">${value.toLocaleString('en-US')}</text>`,
    ].join('')
  })
  const bottom = TOP + line * bars.length
  const scale = Array.from({ length: high - low + 1 }, (_, step) => 10 ** (low + step)).map(
    (value) =>
      `<line x1="${x(value)}" x2="${x(value)}" y1="${TOP}" y2="${bottom}" stroke="#94a3b8" stroke-opacity=".4"/><text x="${x(value)}" y="${bottom + 18}" text-anchor="middle">${value.toLocaleString('en-US')}</text>`,
  )
  return page(title, [{ name: unit, values: [] }], [...scale, ...rows], bottom + 32)
}

/** Lines over positions, both axes logarithmic: a power law is a straight line, its exponent the slope. */
export function logLogChart(title: string, positions: readonly number[], series: readonly Series[]): string {
  const values = series.flatMap((line) => line.values).filter((value) => value > 0)
  const [lowX, highX] = decades(positions)
  const [lowY, highY] = decades(values)
  const x = (value: number): number => round(LEFT + (PLOT.width * (Math.log10(value) - lowX)) / (highX - lowX))
  const y = (value: number): number => round(TOP + PLOT.height * (1 - (Math.log10(value) - lowY) / (highY - lowY)))
  const lines = series.flatMap(({ name, values }, row) => {
    const points = positions.flatMap((position, index) =>
      values[index]! > 0 ? [[x(position), y(values[index]!)]] : [],
    )
    const path = `<polyline points="${points.map((point) => point.join(',')).join(' ')}" fill="none" stroke="${colour(row)}" stroke-width="2"/>`
    const dots = points.map(
      ([left, top]) =>
        `<circle cx="${left}" cy="${top}" r="4" fill="${colour(row)}"><title>${escapeXml(name)}</title></circle>`,
    )
    return [path, ...dots]
  })
  const rows = Array.from({ length: highY - lowY + 1 }, (_, step) => ({
    share: step / (highY - lowY),
    label: (10 ** (lowY + step)).toLocaleString('en-US'),
  }))
  const columns = Array.from({ length: highX - lowX + 1 }, (_, step) => 10 ** (lowX + step)).map(
    (value) =>
      `<text x="${x(value)}" y="${TOP + PLOT.height + 20}" text-anchor="middle">${value.toLocaleString('en-US')}</text>`,
  )
  return page(title, series, [...grid(rows), ...lines, ...columns])
}

/** What was said of pairs and what was true, both 0 to 1, with how many pairs each point stands for; on the dashed line both are equal. */
export function reliabilityChart(
  title: string,
  points: readonly { readonly said: number; readonly true: number; readonly pairs: number }[],
): string {
  const x = (share: number): number => round(LEFT + PLOT.width * share)
  const y = (share: number): number => round(TOP + PLOT.height * (1 - share))
  const shares = [0, 0.2, 0.4, 0.6, 0.8, 1]
  const path = points.map((point) => `${x(point.said)},${y(point.true)}`).join(' ')
  const dots = points.map(
    ({ said, true: share, pairs }) =>
      `<circle cx="${x(said)}" cy="${y(share)}" r="5" fill="${colour(0)}"><title>${`said ${said.toFixed(2)}, true ${share.toFixed(2)}`}</title></circle><text x="${x(said) + 9}" y="${y(share) + 16}">${pairs}</text>`,
  )
  return page(
    title,
    [{ name: 'share of copies, with the number of judged pairs', values: [] }],
    [
      ...grid(shares.map((share) => ({ share, label: String(share) }))),
      ...shares.map(
        (share) => `<text x="${x(share)}" y="${TOP + PLOT.height + 20}" text-anchor="middle">${share}</text>`,
      ),
      `<text x="${x(0.5)}" y="${TOP + PLOT.height + 44}" text-anchor="middle">score</text>`,
      `<line x1="${x(0)}" y1="${y(0)}" x2="${x(1)}" y2="${y(1)}" stroke="#94a3b8" stroke-dasharray="6 4"/>`,
      `<polyline points="${path}" fill="none" stroke="${colour(0)}" stroke-width="2"/>`,
      ...dots,
    ],
    TOP + PLOT.height + 60,
  )
}

function decades(values: readonly number[]): [number, number] {
  const low = Math.floor(Math.log10(Math.min(...values)))
  return [low, Math.max(low + 1, Math.ceil(Math.log10(Math.max(...values))))]
}

function grid(ticks: readonly { share: number; label: string }[]): string[] {
  return ticks.map(({ share, label }) => {
    const y = round(TOP + PLOT.height * (1 - share))
    return `<line x1="${LEFT}" x2="${LEFT + PLOT.width}" y1="${y}" y2="${y}" stroke="#94a3b8" stroke-opacity=".4"/><text x="${LEFT - 8}" y="${y + 4}" text-anchor="end">${label}</text>`
  })
}

function page(title: string, series: readonly Series[], marks: readonly string[], height = HEIGHT): string {
  let left = LEFT
  const legend = series.map(({ name }, row) => {
    const at = left
    left += 30 + name.length * 7
    return `<rect x="${at}" y="44" width="12" height="12" fill="${colour(row)}"/><text x="${at + 18}" y="54">${escapeXml(name)}</text>`
  })
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" font-family="system-ui, sans-serif" font-size="12" fill="#64748b" role="img" aria-label="${escapeXml(title)}">`,
    `<text x="${LEFT}" y="26" font-size="16" font-weight="600">${escapeXml(title)}</text>`,
    ...legend,
    ...marks.filter((mark) => mark !== ''),
    '</svg>\n',
  ].join('\n')
}

const colour = (row: number): string => COLOURS[row % COLOURS.length]!
const round = (value: number): number => Math.round(value * 100) / 100
const escapeXml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

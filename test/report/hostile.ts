/** Records of which every field tries to run, to break out of its element, or to deceive. */
const ATTACKS = [
  '</script><script>globalThis.attacked = 1</script>',
  '<img src=x onerror="globalThis.attacked = 2">',
  '"><svg onload=globalThis.attacked=3>',
  "'-globalThis.attacked=4-'",
  '<!--<script>',
  ']]>\u2028\u2029</title></style><iframe src="javascript:parent.attacked=5"></iframe>',
  '\u202eevil\u202c \u0000\u0007\u001b[31m \ud800 {{7*7}} #{globalThis.attacked=6}',
  'javascript:globalThis.attacked=7',
  '__proto__',
]

/** Articles of a text, each with an attack in every field; half of them are copies of the others. */
export function hostileRecords(text: string): Record<string, string>[] {
  return ATTACKS.flatMap((attack, i) => {
    const body = `${attack}\n\n${text}\n\n${attack}`
    const record = { text: body, title: attack, source: attack, date: i % 2 === 0 ? attack : '2026-03-03' }
    return [
      { ...record, id: attack, url: `javascript:globalThis.attacked=8//${i}` },
      { ...record, id: `${attack} 2`, url: `data:text/html,${attack}`, date: '2026-03-04' },
    ]
  })
}

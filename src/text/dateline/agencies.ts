import { normalizeText } from '../normalize.js'

// An agency's short name, then other names it goes by in datelines, all as `normalizeText` gives them.
const AGENCIES = `
aa: anadolu, anadolu agency, anadolu ajansi
aap: australian associated press
afp: agence france-presse, afp通信, afpbb, afp時事
ani
ansa
ap: associated press, the associated press, ap通信
apa
belga
bernama
bloomberg
cna: central news agency
cp: canadian press, the canadian press, la presse canadienne
dpa: deutsche presse-agentur, дпа
efe: agencia efe
europa press
ians
interfax: интерфакс
irna
isna
jiji: 時事, 時事通信, jiji press
kna
kuna
kyodo: 共同, 共同通信, kyodo news
lusa
mena
mti
ntb
pa: press association, pa media
pap
pna
prensa latina: pl
pti: press trust of india
reuters: thomson reuters, ロイター, ロイター通信, рейтер
ria: риа новости, ria novosti
ritzau
sana
sapa
sda: keystone-sda, ats, keystone-ats
spa
stt
tass: тасс, itar-tass
tt
ukrinform: укрінформ
unian
upi: united press international
wafa
wam
xinhua: 新华社, 新華社, xinhua news agency
yonhap: 연합뉴스, yonhap news`

const keys = new Map<string, string>()
for (const line of AGENCIES.trim().split('\n')) {
  const [key, names] = line.split(': ') as [string, string?]
  for (const name of [key, ...(names?.split(', ') ?? [])]) keys.set(normalizeText(name), key)
}

/**
 * The short name of the agency that this is a name of; services of it count as the agency itself.
 *
 * @param name as `normalizeText` gives it
 * @example
 * agencyOf('dpa-afx') // => 'dpa'
 * agencyOf('reuters breakingviews') // => 'reuters'
 */
export function agencyOf(name: string): string | undefined {
  const trimmed = name.trim()
  return keys.get(trimmed) ?? keys.get(trimmed.split(/[ /,-]/)[0]!)
}

import { normalizeText } from '../normalize.js'

// The short name of each agency, then its other names in datelines, all as `normalizeText` gives them.
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

const shortNames = new Map<string, string>()
for (const line of AGENCIES.trim().split('\n')) {
  const [shortName, names] = line.split(': ') as [string, string?]
  for (const name of [shortName, ...(names?.split(', ') ?? [])]) shortNames.set(normalizeText(name), shortName)
}

/**
 * The short name of the agency with this name. A service of an agency counts as the agency.
 *
 * @param name as `normalizeText` gives it
 * @example
 * agencyOf('dpa-afx') // => 'dpa'
 * agencyOf('reuters breakingviews') // => 'reuters'
 */
export function agencyOf(name: string): string | undefined {
  const trimmed = name.trim()
  return shortNames.get(trimmed) ?? shortNames.get(trimmed.split(/[ /,-]/)[0]!)
}

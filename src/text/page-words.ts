import { hashWord } from '../structures/hash.js'
import { HashTable } from '../structures/hash-table.js'
import type { Words } from './tokens.js'

/*
 * The words by which a page speaks for itself and to its reader. Looked up by their hashes, so that most texts are known to
 * be stories before any pattern is tried.
 */

/** Few sentences of news say `you` and `we` outside quotation marks; a page says little else. */
const TO_THE_READER =
  'you your yours we our us please readers reader sie ihr ihre ihren ihrer wir unser unsere unserer unseren bitte vous votre vos ' +
  'nous notre nos usted su sus nosotros nuestro nuestra nuestros nuestras você seu sua nós nosso nossa lei suo sua tuo tua tuoi ' +
  'noi nostro nostri nostra u uw wij onze вы ваш ваши вас мы наш наши'

const OF_THE_PAGE =
  'cookie cookies javascript java script browser browsers browsing consent consenting privacy preferences preference settings ' +
  'personalised personalized device devices data partners advertising advertisers advertisement ads click clicking page pages webpage site sites ' +
  'website websites web server servers access denied permission forbidden unauthorized gateway timeout unavailable error errors found ' +
  'requested reference administrator url address robot bot human captcha security check checking verify confirm traffic ' +
  'enable enabled disable disabled refresh reload retry try again sorry wrong shown displayed loaded home policy terms conditions ' +
  'agree accept reject refuse object opt subscribe subscriber subscribers subscription register registered login log sign account ' +
  'password email newsletter newsletters inbox unsubscribe unlimited free trial article articles content continue reading read ' +
  'comment comments commenting discussion moderators moderated removed banned flag civil remarks respectful opinions guidelines join ' +
  'follow share app download contact journalism support donate donation membership members ' +
  '400 401 403 404 410 429 500 502 503 504 ' +
  'aktivieren seite gefunden zugriff verweigert einwilligung datenschutz zustimmen inhalte abonnieren anmelden abonnenten ' +
  'activer introuvable accès refusé consentement confidentialité abonnés abonnez connexion accepter habilite activar active habilitar ' +
  'página encontrada existe acceso denegado consentimiento privacidad suscriptores acesso negado assinantes pagina trovata accesso ' +
  'negato consenso abbonati niet gevonden toegang geweigerd toestemming abonnees включите страница найдена доступ запрещен запрещён ' +
  'согласие конфиденциальности подписчиков'

const READER = 1
const PAGE = 2

let table: HashTable | undefined

function pageWords(): HashTable {
  const all = (list: string, value: number) => list.split(' ').map((word): [number, number] => [hashWord(word), value])
  table ??= new HashTable(new Map([...all(OF_THE_PAGE, PAGE), ...all(TO_THE_READER, READER)]))
  return table
}

export interface PageWords {
  /** Words that speak to the reader. */
  readonly reader: number
  /** Words about the page. */
  readonly page: number
}

/** Counts such words among those from `first` up to, not including, `after`. */
export function countPageWords({ hashes }: Pick<Words, 'hashes'>, first: number, after: number): PageWords {
  const table = pageWords()
  let reader = 0
  let page = 0
  for (let word = first; word < after; word++) {
    const value = table.get(hashes[word]!)
    reader += value & READER
    page += value >> 1
  }
  return { reader, page }
}

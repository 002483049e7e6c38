import { hashWord } from '../structures/hash.js'
import { HashTable } from '../structures/hash-table.js'
import type { Words } from './tokens.js'

/*
 * The words by which a page speaks for itself and to its reader: about cookies, payment, scripts, newsletters and comments, errors and
 * robots. In English, German, French, Spanish, Italian, Portuguese, Dutch, Polish and Russian. Looked up by their hashes, so that most
 * texts are known to be stories before any pattern is tried.
 */

// Bits of a word.
/** A page uses it when it speaks of itself, and news now and then. */
export const PAGE = 1
/** It speaks to the reader, or for the page. */
export const READER = 2
/** Like READER, where it begins with a capital within a sentence: German `Sie`. */
export const READER_BY_CAPITAL = 4
/** Without one of these there is no notice. */
export const SUBJECT = 8
/** Somebody is quoted: then the sentence is news. */
export const SPEECH = 16

const SUBJECTS =
  'cookie cookies consent javascript newsletter newsletters subscribe subscriber subscribers subscription unsubscribe adblock adblocker adblockers ' +
  'blocker register registered signup inbox comments commenters moderators paywall ' +
  'einwilligung newslettern abonnieren abonnenten abonnement abo registrieren werbeblocker kommentare kommentarregeln anmelden posteingang ' +
  'consentement abonnez abonnés abonné abonner inscrivez bloqueur commentaires infolettre ' +
  'consentimiento suscríbete suscríbase suscriptores suscriptor suscripción regístrate regístrese boletín boletines bloqueador comentarios ' +
  'consenso abbonati abbonato abbonamento iscriviti iscrivetevi registrati commenti ' +
  'consentimento assine assinante assinantes assinatura inscreva cadastre comentários ' +
  'toestemming abonnees abonneer abonnee inschrijven schrijf registreer adverentieblokker advertentieblokkering reacties nieuwsbrief ' +
  'ciasteczka ciasteczek zgoda zgodę zgody subskrybuj prenumerata prenumeratę prenumeratorów zarejestruj komentarze newslettera adblocka ' +
  'куки согласие подпишитесь подписку подписка подписчиков подписчикам зарегистрируйтесь рассылку комментарии комментариев блокировщик'

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
  'согласие конфиденциальности подписчиков ' +
  'log login signing signed registering subscribing sign-up sign premium digital unlock unlimited edition offer trial week month cancel ' +
  'technologies similar purposes processing process store information device identifiers geolocation scanning legitimate interest interests ' +
  'vendors vendor withdraw consenting tracking analytics essential functional necessary settings manage choices experience improve services ' +
  'personal preferences button bottom webpage object apply message delivered daily weekly latest headlines stories updates straight sent form ' +
  'abusive offensive obscene language threats attacks profanity topic offenders rules authors post posts posting posted publish reply replies ' +
  'address enter signup options whitelist blocking detected turn function properly display works correctly ad ads ' +
  'website webseite internetseite nutzen verwenden verwendung daten personenbezogene verarbeitung partner partnern einstellungen widerrufen ' +
  'akzeptieren ablehnen browser deaktivieren kostenlos jetzt weiterlesen lesen artikel zugang zugriff digital testen monat woche konto ' +
  'registrierung bereits nutzungsbedingungen datenschutzerklärung werbung kommentieren netiquette täglich erhalten wichtigsten nachrichten e-mail mail ' +
  'utilisons utilise utiliser site données personnelles partenaires traceurs finalités paramètres accepter refuser continuer navigation publicité ' +
  'publicités lire lecture réservé article illimité compte connectez recevez quotidien actualité courriel mail désactivez désactiver activez navigateur ' +
  'modération règles charte supprimés politique ' +
  'utilizamos usamos sitio datos personales socios fines configuración aceptar rechazar navegando navegación publicidad leer leyendo seguir artículo ' +
  'acceso ilimitado cuenta inicia sesión recibe correo electrónico noticias desactiva navegador normas moderación política privacidad gratis ' +
  'utilizziamo sito dati personali finalità impostazioni accetta rifiuta accettare continuare pubblicità leggere articolo riservato accesso illimitato ' +
  'accedi account ricevi posta notizie disattiva disabilita attiva regole privacy informativa gratuita gratis ' +
  'dados pessoais parceiros fins configurações aceitar recusar navegar publicidade ler lendo continue conteúdo exclusivo acesso conta login receba ' +
  'e-mail notícias desative ative navegador regras moderação política privacidade termos ' +
  'gebruiken gebruikt gegevens persoonlijke partners doeleinden instellingen accepteren weigeren verder lezen artikel onbeperkt toegang account inloggen log ' +
  'ontvang dagelijks nieuws mail uitschakelen schakel inschakelen advertenties regels voorwaarden privacybeleid ' +
  'używamy wykorzystujemy plików pliki strony stronie strona serwis serwisu dane danych osobowych partnerzy partnerów celach ustawienia akceptuję ' +
  'odrzuć przeglądarki przeglądarce reklam reklamy czytać czytaj dalej artykuł dostęp konto zaloguj logowania codziennie wiadomości wyłącz włącz ' +
  'regulamin polityka prywatności ' +
  'используем использует сайт сайте сайта файлы файлов данные данных персональных партнеры партнёры настройки принять отклонить браузер браузере ' +
  'реклама рекламы рекламу читать дальше статья статью статьи доступ аккаунт войдите получайте новости почту отключите правила политика бесплатно'

const READERS =
  'you your yours yourself we our ours us please readers reader dear bitte wir unser unsere unserer unseren unserem uns dein deine deinen euch ' +
  'vous votre vos nous notre nos veuillez cliquez merci usted ustedes tu tus te nosotros nuestro nuestra nuestros nuestras haz clic haga ' +
  'noi nostro nostra nostri nostre tuo tua tuoi tue vostro vostra vostri clicca você vocês nosso nossa nossos nossas seu clique ' +
  'u uw wij onze ons jij je jouw klik twój twoja twoje twoich nasz nasza nasze naszych naszej naszego państwa prosimy kliknij ' +
  'вы вас вам ваш ваша ваше ваши вашего вашей вашу мы нас наш наша наше наши нашего нашей нашу пожалуйста нажмите'

const READERS_BY_CAPITAL = 'sie ihr ihre ihren ihrer ihnen ihrem ihres'

const SPEECHES =
  'said says told according added asked replied announced sagte sagten erklärte teilte laut zufolge dit déclaré déclarait selon indiqué dijo según ' +
  'afirmó declaró explicó detto secondo dichiarato spiegato disse segundo afirmou declarou zei zegt volgens aldus powiedział powiedziała według ' +
  'poinformował сказал сказала сообщил сообщила заявил заявила словам'

const ANY = PAGE | READER | READER_BY_CAPITAL

let table: HashTable | undefined

/** The bits of each such word, by its hash. */
export function pageWords(): HashTable {
  if (table !== undefined) return table
  const bits = new Map<number, number>()
  const add = (list: string, bit: number): void => {
    for (const word of list.split(/[ -]/)) bits.set(hashWord(word), (bits.get(hashWord(word)) ?? 0) | bit)
  }
  add(OF_THE_PAGE, PAGE)
  add(SUBJECTS, PAGE | SUBJECT)
  add(READERS, READER)
  add(READERS_BY_CAPITAL, READER_BY_CAPITAL)
  add(SPEECHES, SPEECH)
  table = new HashTable(bits)
  return table
}

let subjects: readonly number[] | undefined

/** The hashes of the words with the bit SUBJECT. */
export function subjectHashes(): readonly number[] {
  subjects ??= SUBJECTS.split(' ').map(hashWord)
  return subjects
}

/** Counts the words about the page and to its reader. */
export function countPageWords({ hashes, count }: Pick<Words, 'hashes' | 'count'>): number {
  const table = pageWords()
  let counted = 0
  for (let word = 0; word < count; word++) counted += Number((table.get(hashes[word]!) & ANY) !== 0)
  return counted
}

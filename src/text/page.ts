import { normalizeText } from './normalize.js'
import { countPageWords } from './page-words.js'
import type { Words } from './tokens.js'

/*
 * Pages without a story of their own: errors, walls of cookies, scripts and payment, checks for robots. They stand in place of
 * a story, under its address.
 */

/** Longer texts have a story, whatever else they say. Long cookie walls have some 250 words. */
const MOST_WORDS = 300
const MOST_UNITS = 4000

/** One of these sentences no story has, or only in passing. The pattern sees text as `normalizeText` gives it. */
export const SURE_SIGN = new RegExp(
  [
    '(?:enable|turn on|activate|allow) (?:java ?script|cookies)',
    '(?:java ?script|cookies) (?:is|are|must be|has been|have been|needs? to be)(?: currently)? (?:disabled|enabled|required|turned|blocked)',
    'requires? (?:java ?script|cookies)',
    "access (?:to [^.]{1,40} )?(?:is |has been |was )?denied|you (?:do not|don't) have (?:the )?permission to|(?:403|401) ?(?:-|:)? ?(?:forbidden|unauthorized)|error (?:40[134]|50[0234])",
    '(?:404|page|article|story|file|content)(?: (?:you[^.]{0,40}))? (?:(?:was |is )?not found|(?:could not|cannot|can not) be (?:found|shown|displayed)|is no longer available|does not exist)',
    "are you a (?:robot|human)|(?:verify|confirm|prove|check)(?:ing)?(?: that| if)? you(?: are|'re) (?:not a (?:ro)?bot|a human|human)|unusual (?:traffic|activity)|checking your browser|complete the (?:captcha|security check)|security check",
    'internal server error|bad gateway|service (?:temporarily )?unavailable|gateway time-?out|(?:something went|went) wrong',
    'we value your privacy|we (?:and (?:our|selected)[^.]{0,40} )?use cookies|(?:this|our) (?:web)?site uses cookies|your consent|your (?:cookie|privacy) (?:settings|preferences|choices)',
    '(?:subscribe|register|log ?in|sign ?in|sign up)[^.]{0,30} to (?:continue|keep|read|finish|view)|(?:reserved|available|open) (?:only )?(?:to|for) (?:our )?(?:subscribers|members)|(?:free|monthly) (?:article )?limit',
    'javascript (?:zu )?aktivieren|seite (?:wurde )?nicht gefunden|zugriff verweigert|activer (?:le )?javascript|page introuvable|accès refusé|(?:active|habilite|activar|habilitar) (?:el )?javascript|página no (?:encontrada|existe)|acceso denegado|página não encontrada|acesso negado|pagina non trovata|accesso negato|pagina niet gevonden|включите javascript|страница не найдена|доступ запрещ[её]н',
    '(?:wir|diese (?:web)?seite|unsere (?:web)?seite)[^.]{0,60} (?:verwenden|nutzen|verwendet|nutzt)[^.]{0,40} cookies|ihre (?:einwilligung|privatsphäre)|cookies zu(?:stimmen)?',
    'nous (?:et nos[^.]{0,40} )?utilisons[^.]{0,40} cookies|ce site utilise[^.]{0,40} cookies|votre (?:consentement|vie privée)|(?:réservé|accès)[^.]{0,20} aux abonnés',
    '(?:utilizamos|usamos)[^.]{0,40} cookies|este sitio (?:web )?(?:utiliza|usa) cookies|(?:tu|su) (?:consentimiento|privacidad)|(?:exclusivo|solo) para (?:suscriptores|assinantes)',
    '(?:utilizziamo|usa|utilizza)[^.]{0,40} cookie|(?:tuo|vostro) consenso|riservato agli abbonati|este site (?:utiliza|usa) cookies|o seu consentimento',
    '(?:wij|we)[^.]{0,20} gebruiken[^.]{0,40} cookies|deze (?:web)?site (?:gebruikt|maakt gebruik)[^.]{0,20} cookies|(?:uw|jouw) (?:toestemming|privacy)|alleen voor abonnees',
    '(?:używamy|wykorzystujemy|korzysta z)[^.]{0,20} (?:plików|ciasteczek)|(?:twoja|państwa) zgoda|dla (?:prenumeratorów|subskrybentów)|(?:использу(?:ем|ет))[^.]{0,20} (?:cookie|куки|файлы)|ваше согласие|для подписчиков',
  ].join('|'),
)

/** What such pages talk about, and stories rarely in every other sentence. */
const ABOUT_ITSELF =
  /\b(?:cookies?|java ?script|browsers?|consent|privacy|preferences|personal(?:ised|ized)? (?:data|advertising)|our (?:\d+ )?partners|permission|servers?|this (?:page|site|website|article|story|content)|the page|web ?sites?|reference|errors?|fault|subscri(?:be|bers?|ption)|log ?in|sign ?in|register|account|try again|administrator|help desk|enable|reload|refresh|captcha|robot|javascript|seite|página|pagina|страниц\w*|404|403|502|503|url|address)(?![a-z])/

/** The same in other languages, by stems. */
const ABOUT_ITSELF_ELSEWHERE =
  /cookie|javascript|browser|einwillig|datenschutz|einstellung|personenbezogen|werbe|abonn|anmeld|konto|consentement|données|paramètres|navigateur|confidentialité|connect|consentimiento|preferencias|datos|navegador|suscri|configuraci|consenso|dati|preferenze|abbona|consentimento|dados|preferências|assina|toestemming|gegevens|voorkeuren|abonnee|instellingen|zgod|danych|ustawie|przeglądar|prenumer|соглас|данны|настро|браузер|подпис|куки/

/** Of the words of such pages at least this share speaks of the page or to its reader; of a story, one in thirty. */
const LEAST_SHARE = 1 / 6
/** A page says at once why there is no story; behind a story the same words are a notice. */
const OPENING_SHARE = 0.25

/**
 * Whether a text is a page without a story: it opens with a sure sign, and half of it are sentences about the page itself. The
 * words decide first: nearly no story comes to a pattern.
 */
export function isPage(text: string, words: Pick<Words, 'hashes' | 'count'>): boolean {
  if (words.count === 0 || words.count > MOST_WORDS || text.length > MOST_UNITS) return false
  if (countPageWords(words) < LEAST_SHARE * words.count) return false
  const normal = normalizeText(text.replace(/\s*[\r\n]+\s*/g, '. '))
  if (!SURE_SIGN.test(normal)) return false
  let before = -1
  let about = 0
  let all = 0
  for (const sentence of normal.split(/(?<=[.!?]) /)) {
    const isSure = SURE_SIGN.test(sentence)
    if (isSure && before < 0) before = all
    all += sentence.length
    if (isSure || ABOUT_ITSELF.test(sentence) || ABOUT_ITSELF_ELSEWHERE.test(sentence)) about += sentence.length
  }
  // A sign may reach over the end of a sentence; then it has no beginning here.
  return before >= 0 && before <= OPENING_SHARE * all && about * 2 > all
}

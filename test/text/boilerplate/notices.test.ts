import { beforeAll, describe, expect, it } from 'vitest'
import { createFingerprinter, type Fingerprinter } from '../../../src/fingerprint/fingerprint.js'
import { analyze } from '../../../src/text/analyze.js'

let fingerprint: Fingerprinter
beforeAll(async () => {
  fingerprint = await createFingerprinter()
})

const STORY =
  'HARSTAD, May 4 - The ferry to Saltholm was cancelled on Monday because ice had closed the strait, the harbour master said. Two hundred ' +
  'passengers spent the night in a school. The next boat is to leave on Wednesday at noon if the wind turns.'

const NOTICES: Record<string, readonly string[]> = {
  en: [
    'We value your privacy. We and our 311 partners store and access information on a device, such as cookies, and process personal data for personalised advertising. You can change your preferences or withdraw your consent at any time by clicking the "Privacy" button at the bottom of the page.',
    'You have reached your monthly limit of free articles. Subscribe now to keep reading, or log in if you already have an account.',
    'We have noticed that you are using an ad blocker. Advertising pays for our journalism. Please turn it off for our website or subscribe.',
    'Get the most important stories of the week delivered to your inbox. Sign up to our free newsletter. You can unsubscribe at any time.',
    'Join the discussion. Our paper welcomes comments from readers. Please keep your remarks civil and on topic. Comments that contain threats, obscene language or advertising will be removed, and our moderators may ban you.',
    'Please enable JavaScript in your browser to view the comments.',
  ],
  de: [
    'Wir verwenden Cookies. Wir und unsere 211 Partner verarbeiten Ihre personenbezogenen Daten, um Ihnen Werbung und Inhalte anzubieten. Sie können Ihre Einwilligung jederzeit in den Einstellungen widerrufen.',
    'Lesen Sie weiter mit unserem Digital-Abo. Jetzt vier Wochen kostenlos testen. Sie haben schon ein Konto? Bitte anmelden.',
    'Bitte beachten Sie unsere Kommentarregeln. Ihre Kommentare werden von unseren Moderatoren geprüft.',
    'Bestellen Sie unseren Newsletter und erhalten Sie täglich die wichtigsten Nachrichten per E-Mail.',
  ],
  fr: [
    'Nous et nos partenaires utilisons des cookies pour stocker vos données personnelles et vous proposer de la publicité. Vous pouvez retirer votre consentement à tout moment dans les paramètres.',
    'Cet article est réservé aux abonnés. Abonnez-vous pour lire la suite, ou connectez-vous si vous avez déjà un compte.',
    'Inscrivez-vous à notre newsletter et recevez chaque matin nos articles dans votre boîte mail.',
    'Vous utilisez un bloqueur de publicité. Merci de le désactiver pour notre site ou abonnez-vous.',
  ],
  es: [
    'Utilizamos cookies propias y de nuestros socios para tratar tus datos personales. Puedes aceptar o rechazar las cookies y cambiar tu configuración.',
    'Este contenido es exclusivo para suscriptores. Suscríbete para seguir leyendo nuestro artículo.',
    'Suscríbete a nuestro boletín y recibe cada mañana las noticias en tu correo electrónico.',
  ],
  it: [
    'Noi e i nostri partner utilizziamo i cookie per trattare i tuoi dati personali. Puoi accettare, rifiutare o revocare il tuo consenso nelle impostazioni.',
    'Questo articolo è riservato agli abbonati. Abbonati per continuare a leggere, o accedi al tuo account.',
    'Iscriviti alla nostra newsletter e ricevi ogni mattina le notizie nella tua posta.',
  ],
  pt: [
    'Nós e os nossos parceiros usamos cookies para tratar os seus dados pessoais. Você pode aceitar ou recusar e mudar as configurações.',
    'Conteúdo exclusivo para assinantes. Assine para continuar lendo o nosso conteúdo ou faça login na sua conta.',
    'Receba a nossa newsletter: inscreva-se e receba as notícias no seu e-mail.',
  ],
  nl: [
    'Wij en onze partners gebruiken cookies om uw persoonlijke gegevens te verwerken. U kunt uw toestemming altijd intrekken via de instellingen.',
    'Dit artikel is alleen voor abonnees. Word abonnee om verder te lezen of log in op uw account.',
    'Schrijf u in voor onze nieuwsbrief en ontvang dagelijks ons nieuws in uw mail.',
  ],
  pl: [
    'My i nasi partnerzy używamy plików cookies, aby przetwarzać dane osobowe. Kliknij ustawienia, aby cofnąć zgodę lub odrzucić cookies w Twojej przeglądarce.',
    'Artykuł dostępny dla prenumeratorów. Zaloguj się na swoje konto lub kup prenumeratę, aby czytać dalej nasz serwis.',
    'Zapisz się na nasz newsletter i otrzymuj codziennie wiadomości na Twój adres e-mail.',
  ],
  ru: [
    'Мы и наши партнёры используем файлы cookie, чтобы показывать вам рекламу. Вы можете отозвать согласие в настройки браузера.',
    'Эта статья доступна только для подписчиков. Оформите подписку, чтобы читать дальше, или войдите в ваш аккаунт.',
    'Подпишитесь на нашу рассылку и получайте новости на вашу почту.',
  ],
}

describe.each(Object.entries(NOTICES))('a notice of the page in %s', (_, notices) => {
  it.each(notices)('%s', (notice) => {
    for (const text of [`${notice}\n\n${STORY}`, `${STORY}\n\n${notice}`, `${STORY} ${notice}`]) {
      const { removed, words } = analyze(text)
      expect(removed.length).toBeGreaterThan(0)
      const left = words.count - analyze(STORY).words.count
      // The ends of a notice may have few of its words.
      expect(left).toBeGreaterThanOrEqual(0)
      expect(left).toBeLessThanOrEqual(6)
    }
  })
})

describe('what is the article stays', () => {
  it.each([
    'Readers can subscribe to the service from May, and the company said that it would not sell their data to partners.',
    'Regulators fined the firm because its website set cookies before users had given their consent.',
    'The minister declined to register any comments on the subscription, which costs nine euros a month.',
    '"We value your privacy and you may withdraw your consent to cookies at any time," the company said in a statement.',
    'The union asked all subscribers of the paper to cancel their subscription until the printers are paid.',
    'Subscribers left.',
    'Das Gericht hat die Einwilligung der Nutzer für unwirksam erklärt. Sie hatten ihre Daten nicht preisgeben wollen.',
    'La CNIL a condamné le groupe, dont le site déposait des cookies sans le consentement des internautes.',
    'La empresa dijo que sus suscriptores recibirán su boletín cada mes.',
    'Суд решил, что согласие пользователей не было получено, а данные переданы партнёрам.',
  ])('%s', (line) => {
    expect(analyze(`${STORY}\n\n${line}`).removed).toEqual([])
  })

  it('of advice to readers all is kept', () => {
    const advice =
      'How to block cookies in your browser\n\nOpen the settings of your browser and click on privacy. You can refuse all cookies of a website there.\n\n' +
      'If you register for a newsletter, use an address of your own for it, so that you can unsubscribe and your inbox stays free.\n\n' +
      'You can also delete the cookies that your browser has stored on your device, and your data with them.'
    expect(analyze(advice).removed).toEqual([])
  })
})

it('a text of nothing else is a page, with all its words', () => {
  for (const [lang, [wall]] of Object.entries(NOTICES)) {
    const { kind, removedWords } = fingerprint({ text: wall!, lang })
    expect({ lang, kind, removedWords }).toEqual({ lang, kind: 'page', removedWords: 0 })
  }
})

it('a story below a wall is the story', () => {
  const [alone, below] = [fingerprint({ text: STORY }), fingerprint({ text: `${NOTICES.en![0]}\n\n${STORY}` })]
  expect(below.kind).toBe('story')
  expect(below.words).toEqual(alone.words)
})

describe('5 MB of the worst text', () => {
  it.each(['cookies ', 'We use cookies. ', '"you subscribe. ', 'cookies\n', 'we and our '])(
    'of %s takes linear time',
    (unit) => {
      const start = performance.now()
      analyze(unit.repeat(5e6 / unit.length))
      // Quadratic work on 5 MB would take hours.
      expect(performance.now() - start).toBeLessThan(20_000)
    },
  )
})

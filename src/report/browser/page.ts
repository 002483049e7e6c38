import { ClusterList } from './cluster-list.js'
import { clusterView } from './cluster-view.js'
import { element } from './element.js'
import { overviewView } from './overview-view.js'
import { PageReader } from './page-reader.js'
import { themeButton } from './theme.js'
import { thresholdCard } from './threshold-card.js'

/*
 * The script of the page. It reads what stands in the page, draws it, and follows the address: nothing for the overview, `#clusters` for
 * the list where the screen is narrow, `#c12` for a cluster.
 */

const overview = PageReader.readOverview()
const main = element('main', { id: 'main' })
const isFeed = overview.kind === 'feed' && overview.clusters > 0
const bar = element(
  'header',
  { class: 'masthead' },
  element('a', { href: '#', class: 'brand' }, 'doppelwire'),
  isFeed &&
    element(
      'nav',
      { 'aria-label': 'Page' },
      element('a', { href: '#', id: 'to-overview' }, 'Overview'),
      element('a', { href: '#clusters', id: 'to-list' }, 'Clusters'),
    ),
  themeButton(),
)
document.body.append(bar, main)
// The charts need the overview alone, so they show before the index is unpacked.
if (overview.kind === 'feed' && viewOf(location.hash) === 'overview') main.append(overviewView(overview))

void start()

async function start(): Promise<void> {
  if (typeof DecompressionStream === 'undefined') {
    main.prepend(
      element(
        'p',
        { class: 'note' },
        'This browser is too old to unpack the clusters; its version of 2023 or later can.',
      ),
    )
    return
  }
  const reader = await PageReader.open()
  const list = isFeed ? new ClusterList(reader, (cluster) => go(`#c${cluster}`)) : undefined
  if (list) main.before(list.element)
  document.body.classList.toggle('with-list', list !== undefined)
  const follow = () => {
    const view = reader.overview.kind === 'pair' ? 'cluster' : viewOf(location.hash)
    document.body.dataset.view = view
    const cluster = reader.overview.kind === 'pair' ? 0 : Number(location.hash.slice(2))
    const isKnown = view === 'cluster' && cluster < reader.clusters
    main.replaceChildren(isKnown ? clusterView(reader, cluster) : wholeOverview(reader))
    main.scrollTop = 0
    scrollTo(0, 0)
    list?.mark(isKnown ? cluster : -1)
    for (const [id, name] of [
      ['to-overview', 'overview'],
      ['to-list', 'list'],
    ]) {
      const link = document.getElementById(id!)
      if (view === name) link?.setAttribute('aria-current', 'page')
      else link?.removeAttribute('aria-current')
    }
  }
  addEventListener('hashchange', follow)
  addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const isTyping = event.target instanceof HTMLInputElement || event.target instanceof HTMLSelectElement
    if (event.key === 'Escape') {
      if (viewOf(location.hash) === 'cluster') go(innerWidth < 800 ? '#clusters' : '#')
      list?.focus()
    } else if (isTyping || !list) return
    else if (event.key === '/') {
      event.preventDefault()
      if (innerWidth < 800) go('#clusters')
      list.focusSearch()
    } else if (event.key === 'j' || event.key === 'k') list.step(event.key === 'j' ? 1 : -1)
  })
  follow()
  document.body.dataset.ready = ''
}

function wholeOverview(reader: PageReader): HTMLElement {
  const view = overviewView(reader.overview)
  if (isFeed || reader.near.length > 0) view.querySelector('.cards')!.append(thresholdCard(reader))
  return view
}

function viewOf(hash: string): 'overview' | 'list' | 'cluster' {
  return /^#c\d+$/.test(hash) ? 'cluster' : hash === '#clusters' ? 'list' : 'overview'
}

function go(hash: string): void {
  location.hash = hash
}

import { element } from './element.js'

const THEMES = ['auto', 'light', 'dark'] as const
type Theme = (typeof THEMES)[number]

/** A button that goes through the themes; the choice is kept where the browser keeps anything for files. */
export function themeButton(): HTMLElement {
  const button = element('button', { type: 'button', class: 'theme', id: 'theme' })
  let theme = stored()
  const apply = () => {
    if (theme === 'auto') delete document.documentElement.dataset.theme
    else document.documentElement.dataset.theme = theme
    button.textContent = `Theme: ${theme}`
  }
  button.addEventListener('click', () => {
    theme = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length]!
    apply()
    try {
      localStorage.setItem('doppelwire-theme', theme)
    } catch {
      // A browser may refuse to store anything for a file.
    }
  })
  apply()
  return button
}

function stored(): Theme {
  try {
    const name = localStorage.getItem('doppelwire-theme')
    return THEMES.find((theme) => theme === name) ?? 'auto'
  } catch {
    return 'auto'
  }
}

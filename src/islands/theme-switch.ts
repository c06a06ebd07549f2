/** Light or dark, as the reader chose last. */
class ThemeSwitch extends HTMLElement {
  connectedCallback(): void {
    this.querySelector('button')?.addEventListener('click', () => {
      const root = document.documentElement
      root.dataset.theme = root.dataset.theme === 'dark' ? 'light' : 'dark'
      document.dispatchEvent(new CustomEvent('essaim:theme'))
      try {
        localStorage.setItem('essaim:theme', root.dataset.theme)
      } catch {
        // A private window keeps nothing; the choice lasts as long as the page.
      }
    })
  }
}

customElements.define('theme-switch', ThemeSwitch)

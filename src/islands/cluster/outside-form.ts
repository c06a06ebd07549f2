/** Where the reader types the address of a real cluster: `Client()` means that one then. */

import type { Language } from '../../i18n/language.ts'
import { text } from '../../i18n/text.ts'
import { outsideTrouble } from './outside-line.ts'

function part<T extends Element>(root: HTMLElement, selector: string): T {
  const found = root.querySelector<T>(selector)
  if (found === null) throw new Error(`the form of a real cluster has no ${selector}`)
  return found
}

/** Makes the form in `root` work. Nothing is sent before the reader presses Connect. */
export function prepareOutsideForm(root: HTMLElement, language: Language): void {
  const form = part<HTMLFormElement>(root, 'form')
  const field = part<HTMLInputElement>(root, 'input')
  const connect = part<HTMLButtonElement>(root, '.connect')
  const disconnect = part<HTMLButtonElement>(root, '.disconnect')
  const state = part<HTMLElement>(root, '[role="status"]')
  part<HTMLElement>(root, '.origin').textContent = location.origin

  const use = async (address: string | null): Promise<void> => {
    const { openTab } = await import('../tab.ts')
    const { cluster, kernel } = openTab()
    connect.disabled = true
    state.textContent = address === null ? '' : text(language, 'outside.connecting', { address })
    try {
      if (address !== null) cluster.release()
      const trouble = await kernel.useScheduler(address)
      if (trouble !== null) state.textContent = outsideTrouble(language, trouble)
      else if (address !== null) state.textContent = text(language, 'outside.means', { address })
      disconnect.disabled = trouble !== null || address === null
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error)
      state.textContent = text(language, 'cell.failedToStart', { reason })
    } finally {
      connect.disabled = false
    }
  }

  form.addEventListener('submit', (event) => {
    event.preventDefault()
    const typed = field.value.trim()
    void use(typed === '' || /^[a-z]+:\/\//i.test(typed) ? typed : `ws://${typed}`)
  })
  disconnect.addEventListener('click', () => void use(null))
}

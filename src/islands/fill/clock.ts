/** The time that is left in an exam. It is told by when the work began, so a reload changes nothing. */

import { fillText } from '../../i18n/fill/text.ts'
import { pageLanguage } from '../../i18n/language.ts'

const SOON_S = 300
const language = pageLanguage()

function clockTime(seconds: number): string {
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60]
  const two = (number: number) => String(number).padStart(2, '0')
  const rest = two(Math.floor(seconds) % 60)
  return hours === 0 ? `${minutes}:${rest}` : `${hours}:${two(minutes)}:${rest}`
}

/** Shows it each second until `stop`; `say` is told twice: five minutes before the end, and at it. */
export function startClock(
  place: HTMLElement,
  ends: number,
  say: (sentence: string) => void,
): () => void {
  let before = Number.POSITIVE_INFINITY
  const tick = () => {
    const left = (ends - Date.now()) / 1000
    const over = left < 0
    const time = clockTime(Math.abs(left))
    place.textContent = fillText(language, over ? 'time.over' : 'time.left', { time })
    place.dataset.state = over ? 'over' : left < SOON_S ? 'soon' : 'running'
    if (before >= SOON_S && left < SOON_S && !over) say(fillText(language, 'time.soon'))
    if (before >= 0 && over) say(fillText(language, 'time.up'))
    before = left
  }
  tick()
  place.hidden = false
  const timer = setInterval(tick, 1000)
  return () => clearInterval(timer)
}

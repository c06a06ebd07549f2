/** An output keeps the room that it has: a run that clears it moves nothing below it. */

export function keepPlaces(slide: HTMLElement): void {
  for (const log of slide.querySelectorAll<HTMLElement>('code-cell > [role="log"]')) {
    if (log.style.minHeight === '' && log.offsetHeight > 0) {
      log.style.minHeight = `${log.offsetHeight}px`
    }
  }
}

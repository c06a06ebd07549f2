/** Code that is walked through: each step lights some of its lines. */

export function lightLines(slide: HTMLElement): void {
  for (const block of slide.querySelectorAll<HTMLElement>('.lines')) {
    const steps = JSON.parse(block.dataset.steps ?? '[]') as readonly (readonly number[])[]
    if (steps.length === 0) continue
    const at = block.querySelectorAll('.step.visible').length
    const lit = new Set(steps[Math.min(at, steps.length - 1)])
    for (const [index, line] of block.querySelectorAll('.line').entries()) {
      line.classList.toggle('lit', lit.has(index + 1))
    }
  }
}

import { Brake } from './brake.ts'
import type { EmscriptenModule } from './emscripten.ts'

/** The JavaScript half of the two lanes that `essaim/loop/lanes.py` describes. */
export class Lanes {
  readonly #wakeups = new MessageChannel()
  readonly #steps = new MessageChannel()
  readonly #waiting: (() => Promise<void>)[] = []
  #timer: ReturnType<typeof setTimeout> | undefined
  #drain: () => void = () => {}
  #fire: () => void = () => {}
  #active = 0
  readonly #brake: Brake

  /**
   * @param interpreter its stack is reset whenever no promising call is active: they leak it
   *   (https://github.com/pyodide/pyodide/issues/6249)
   * @param onFatal told when a step ends the interpreter: Python's own errors never come here
   * @param brake what slows or stops the lanes
   */
  constructor(
    interpreter: EmscriptenModule,
    onFatal: (error: unknown) => void,
    brake: Brake = new Brake(),
  ) {
    this.#brake = brake
    const top = interpreter.stackSave()
    const drain = () => this.#drain()
    const enter = async () => {
      const step = this.#waiting.shift()
      if (step === undefined) return
      this.#active++
      try {
        await step()
      } catch (error) {
        onFatal(error)
      } finally {
        this.#active--
        if (this.#active === 0 && interpreter.stackSave() < top) interpreter.stackRestore(top)
      }
    }
    this.#wakeups.port1.onmessage = () => brake.run(drain)
    this.#steps.port1.onmessage = () => brake.run(enter)
  }

  connect(drain: () => void, fire: () => void): void {
    this.#drain = drain
    this.#fire = fire
  }

  wake(): void {
    this.#wakeups.port2.postMessage(0)
  }

  arm(milliseconds: number): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.#brake.run(() => this.#fire()), milliseconds)
  }

  enterBlocking(step: () => Promise<void>): void {
    this.#waiting.push(step)
    this.#steps.port2.postMessage(0)
  }
}

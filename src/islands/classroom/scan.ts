/** Reads a QR code with the camera, where there is one and the page may use it. */

import { button, make, say, write } from './make.ts'

/** Milliseconds between two looks. */
const LOOK = 200

/** A button that puts what the camera sees into a field; nothing over plain http. */
export function scanInto(field: HTMLInputElement | HTMLTextAreaElement): HTMLElement {
  const place = make('div', { className: 'scan' })
  if (!('mediaDevices' in navigator)) return place
  const told = make('p', { className: 'plain' })
  told.setAttribute('role', 'status')
  let stop: (() => void) | null = null
  const press = button('scan', () => {
    if (stop !== null) return stop()
    void scan(place).then(
      (scanning) => {
        stop = () => {
          stop = null
          scanning.stop()
          press.textContent = say('scan')
        }
        press.textContent = say('scan.stop')
        scanning.found = (text) => {
          field.value = text
          stop?.()
          field.focus()
        }
      },
      () => write(told, say('scan.none')),
    )
  })
  place.append(press, told)
  return place
}

interface Scanning {
  stop: () => void
  found: (text: string) => void
}

async function scan(place: HTMLElement): Promise<Scanning> {
  const [{ decodeQR }, stream] = await Promise.all([
    import('qr/decode.js'),
    navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } }),
  ])
  const video = make('video', { srcObject: stream, muted: true, playsInline: true })
  const canvas = make('canvas')
  place.append(video)
  await video.play()
  const scanning: Scanning = {
    found: () => {},
    stop: () => {
      clearInterval(looking)
      for (const track of stream.getTracks()) track.stop()
      video.remove()
    },
  }
  const looking = setInterval(() => {
    const { videoWidth: width, videoHeight: height } = video
    const context = canvas.getContext('2d', { willReadFrequently: true })
    if (context === null || width === 0) return
    Object.assign(canvas, { width, height })
    context.drawImage(video, 0, 0)
    try {
      scanning.found(decodeQR(context.getImageData(0, 0, width, height)))
    } catch {
      // No code is in sight yet.
    }
  }, LOOK)
  return scanning
}

/** How a Chromium is started for tests and figures: nobody sees it, and it asks nobody for anything. */
export const CHROMIUM_SWITCHES: readonly string[] = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

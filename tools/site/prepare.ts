import { makeData } from '../data/data.ts'
import { writeOutsideFiles } from '../outside/write.ts'
import { vendor } from '../vendor/vendor.ts'
import { buildSite, type Site } from './build.ts'

export const say = (line: string) => console.log(`essaim: ${line}`)

/** Everything that serving the site needs, made where it is stale. */
export async function prepareSite(site?: Site): Promise<void> {
  await vendor(say)
  await makeData(say)
  writeOutsideFiles()
  await buildSite(say, site)
}

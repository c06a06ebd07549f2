/**
 * `npm run truth -- dask`: dask's own tests on the tab's cluster, with a page of what came of it.
 * `npm run truth -- images`: pandas', pyarrow's and scikit-learn's, restored from an image and loaded, compared.
 * `npm run truth -- contract`: the cases that a native cluster and the tab's keep alike.
 * `npm run truth -- rebuilt`: the images made again, which have to have the same bytes.
 * `npm run truth -- lessons`: the lessons' cells with each package loaded by its import, without images.
 * Further words choose files.
 */

import { pythonEnvironment, sitePackages } from './python/environment.ts'
import { say } from './site/prepare.ts'
import { main, Trouble } from './trouble.ts'
import { contract } from './truth/contract.ts'
import { daskOwnTests } from './truth/dask/run.ts'
import { imagesOwnTests } from './truth/images/run.ts'
import { lessonsWithoutImages } from './truth/lessons.ts'
import { imagesRebuilt } from './truth/rebuilt.ts'

await main(async () => {
  const [suite, ...words] = process.argv.slice(2)
  if (suite === 'contract') return contract(words)
  if (suite === 'rebuilt') return imagesRebuilt()
  if (suite === 'lessons') return lessonsWithoutImages(words)
  const packages = await sitePackages(say)
  const program = await pythonEnvironment(say)
  if (packages === null || program === null) throw new Trouble('Python 3.12 is missing')
  if (suite === 'dask') return daskOwnTests(packages, program('python'), words)
  if (suite === 'images') return imagesOwnTests(packages, program('python'), words)
  throw new Trouble('which truth? There are "dask", "images", "rebuilt", "lessons" and "contract"')
})

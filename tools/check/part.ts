/** One part of `npm run check`: it passes, fails with what there is to read, or cannot be run. */
export type Verdict =
  | { readonly kind: 'passed' }
  | { readonly kind: 'failed'; readonly output: string }
  | { readonly kind: 'skipped'; readonly why: string }

export interface Part {
  readonly name: string
  judge(): Promise<Verdict>
}

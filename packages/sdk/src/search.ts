/** What is looked for. */
export interface SearchInput {
  /** As it is typed: the last word counts as far as it is written. */
  readonly text: string
  /** Names of entities. Default: all that can be searched. */
  readonly entities?: readonly string[] | undefined
  /** 1 to 100. Default 20. */
  readonly limit?: number | undefined
  /** The `next` of the page before. */
  readonly after?: string | undefined
}

/** A record that was found. */
export interface SearchHit {
  readonly entity: string
  readonly id: string
  readonly label: string
  /** 'exact': the whole of a value, an e-mail address or a phone number; 'near': with one letter wrong. */
  readonly stage: 'exact' | 'words' | 'near'
  /** The field by which it was found, a part of its value, and where in it, [from, to) in UTF-16 units. */
  readonly field: string
  readonly text: string
  readonly marks: readonly (readonly [number, number])[]
}

export interface SearchPage {
  readonly hits: readonly SearchHit[]
  /** Give it as `after` for the page behind this one; absent on the last. A page may be short and not be the last. */
  readonly next?: string
}

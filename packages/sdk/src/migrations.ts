/** Moves data, never tables or columns: those are added by themselves. Plain data, run once, in order, in one transaction. */
export interface Migration {
  /** `0004-split-names`; the ledger is per plugin. */
  readonly id: string
  /** Migrations of others that must have run: `accounts/0004-split-names`. */
  readonly after?: readonly string[]
  /** One text for both databases, or one for each. */
  readonly statements: readonly (string | { readonly sqlite: string; readonly postgres: string })[]
}

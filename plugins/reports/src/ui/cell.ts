/** A cell of a file: words, a number, a part of 1, or nothing. */
export type SheetCell = string | number | { readonly part: number } | null

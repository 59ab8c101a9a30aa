import type { SqlValue } from '../dialect.ts'

export type Decode = (text: string) => SqlValue

/** How a column's text becomes a value, by the id of its type. */
export function decoderOf(type: number): Decode | undefined {
  return decoders.get(type)
}

const exact: Decode = text => {
  const number = Number(text)
  return Number.isSafeInteger(number) ? number : BigInt(text)
}

const decoders: ReadonlyMap<number, Decode> = new Map<number, Decode>([
  [16, text => (text === 't' ? 1 : 0)],
  [17, text => new Uint8Array(Buffer.from(text.slice(2), 'hex'))],
  [20, exact],
  [21, Number],
  [23, Number],
  [26, Number],
  [700, Number],
  [701, Number],
  [1700, text => (/^-?\d+$/.test(text) ? exact(text) : Number(text))],
])

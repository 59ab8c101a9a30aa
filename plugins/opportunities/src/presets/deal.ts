import type { customers, Name } from './customers.ts'

export type Currency = 'CNY' | 'USD' | 'EUR'
/** A product of the catalogue by its code, how many, and percent off. */
export type Item = readonly [product: string, quantity: number, discount?: number]
export type Rival = readonly [who: 'north' | 'east' | 'global', offer?: Name]

/** What is known of any deal. */
export interface Deal {
  readonly customer: keyof typeof customers
  readonly name: Name
  readonly items: readonly Item[]
  readonly currency: Currency
  readonly rival?: Rival
  /** Whether it is leased. */
  readonly isLeased?: boolean
}

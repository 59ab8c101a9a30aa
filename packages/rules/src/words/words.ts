export type Unit = 'm' | 'h' | 'd' | 'w' | 'mo' | 'y'
type Comparison = 'gt' | 'gte' | 'lt' | 'lte'
type Phrase = (field: string, value: string) => string

/** What one language says. Values and lists come formatted. */
export interface Words {
  readonly and: string
  readonly or: string
  readonly always: string
  readonly never: string
  readonly nothing: string
  readonly yes: string
  readonly no: string
  readonly comma: string
  readonly now: string
  readonly today: string
  readonly empty: (field: string) => string
  readonly notEmpty: (field: string) => string
  readonly group: (clause: string) => string
  readonly not: (clause: string) => string
  readonly quoted: (text: string) => string
  readonly phrases: Readonly<
    Record<'eq' | 'ne' | 'in' | 'notIn' | 'contains' | 'startsWith' | 'endsWith' | 'has' | 'hasAny' | 'via', Phrase>
  >
  readonly ofNumbers: Readonly<Record<Comparison, Phrase>>
  readonly ofTimes: Readonly<Record<Comparison, Phrase>>
  readonly ofTexts: Readonly<Record<Comparison, Phrase>>
  /** A count, positive or negative, of units from now or from today. */
  readonly shifted: (from: 'now' | 'today', count: number, unit: Unit) => string
}

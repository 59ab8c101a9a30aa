import type { Labels } from '../data/api.ts'
import type { Directory, FieldInfo } from '../data/directory.ts'
import type { Texts } from '../texts/texts.ts'

/** What a value is drawn with. */
export interface ValueContext {
  readonly texts: Texts
  readonly directory: Directory
  readonly labels: Labels
  /** The entity that the field is of. */
  readonly entity: string
  readonly field: FieldInfo
  readonly now: Date
  /** In a row of a list, which is a link itself: no links, one line. */
  readonly isInRow?: boolean
  /** Entities whose names for fields are tried for a document's keys, and whose words for codes for its values. */
  readonly beside?: readonly string[]
}

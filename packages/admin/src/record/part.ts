import type { EntityInfo } from '../data/directory.ts'
import { Part } from '../ui/part.ts'

/** A part of the page of one record. */
export class RecordPart extends Part {
  static override properties: import('lit').PropertyDeclarations = {
    entity: { attribute: false },
    recordId: { attribute: false },
  }

  declare entity: EntityInfo
  declare recordId: string
}
